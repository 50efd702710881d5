// Every endpoint of the product by name; a handler that is missing for one of them does not compile.
import { documentEndpoints } from './endpoints/documents.ts';
import { healthEndpoints } from './endpoints/health.ts';
import { importEndpoints } from './endpoints/imports.ts';
import { recordEndpoints } from './endpoints/records.ts';
import { segmentEndpoints } from './endpoints/segments.ts';
import { sessionEndpoints } from './endpoints/session.ts';
import { streamEndpoints } from './endpoints/stream.ts';

export const endpoints = {
  ...sessionEndpoints,
  ...documentEndpoints,
  ...recordEndpoints,
  ...importEndpoints,
  ...healthEndpoints,
  ...segmentEndpoints,
  ...streamEndpoints,
} as const;

export type Endpoints = typeof endpoints;
export type EndpointName = keyof Endpoints;
