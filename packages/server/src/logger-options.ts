// The structured log: one JSON line each, without addresses, bodies, names, cookies or tokens, which paths can hold, too.
import type { FastifyServerOptions } from 'fastify';
import type { LogLevel } from './options.ts';

export function loggerOptions(level: LogLevel): Exclude<FastifyServerOptions['logger'], boolean | undefined> {
  return {
    level,
    // No process number and host name: whoever runs the program knows them.
    base: null,
    // What the framework logs by itself is cut down to what cannot hold personal data.
    serializers: {
      req: ({ method }: { method: string }) => ({ method }),
      res: ({ statusCode }: { statusCode: number }) => ({ statusCode }),
      err: ({ name, code }: Error & { code?: string }) => ({ name, code }) as never,
    },
  };
}
