// What a rule can see: the typed fields of its record, and the context of the moment it is judged in.
import type { Json, PartialText } from '@keepwell/kernel';
import { idPattern } from '@keepwell/kernel';
import type { ValueType } from './value-type.ts';

/** A field a rule may refer to by `{"var": path}`. */
export interface FieldInScope {
  readonly path: string;
  readonly labels: PartialText;
  readonly type: ValueType;
  /** Never empty. */
  readonly required: boolean;
}

export interface Scope {
  field(path: string): FieldInScope | undefined;
  all(): readonly FieldInScope[];
}

/** Everything a rule knows beside its record. The same context gives the same answer, on every machine. */
export interface RuleContext {
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly now: number;
  /** IANA name, such as Asia/Shanghai: decides what "today" is and where a day begins. */
  readonly timeZone: string;
  /** Who reads; only rules that say so depend on it. */
  readonly me?: { readonly id: string; readonly [key: string]: Json };
}

/** A scope over a fixed list of fields. `customer.name` is found inside an object field, too. */
export function createScope(fields: readonly FieldInScope[]): Scope {
  const byPath = new Map(fields.map((field) => [field.path, field]));
  return {
    all: () => fields,
    field(path) {
      const own = byPath.get(path);
      if (own !== undefined) return own;
      const dot = path.lastIndexOf('.');
      if (dot < 0) return undefined;
      const parent = this.field(path.slice(0, dot));
      if (parent?.type.kind !== 'object') return undefined;
      const inner = Object.hasOwn(parent.type.fields, path.slice(dot + 1))
        ? parent.type.fields[path.slice(dot + 1)]
        : undefined;
      return inner === undefined ? undefined : { ...inner, path, required: inner.required && parent.required };
    },
  };
}

/** The scope inside `some`, `filter` and their like: the item is `{"var": ""}`, an object's fields are its own names. */
export function itemScope(item: ValueType): Scope {
  const fields = item.kind === 'object' ? Object.values(item.fields) : [];
  const whole: FieldInScope = {
    path: '',
    labels: { en: 'the item', zh: '该项' },
    type: item,
    required: item.kind !== 'unknown',
  };
  return createScope([whole, ...fields]);
}

/** A scope that knows nothing and accepts every path: for rules over data of unknown shape (the command line). */
export const openScope: Scope = {
  all: () => [],
  field: (path) => ({ path, labels: { en: path, zh: path }, type: { kind: 'unknown' }, required: false }),
};

/** Whether a path is an id that Keepwell itself made, never text from a person. */
export function isOwnId(path: string): boolean {
  return idPattern.test(path);
}
