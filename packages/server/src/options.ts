// Reads the command line and the environment into one set of options; a mistake is a sentence, not a stack.
import { AppError } from '@keepwell/kernel';
import { isAbsolute, resolve } from 'node:path';

export interface ServerOptions {
  readonly port: number;
  readonly host: string;
  readonly dataFolder: string;
  /** Address that people use when it differs from host and port, without a slash at the end. */
  readonly publicUrl: string | null;
  /** Proxies whose X-Forwarded-* headers are believed: addresses and subnets; empty: none. */
  readonly trustedProxies: readonly string[];
  readonly databaseUrl: string | null;
  /** Folder with the built web client; null: `dist/web` beside the program. */
  readonly webFolder: string | null;
  /** A file whose text is "now" in milliseconds; only for tests. */
  readonly clockFile: string | null;
  readonly metricsToken: string | null;
  /** Null: only warnings for a person at a terminal, one line per request otherwise. */
  readonly logLevel: LogLevel | null;
  /** Print a one-time link for this person's new password, and end. */
  readonly resetPassword: string | null;
  readonly help: boolean;
}

export const logLevels = ['silent', 'error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof logLevels)[number];

const valued = ['port', 'host', 'data', 'public-url', 'trusted-proxies', 'clock', 'web', 'reset-password'] as const;
type Valued = (typeof valued)[number];

function readArguments(args: readonly string[]): { values: Map<Valued, string>; help: boolean } {
  const values = new Map<Valued, string>();
  let help = false;
  for (let index = 0; index < args.length; index += 1) {
    const argument = args[index] ?? '';
    if (argument === '--help' || argument === '-h') {
      help = true;
      continue;
    }
    const [, name, , inline] = /^--([a-z-]+)(=(.*))?$/s.exec(argument) ?? [];
    const known = valued.find((option) => option === name);
    if (known === undefined) throw new AppError('server.option_unknown', { option: argument });
    const value = inline ?? args[++index];
    if (value === undefined || value === '' || (inline === undefined && value.startsWith('--'))) {
      throw new AppError('server.option_value', {
        option: `--${known}`,
        found: value ?? '',
        expected: { en: 'a value after it', zh: '其后的值' },
      });
    }
    values.set(known, value);
  }
  return { values, help };
}

function readPort(text: string, option: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) {
    throw new AppError('server.option_value', {
      option,
      found: text,
      expected: { en: 'a number from 0 to 65535', zh: '0 到 65535 之间的数' },
    });
  }
  return port;
}

function readPublicUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search !== '' || url.hash !== '') {
    throw new AppError('server.option_value', {
      option: '--public-url',
      found: text,
      expected: {
        en: 'an address such as https://keepwell.example.com',
        zh: '形如 https://keepwell.example.com 的地址',
      },
    });
  }
  return url.origin;
}

function readDatabaseUrl(text: string): string {
  if (!/^postgres(ql)?:\/\//.test(text)) {
    throw new AppError('server.option_value', {
      option: 'DATABASE_URL',
      // Only the scheme: the rest holds a password.
      found: `${text.split(':')[0] ?? ''}:…`,
      expected: { en: 'postgres://user:password@host/database', zh: 'postgres://用户:密码@主机/数据库' },
    });
  }
  return text;
}

function readLogLevel(text: string): LogLevel {
  const level = logLevels.find((candidate) => candidate === text);
  if (level !== undefined) return level;
  throw new AppError('server.option_value', { option: 'LOG_LEVEL', found: text, expected: logLevels.join(', ') });
}

/** `projectFolder` is where a relative data folder and the default `data` lie. Empty environment values count as absent. */
export function readOptions(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  projectFolder: string,
): ServerOptions {
  const { values, help } = readArguments(args);
  const setting = (option: Valued, variable?: string): string | null =>
    values.get(option) ?? ((variable === undefined ? undefined : environment[variable]) || null);
  const inProject = (folder: string | null): string | null =>
    folder === null || isAbsolute(folder) ? folder : resolve(projectFolder, folder);
  const port = setting('port', 'PORT');
  const publicUrl = setting('public-url', 'PUBLIC_URL');
  const databaseUrl = environment['DATABASE_URL'] || null;
  return {
    port: port === null ? 4400 : readPort(port, values.has('port') ? '--port' : 'PORT'),
    host: setting('host', 'HOST') ?? '127.0.0.1',
    dataFolder: inProject(setting('data', 'KEEPWELL_DATA_DIR')) ?? resolve(projectFolder, 'data'),
    publicUrl: publicUrl === null ? null : readPublicUrl(publicUrl),
    trustedProxies: (setting('trusted-proxies', 'TRUSTED_PROXIES') ?? '')
      .split(',')
      .flatMap((part) => part.trim() || []),
    databaseUrl: databaseUrl === null ? null : readDatabaseUrl(databaseUrl),
    webFolder: inProject(setting('web')),
    clockFile: inProject(setting('clock')),
    metricsToken: environment['METRICS_TOKEN'] || null,
    logLevel: environment['LOG_LEVEL'] ? readLogLevel(environment['LOG_LEVEL']) : null,
    resetPassword: setting('reset-password'),
    help,
  };
}

export const helpText = `Keepwell (留客)

  npm start -- [options]

  --port NUMBER            port to listen on / 监听端口                        PORT               4400
  --host ADDRESS           address to listen on / 监听地址                     HOST               127.0.0.1
  --data FOLDER            where everything is kept / 数据目录                 KEEPWELL_DATA_DIR  ./data
  --public-url URL         address people use (https sets secure cookies)
                           人们使用的地址（https 时使用安全 Cookie）            PUBLIC_URL
  --trusted-proxies LIST   proxies whose X-Forwarded-* headers are believed
                           可信代理的地址或网段，逗号分隔                       TRUSTED_PROXIES
  --reset-password EMAIL   print a one-time link for a new password, and end
                           打印重设密码的一次性链接后退出
  --help                   this text / 本说明

  only by environment / 仅环境变量:
  DATABASE_URL             postgres://user:password@host/database instead of SQLite / 使用 PostgreSQL
  KEEPWELL_SECRET          signs session cookies; by default one is made and kept / 会话签名密钥，默认自动生成
  METRICS_TOKEN            bearer token for /metrics from other machines / 供其他机器读取 /metrics 的令牌
  LOG_LEVEL                ${logLevels.join(' ')} (warn at a terminal, else info)

  An option wins over its environment variable. / 命令行选项优先于环境变量。
`;
