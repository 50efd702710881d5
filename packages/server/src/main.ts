// Entry of the program: reads the options, opens the server, listens, says where, and stops when asked.
import { AppError, type Clock, isAppError } from '@keepwell/kernel';
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openAccounts } from './accounts/accounts.ts';
import { connectPostgresBus, createLocalBus } from './bus.ts';
import { type DataFolder, holdDataFolder } from './data-folder.ts';
import { loggerOptions } from './logger-options.ts';
import { createFileClock } from './file-clock.ts';
import { helpText, readOptions, type ServerOptions } from './options.ts';
import { openServer, type Server } from './server.ts';
import { printReady, printRefusal, printResetLink, printSetupLink, toAddress } from './terminal.ts';

/** The checkout: the nearest folder above this file with the workspace's list of packages, from source as from the bundle. */
function findProjectFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(resolve(folder, 'pnpm-workspace.yaml'))) {
    const above = dirname(folder);
    if (above === folder) return process.cwd();
    folder = above;
  }
  return folder;
}

function readVersion(projectFolder: string): string {
  const text = readFileSync(resolve(projectFolder, 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

const random = (bytes: number): Uint8Array => randomBytes(bytes);

function toListenError(thrown: unknown, { host, port }: ServerOptions): unknown {
  const { code } = thrown as { code?: string };
  if (code === 'EADDRINUSE') return new AppError('server.port_taken', { host, port });
  if (code === 'EACCES' || code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return new AppError('server.address_unusable', { host, port, reason: code });
  }
  return thrown;
}

/** What PostgreSQL's client throws when nothing answers or the password is wrong, as a sentence without the password. */
function toDatabaseError(thrown: unknown): unknown {
  const { code, message } = thrown as { code?: string; message?: string };
  if (isAppError(thrown) || typeof code !== 'string') return thrown;
  if (/^(?:ECONN|ENOTFOUND|EAI_|ETIMEDOUT|28|3D|57P)/.test(code)) {
    return new AppError('server.database_unreachable', { reason: message || code }, { cause: thrown });
  }
  return thrown;
}

async function resetPassword(options: ServerOptions, clock: Clock, email: string): Promise<void> {
  const { databaseUrl, dataFolder, publicUrl } = options;
  // Beside a running server, on purpose: the link is for it to honour.
  if (databaseUrl === null && !existsSync(resolve(dataFolder, 'accounts.db'))) {
    throw new AppError('server.reset_unknown', { email });
  }
  const bus = databaseUrl === null ? createLocalBus() : await connectPostgresBus(databaseUrl);
  const accounts = await openAccounts({
    database: databaseUrl === null ? { kind: 'sqlite', folder: dataFolder } : { kind: 'postgres', url: databaseUrl },
    bus,
    publicUrl: publicUrl ?? 'http://127.0.0.1',
    secret: process.env['KEEPWELL_SECRET'] || null,
    clock,
    random,
  });
  try {
    const token = await accounts.createResetToken(email);
    if (token === null) throw new AppError('server.reset_unknown', { email });
    printResetLink(email, `${toAddress(options.host, options.port, publicUrl)}/reset/${token}`);
  } finally {
    await accounts.close();
    await bus.close();
  }
}

function stopWhenAsked(server: Server, folder: DataFolder): void {
  let isStopping = false;
  const stop = (): void => {
    if (isStopping) return;
    isStopping = true;
    // A request that never ends must not keep the program; 25 s is below what service managers allow.
    setTimeout(() => process.exit(1), 25_000).unref();
    server.close().then(
      () => {
        folder.release();
        process.exit(0);
      },
      (thrown: unknown) => {
        server.app.log.error({ cause: thrown instanceof Error ? thrown.name : typeof thrown }, 'stopping failed');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

async function serve(options: ServerOptions, projectFolder: string, clock: Clock): Promise<void> {
  const folder = holdDataFolder(options.dataFolder);
  const server = await openServer({
    ...options,
    webFolder: options.webFolder ?? resolve(projectFolder, 'dist/web'),
    secret: process.env['KEEPWELL_SECRET'] || null,
    version: readVersion(projectFolder),
    clock,
    random,
    logger: loggerOptions(options.logLevel ?? (process.stdout.isTTY ? 'warn' : 'info')),
  });
  stopWhenAsked(server, folder);
  try {
    await server.app.listen({ host: options.host, port: options.port, listenTextResolver: () => 'listening' });
  } catch (thrown) {
    await server.close();
    throw toListenError(thrown, options);
  }
  const listening = server.app.server.address();
  const port = typeof listening === 'object' && listening !== null ? listening.port : options.port;
  const address = toAddress(options.host, port, options.publicUrl);
  printReady(address, options.dataFolder, options.databaseUrl === null ? 'SQLite' : 'PostgreSQL');
  const token = await server.accounts.createSetupToken();
  if (token !== null) printSetupLink(`${address}/setup?token=${token}`);
}

async function main(): Promise<void> {
  const projectFolder = findProjectFolder();
  const options = readOptions(process.argv.slice(2), process.env, projectFolder);
  const clock = options.clockFile === null ? { now: () => Date.now() } : createFileClock(options.clockFile);
  if (options.help) {
    process.stdout.write(helpText);
  } else if (options.resetPassword !== null) {
    await resetPassword(options, clock, options.resetPassword);
  } else {
    await serve(options, projectFolder, clock);
  }
}

try {
  await main();
} catch (thrown) {
  const error = toDatabaseError(thrown);
  if (isAppError(error)) printRefusal(error);
  else process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
}
