// Which control edits which setting of a field type: read off the type's own schema, so that a new type needs no form.
import type { TSchema } from 'typebox';

export type OptionControl =
  | { readonly kind: 'yesNo'; readonly name: string }
  | { readonly kind: 'text'; readonly name: string; readonly maxLength: number | undefined }
  | {
      readonly kind: 'number';
      readonly name: string;
      readonly min: number | undefined;
      readonly max: number | undefined;
      readonly whole: boolean;
      /** May be left empty. */
      readonly nullable: boolean;
    }
  /** One of a few words. */
  | { readonly kind: 'oneOf'; readonly name: string; readonly values: readonly string[] }
  /** Something with an editor of its own. */
  | { readonly kind: 'special'; readonly name: string };

interface Shape {
  readonly type?: string;
  readonly anyOf?: readonly Shape[];
  readonly const?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly properties?: Readonly<Record<string, Shape>>;
}

export function controlsOf(schema: TSchema): OptionControl[] {
  const { properties = {} } = schema as Shape;
  return Object.entries(properties).map(([name, shape]) => controlOf(name, shape));
}

function controlOf(name: string, shape: Shape, nullable = false): OptionControl {
  const branches = shape.anyOf ?? [];
  const filled = branches.filter((branch) => branch.type !== 'null');
  const [first] = filled;
  if (first !== undefined && filled.length === 1 && branches.length === 2) return controlOf(name, first, true);
  if (filled.length > 0 && filled.every((branch) => typeof branch.const === 'string')) {
    return { kind: 'oneOf', name, values: filled.map((branch) => String(branch.const)) };
  }
  switch (shape.type) {
    case 'boolean':
      return { kind: 'yesNo', name };
    case 'integer':
    case 'number':
      return {
        kind: 'number',
        name,
        min: shape.minimum,
        max: shape.maximum,
        whole: shape.type === 'integer',
        nullable,
      };
    case 'string':
      // A text of a fixed form (an id, a code) is chosen, not typed.
      return shape.pattern === undefined
        ? { kind: 'text', name, maxLength: shape.maxLength }
        : { kind: 'special', name };
    default:
      return { kind: 'special', name };
  }
}
