// Serves the built web client: hashed assets for ever, everything else fresh, and every unknown page as the application.
import compress from '@fastify/compress';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { existsSync, statSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { constants } from 'node:zlib';

export interface WebFiles {
  /** Answers a page that is no file and no API address; false when there is nothing to show. */
  sendApplication(request: FastifyRequest, reply: FastifyReply): boolean;
}

/** `index.html` from memory; read again when a build has replaced it. */
function createPage(file: string): () => string | null {
  let page: { readonly text: string; readonly changedAt: number } | null = null;
  return () => {
    const changedAt = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
    if (changedAt === undefined) return null;
    if (page?.changedAt !== changedAt) page = { text: readFileSync(file, 'utf8'), changedAt };
    return page.text;
  };
}

export function registerWebFiles(app: FastifyInstance, folder: string): WebFiles {
  const page = createPage(join(folder, 'index.html'));
  // In a scope of its own: the hooks of compression would cost every small API answer a tenth of its time.
  void app.register(async (scope) => {
    if (!existsSync(folder)) return;
    await scope.register(compress, {
      threshold: 1024,
      encodings: ['br', 'gzip'],
      brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
    });
    await scope.register(fastifyStatic, {
      root: folder,
      index: false,
      wildcard: true,
      cacheControl: false,
      setHeaders(reply, path) {
        // Vite puts a hash of the content into the names of what lies in assets/.
        const isHashed = path.startsWith(join(folder, 'assets'));
        reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  });
  const send = (reply: FastifyReply): boolean => {
    const text = page();
    if (text === null) return false;
    void reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(text);
    return true;
  };
  // The folder itself is not a file: without a route of its own the static handler refuses it.
  app.get('/', { logLevel: 'warn' }, (_request, reply) => {
    if (!send(reply)) reply.callNotFound();
  });
  return {
    sendApplication(request, reply) {
      const wantsPage =
        request.method === 'GET' && (request.headers.accept ?? '*/*').match(/text\/html|\*\/\*/) !== null;
      // A missing asset must not be answered with a page that a browser would then take for a script.
      const isFile = /\/[^/]*\.[a-z0-9]{2,5}$/i.test(request.url.split('?')[0] ?? '');
      return wantsPage && !isFile && send(reply);
    },
  };
}
