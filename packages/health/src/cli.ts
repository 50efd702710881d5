// The command line: an exported receipt, recomputed from itself alone.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type CodeTable, describeIssue } from '@keepwell/kernel';
import { healthCodes, verifyReceipt } from './index.ts';

const usage = 'npm run -s receipt -- --verify FILE [--language en|zh]      (FILE: - reads standard input)';

function main(): number {
  const { values } = parseArgs({ options: { verify: { type: 'string' }, language: { type: 'string' } } });
  const language = values.language === 'zh' ? 'zh' : 'en';
  if (values.verify === undefined) return refuse(usage);
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(values.verify === '-' ? 0 : values.verify, 'utf8'));
  } catch (thrown) {
    return refuse(`${values.verify}: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
  }
  const { ok, issues } = verifyReceipt(content);
  for (const found of issues) process.stdout.write(`${describeIssue(healthCodes as CodeTable, found, language)}\n`);
  const words = {
    en: ['The receipt agrees with itself to the last unit.', 'The receipt does not hold.'],
    zh: ['凭据逐项重算一致。', '凭据与重算不一致。'],
  };
  process.stdout.write(`${words[language][ok ? 0 : 1]}\n`);
  return ok ? 0 : 1;
}

function refuse(sentence: string): number {
  process.stderr.write(`${sentence}\n`);
  return 2;
}

process.exitCode = main();
