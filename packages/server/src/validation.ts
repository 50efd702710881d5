// Judges requests by their endpoint's schemas and turns what is wrong into issues that point to the place.
import { AppError, type Issue, issue, type PathSegment, type Text } from '@keepwell/kernel';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import type { TSchema } from 'typebox';

/** Throws `server.request_invalid` with issues; may fill in defaults and turn query texts into numbers. */
export type Check = (value: unknown) => void;

const settings = { strict: false, allowUnionTypes: true } as const;

function createAjv(options: { coerceTypes: boolean; allErrors: boolean }): Ajv {
  const ajv = new Ajv({ ...settings, ...options });
  addFormats.default(ajv, ['email']);
  return ajv;
}

// A small form is judged whole; a large body only up to its first mistake, or a hostile one would cost memory without end.
const forms = createAjv({ coerceTypes: false, allErrors: true });
const bodies = createAjv({ coerceTypes: false, allErrors: false });
const texts = createAjv({ coerceTypes: true, allErrors: true });

const typeNames: Readonly<Record<string, Text>> = {
  string: { en: 'text', zh: '文本' },
  integer: { en: 'a whole number', zh: '整数' },
  number: { en: 'a number', zh: '数字' },
  boolean: { en: 'true or false', zh: 'true 或 false' },
  array: { en: 'a list', zh: '列表' },
  object: { en: 'an object', zh: '对象' },
  null: { en: 'null', zh: 'null' },
};

/** `/records/3/f_a~1b` → ['records', 3, 'f_a/b'] */
function toPath(pointer: string): PathSegment[] {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

function toIssue(error: ErrorObject, root: PathSegment[]): Issue {
  const path = [...root, ...toPath(error.instancePath)];
  const params = error.params as Record<string, unknown>;
  const limit = Number(params['limit']);
  switch (error.keyword) {
    case 'required':
      return issue('server.value_missing', [...path, String(params['missingProperty'])], {
        name: String(params['missingProperty']),
      });
    case 'additionalProperties':
      return issue('server.value_unknown', [...path, String(params['additionalProperty'])], {
        name: String(params['additionalProperty']),
      });
    case 'type':
      return issue('server.value_type', path, { expected: namesOf([params['type']].flat().map(String)) });
    case 'minLength':
      return limit === 1
        ? issue('server.value_missing', path, { name: String(path.at(-1) ?? '') })
        : issue('server.value_short', path, { limit });
    case 'maxLength':
      return issue('server.value_long', path, { limit });
    case 'minItems':
      return issue('server.value_few', path, { limit });
    case 'maxItems':
      return issue('server.value_many', path, { limit });
    case 'minimum':
    case 'maximum':
    case 'exclusiveMinimum':
    case 'exclusiveMaximum':
      return issue('server.value_range', path, {
        comparison: String(params['comparison']).replace('>=', '≥').replace('<=', '≤'),
        limit,
      });
    case 'const':
      return issue('server.value_choice', path, { expected: JSON.stringify(params['allowedValue']) });
    case 'format':
      if (params['format'] === 'email') return issue('server.value_email', path);
      return issue('server.value_form', path, { expected: String(params['format']) });
    case 'pattern':
      return issue('server.value_form', path, { expected: String(params['pattern']) });
    default:
      return issue('server.value_form', path, { expected: error.message ?? error.keyword });
  }
}

/** The failed branches of a union say little; one issue for the union says what would have been right. */
function toIssues(errors: readonly ErrorObject[], root: PathSegment[]): Issue[] {
  const unions = errors.filter((error) => error.keyword === 'anyOf');
  const branches = (union: ErrorObject) =>
    errors.filter((error) => error.schemaPath.startsWith(`${union.schemaPath}/`));
  const hidden = new Set(unions.flatMap(branches));
  return errors
    .filter((error) => !hidden.has(error))
    .slice(0, 50)
    .map((error) => {
      if (error.keyword !== 'anyOf') return toIssue(error, root);
      const path = [...root, ...toPath(error.instancePath)];
      const own = branches(error).filter((branch) => branch.instancePath === error.instancePath);
      const values = own.filter((branch) => branch.keyword === 'const');
      if (values.length > 0 && values.length === own.length) {
        const expected = values.map((branch) => String((branch.params as { allowedValue: unknown }).allowedValue));
        return issue('server.value_choice', path, { expected: expected.join(', ') });
      }
      const types = own.flatMap((branch) => (branch.keyword === 'type' ? String(branch.params['type']) : []));
      return issue('server.value_type', path, { expected: namesOf(types) });
    });
}

function namesOf(types: readonly string[]): Text {
  const names = types.map((type) => typeNames[type] ?? { en: type, zh: type });
  return { en: names.map(({ en }) => en).join(' / '), zh: names.map(({ zh }) => zh).join(' / ') };
}

/** `form`: a small body whose every mistake is listed; `text`: params and query, which arrive as text. */
export function createCheck(
  schema: TSchema,
  place: 'params' | 'query' | 'body',
  kind: 'form' | 'body' | 'text',
): Check {
  const ajv = kind === 'form' ? forms : kind === 'body' ? bodies : texts;
  // Compiling costs about a millisecond a schema, so it waits for the first request.
  let validate: ValidateFunction | null = null;
  return (value) => {
    validate ??= ajv.compile(schema);
    if (validate(value)) return;
    const root = place === 'body' ? [] : [place];
    throw new AppError('server.request_invalid', {}, { issues: toIssues(validate.errors ?? [], root) });
  };
}
