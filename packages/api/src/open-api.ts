// Prints the endpoint table as an OpenAPI 3.1 document, whose schemas are the very JSON Schemas that requests are judged by.
import type { Endpoint } from './define-endpoint.ts';
import { endpoints } from './endpoints.ts';
import { ProblemSchema } from './schemas.ts';

type OpenApi = Record<string, unknown>;

/** A TypeBox schema as plain JSON. */
const plain = (schema: unknown): unknown => JSON.parse(JSON.stringify(schema));

function parametersOf(endpoint: Endpoint): OpenApi[] {
  const parts = [
    { place: 'path', schema: endpoint.params },
    { place: 'query', schema: endpoint.query },
  ];
  return parts.flatMap(({ place, schema }) =>
    Object.entries(schema?.properties ?? {}).map(([name, property]) => ({
      name,
      in: place,
      required: place === 'path' || (schema?.required as readonly string[] | undefined)?.includes(name) === true,
      schema: plain(property),
    })),
  );
}

function answerOf(endpoint: Endpoint): OpenApi {
  if (endpoint.transport === 'download') {
    return { description: 'The file', content: { 'text/csv': { schema: { type: 'string' } } } };
  }
  if (endpoint.response === undefined) return { description: 'Done' };
  const media = endpoint.transport === 'stream' ? 'text/event-stream' : 'application/json';
  return { description: 'Done', content: { [media]: { schema: plain(endpoint.response) } } };
}

function requestBodyOf(endpoint: Endpoint): OpenApi {
  if (endpoint.transport === 'file') {
    const schema = { type: 'string', format: 'binary' };
    return { requestBody: { required: true, content: { 'application/octet-stream': { schema } } } };
  }
  if (endpoint.body === undefined) return {};
  return { requestBody: { required: true, content: { 'application/json': { schema: plain(endpoint.body) } } } };
}

function operationOf(name: string, endpoint: Endpoint): OpenApi {
  const hasAnswer = endpoint.response !== undefined || endpoint.transport === 'download';
  return {
    operationId: name,
    summary: endpoint.summary,
    ...(endpoint.access === 'public' ? { security: [] } : {}),
    ...(endpoint.access === 'owner' ? { description: 'Owners of the organisation only.' } : {}),
    parameters: parametersOf(endpoint),
    ...requestBodyOf(endpoint),
    responses: {
      [hasAnswer ? '200' : '204']: answerOf(endpoint),
      default: {
        description:
          endpoint.errors === undefined
            ? 'A problem'
            : `A problem; callers should handle ${endpoint.errors.join(', ')}`,
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

export function printOpenApi(version: string): OpenApi {
  const paths: Record<string, OpenApi> = {};
  for (const [name, endpoint] of Object.entries(endpoints) as [string, Endpoint][]) {
    const path = endpoint.path.replace(/:(\w+)/g, '{$1}');
    const operations = (paths[path] ??= {});
    operations[endpoint.method.toLowerCase()] = operationOf(name, endpoint);
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Keepwell (留客)', version },
    security: [{ session: [] }],
    paths,
    components: {
      schemas: { Problem: plain(ProblemSchema) },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'keepwell.session_token' } },
    },
  };
}
