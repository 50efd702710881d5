// A client typed from the endpoints. The way requests travel is handed in, so this file does no I/O.
import type { Endpoint, RequestOf, ResponseOf } from './define-endpoint.ts';
import { endpoints, type EndpointName, type Endpoints } from './endpoints.ts';

export interface WireRequest {
  readonly method: string;
  /** Path with parameters filled in and the query appended. */
  readonly url: string;
  readonly body: unknown;
  readonly transport: NonNullable<Endpoint['transport']>;
}

/** Sends a request and gives the decoded JSON body (undefined for 204); throws on a problem. */
export type Transport = (request: WireRequest) => Promise<unknown>;

type Needed<R> = { [K in keyof R as R[K] extends undefined ? never : K]: R[K] };

/** Nothing to say, no argument. */
type Arguments<Request> = keyof Request extends never ? [] : [request: Request];

export type Client = {
  readonly [Name in EndpointName]: (
    ...request: Arguments<Needed<RequestOf<Endpoints[Name]>>>
  ) => Promise<ResponseOf<Endpoints[Name]>>;
};

/** Fills `:name` in a path and appends a query; undefined query values are left out. */
export function requestUrl(
  path: string,
  params: Record<string, unknown> = {},
  query: Record<string, unknown> = {},
): string {
  const filled = path.replace(/:(\w+)/g, (_whole, name: string) => encodeURIComponent(String(params[name])));
  const pairs = Object.entries(query).filter(([, value]) => value !== undefined);
  if (pairs.length === 0) return filled;
  return `${filled}?${pairs.map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(String(value))}`).join('&')}`;
}

export function createClient(transport: Transport): Client {
  const client: Record<string, (request?: Record<string, unknown>) => Promise<unknown>> = {};
  for (const [name, endpoint] of Object.entries(endpoints) as [string, Endpoint][]) {
    client[name] = (request = {}) =>
      transport({
        method: endpoint.method,
        url: requestUrl(
          endpoint.path,
          request['params'] as Record<string, unknown>,
          request['query'] as Record<string, unknown>,
        ),
        body: request['body'],
        transport: endpoint.transport ?? 'json',
      });
  }
  return client as unknown as Client;
}
