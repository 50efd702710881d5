// An endpoint as data: the server registers a handler for it, the client is typed from it, OpenAPI is printed from it.
import type { Static, TObject, TSchema } from 'typebox';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
/** `public`: answers without a session; `session`: a signed-in person; `owner`: one who may manage the organisation. */
export type Access = 'public' | 'session' | 'owner';

export interface Endpoint<
  Params extends TObject = TObject,
  Query extends TObject = TObject,
  Body extends TSchema = TSchema,
  Response extends TSchema = TSchema,
> {
  readonly method: Method;
  /** `:name` marks a parameter of `params`. */
  readonly path: `/api/${string}`;
  readonly summary: string;
  readonly access: Access;
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  /** Absent: 204 without a body. */
  readonly response?: Response;
  /** `file`: the body is a file's bytes; `download`: the answer is a file; `stream`: server-sent events. */
  readonly transport?: 'json' | 'file' | 'download' | 'stream';
  /** Codes beyond the general ones that a caller should handle. */
  readonly errors?: readonly string[];
}

export function defineEndpoint<
  Params extends TObject,
  Query extends TObject,
  Body extends TSchema,
  Response extends TSchema,
>(endpoint: Endpoint<Params, Query, Body, Response>): Endpoint<Params, Query, Body, Response> {
  return Object.freeze(endpoint);
}

type StaticOf<Schema> = Schema extends TSchema ? Static<Schema> : undefined;
// An endpoint that leaves a part out infers the bare bound; those parts are `undefined` in the request.
type Part<Schema, Bound> = Bound extends Schema ? undefined : StaticOf<Schema>;

export interface RequestOf<E extends Endpoint> {
  readonly params: E extends Endpoint<infer P, TObject, TSchema, TSchema> ? Part<P, TObject> : never;
  readonly query: E extends Endpoint<TObject, infer Q, TSchema, TSchema> ? Part<Q, TObject> : never;
  readonly body: E extends Endpoint<TObject, TObject, infer B, TSchema> ? Part<B, TSchema> : never;
}

export type ResponseOf<E extends Endpoint> =
  E extends Endpoint<TObject, TObject, TSchema, infer R> ? Part<R, TSchema> : never;
