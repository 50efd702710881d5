// A database server that cannot be reached, or went away in the middle: one sentence for all the ways in which drivers say it.
import { AppError } from '@keepwell/kernel';
import { codeOf } from './failure.ts';

/** Shutdown, crash, still starting, too many connections; and what the network says. Class 08 is the connection's. */
const lostCodes = new Set([
  '57P01',
  '57P02',
  '57P03',
  '53300',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);
/** What the driver says without a code. */
const lostWords = /^(Connection terminated|Client has encountered a connection error)/;

/** Undefined where the server did answer. A write under way may then have been saved or not: it is not tried again. */
export function toUnreachable(thrown: unknown): AppError | undefined {
  if (!(thrown instanceof Error) || thrown instanceof AppError) return undefined;
  const code = codeOf(thrown);
  const isLost = lostCodes.has(code) || code.startsWith('08') || lostWords.test(thrown.message);
  return isLost ? unreachable(thrown) : undefined;
}

export function unreachable(thrown: unknown): AppError {
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new AppError('store.unreachable', { reason: message === '' ? codeOf(thrown) : message }, { cause: thrown });
}
