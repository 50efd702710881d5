// Registry: the types of one kind (operators, field types, document kinds), listed explicitly and looked up by name.

export interface Registry<Type extends { readonly name: string }> {
  readonly all: readonly Type[];
  get(name: string): Type | undefined;
  /** The type of that name; an unknown name is a broken invariant, so it throws. */
  need(name: string): Type;
}

export function createRegistry<Type extends { readonly name: string }>(types: readonly Type[]): Registry<Type> {
  const byName = new Map<string, Type>();
  for (const type of types) {
    if (byName.has(type.name)) throw new Error(`Two types are named ${type.name}`);
    byName.set(type.name, type);
  }
  return {
    all: types,
    get: (name) => byName.get(name),
    need(name) {
      const found = byName.get(name);
      if (found === undefined) throw new Error(`No type is named ${name}`);
      return found;
    },
  };
}
