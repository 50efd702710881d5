// Starts the built product on a data folder of its own and a free port, for a test that plays a person.
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));

export interface Product {
  readonly url: string;
  /** The one-time link on which the owner is created. */
  readonly setupLink: string;
  stop(): Promise<void>;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

export async function startProduct(): Promise<Product> {
  const folder = await mkdtemp(join(tmpdir(), 'keepwell-e2e-'));
  const port = await freePort();
  const bundle = join(root, 'dist/server/main.js');
  const entry = existsSync(bundle) ? bundle : join(root, 'packages/server/src/main.ts');
  const web = process.env['KEEPWELL_WEB'] ?? join(root, 'dist/web');
  const child = spawn(
    join(root, 'node_modules/.bin/node'),
    [entry, '--data', folder, '--port', String(port), '--web', web],
    { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const setupLink = await firstLink(child);
  return {
    url: `http://127.0.0.1:${port}`,
    setupLink,
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** What the program prints on its first start. */
function firstLink(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const hear = (chunk: Buffer): void => {
      said += chunk.toString();
      const link = /http:\/\/\S+\/setup\?token=\S+/.exec(said)?.[0];
      if (link !== undefined) resolve(link);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', (code) => reject(new Error(`The product stopped with code ${code}: ${said}`)));
  });
}
