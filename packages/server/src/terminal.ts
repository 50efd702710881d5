// What a person at the terminal reads: start lines, the first-run link and refusals, in both languages.
import { type AppError, describeIssue, type Text } from '@keepwell/kernel';
import { allCodes } from './all-codes.ts';

export function printText(text: Text, stream: NodeJS.WriteStream = process.stdout): void {
  stream.write(`${text.zh}\n${text.en}\n`);
}

export function printRefusal(error: AppError): void {
  const text = { zh: describeIssue(allCodes, error, 'zh'), en: describeIssue(allCodes, error, 'en') };
  printText(text, process.stderr);
}

/** The address a person can open; a server that listens everywhere is reached by this machine's own name for itself. */
export function toAddress(host: string, port: number, publicUrl: string | null): string {
  if (publicUrl !== null) return publicUrl;
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}`;
}

export function printReady(address: string, dataFolder: string, database: string): void {
  process.stdout.write(`\n  留客 Keepwell  ${address}\n\n`);
  printText({
    zh: `  数据：${dataFolder}（${database}）。按 Ctrl+C 停止。`,
    en: `  Data: ${dataFolder} (${database}). Ctrl+C stops.`,
  });
}

export function printSetupLink(link: string): void {
  process.stdout.write('\n');
  printText({
    zh: '  首次使用：打开下面的一次性链接，创建所有者账号。',
    en: '  First run: open this one-time link and create the owner account.',
  });
  process.stdout.write(`\n  ${link}\n\n`);
}

export function printResetLink(email: string, link: string): void {
  printText({
    zh: `  ${email} 可在 24 小时内用下面的一次性链接设置新密码。`,
    en: `  Within 24 hours ${email} can choose a new password by this one-time link.`,
  });
  process.stdout.write(`\n  ${link}\n\n`);
}
