// The shape of a handler: decoded request in, answer out, typed from its endpoint.
import type { EndpointName, Endpoints, RequestOf, ResponseOf } from '@keepwell/api';
import type { Language } from '@keepwell/kernel';
import type { Actor } from '@keepwell/store';
import type { ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import type { Person } from '../accounts/person.ts';
import type { Session } from '../accounts/sessions.ts';

/** Who asks, and how the answer may touch the cookies. */
export interface Visit {
  readonly language: Language;
  /** Address of the caller, behind trusted proxies the real one. */
  readonly address: string;
  /** Origin under which the caller reached the product, for links. */
  readonly origin: string;
  readonly cookieHeader: string | undefined;
  setCookies(cookies: readonly string[]): void;
}

/** A visit with a session. */
export interface PersonalVisit extends Visit {
  readonly session: Session;
  readonly person: Person;
  readonly actor: Actor;
}

export interface Download {
  readonly fileName: string;
  readonly type: string;
  readonly content: Readable;
}

type VisitOf<Name extends EndpointName> = Name extends PublicName ? Visit : PersonalVisit;

/** Endpoints that answer without a session; a test compares this list with the table. */
export type PublicName =
  | 'getSession'
  | 'setUp'
  | 'signIn'
  | 'getInvitation'
  | 'acceptInvitation'
  | 'getReset'
  | 'resetPassword';

/** What a handler may hand out: the response, read-only all the way down. */
export type Sent<Value> = Value extends readonly (infer Item)[]
  ? readonly Sent<Item>[]
  : Value extends object
    ? { readonly [Key in keyof Value]: Sent<Value[Key]> }
    : Value;

type Input<Name extends EndpointName> = RequestOf<Endpoints[Name]>;

type JsonHandler<Name extends EndpointName> = (
  request: Input<Name>,
  visit: VisitOf<Name>,
) => Promise<ResponseOf<Endpoints[Name]> extends undefined ? void : Sent<ResponseOf<Endpoints[Name]>>>;

/** Every endpoint by its transport; one that is missing in the table of handlers does not compile. */
export type HandlerOf<Name extends EndpointName> = Name extends 'uploadFile'
  ? (
      request: Input<Name> & { readonly file: Readable },
      visit: VisitOf<Name>,
    ) => Promise<Sent<ResponseOf<Endpoints[Name]>>>
  : Name extends 'refusedRows' | 'exportRecords' | 'planExceptions'
    ? (request: Input<Name>, visit: VisitOf<Name>) => Promise<Download>
    : Name extends 'stream'
      ? (response: ServerResponse, lastEventId: string | undefined, visit: VisitOf<Name>) => void
      : JsonHandler<Name>;

export type Handlers = { readonly [Name in EndpointName]: HandlerOf<Name> };
export type HandlersOf<Part> = { readonly [Name in keyof Part & EndpointName]: HandlerOf<Name> };
