// Holds every answer against its response schema, with nothing more allowed than the schema names.
import { type Endpoint, type EndpointName, endpoints } from '@keepwell/api';
import { Ajv2019, type ValidateFunction } from 'ajv/dist/2019.js';
import addFormats from 'ajv-formats';

/** The schema with every object closed; members of an intersection are closed together. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const { allOf, ...rest } = schema as Record<string, unknown>;
  const inner = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, closed(value)]));
  if (Array.isArray(allOf)) return { ...inner, allOf, unevaluatedProperties: false };
  if (inner['type'] === 'object' && inner['patternProperties'] === undefined) inner['additionalProperties'] ??= false;
  return inner;
}

const ajv = new Ajv2019({ strict: false });
addFormats.default(ajv, ['email']);
const validators = new Map<EndpointName, ValidateFunction>();

/** Throws when an answer is not what its endpoint promises. */
export function inspectAnswer(name: EndpointName, answer: unknown): void {
  const { response } = endpoints[name] as Endpoint;
  if (response === undefined) {
    if (answer !== undefined) throw new Error(`${name} answers although its endpoint promises nothing`);
    return;
  }
  let validate = validators.get(name);
  if (validate === undefined) {
    validate = ajv.compile(closed(JSON.parse(JSON.stringify(response))) as object);
    validators.set(name, validate);
  }
  // As it travels: undefined properties are not there.
  if (!validate(JSON.parse(JSON.stringify(answer)))) {
    throw new Error(`${name} answers against its schema: ${ajv.errorsText(validate.errors)}`);
  }
}
