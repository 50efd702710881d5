// The bound on work: a rule that loops over lists counts its steps and stops with an error instead of hanging.
import { AppError, issue } from '@keepwell/kernel';

/** Items visited by list conditions in one judgement. About 50 ms of work. */
export const stepLimit = 1_000_000;
/** Items of one list, characters of one text that a rule builds: nested doubling would fill the memory otherwise. */
export const builtListLimit = 100_000;
export const builtTextLimit = 1_000_000;

let remaining = stepLimit;

/** Called where a judgement begins. Judgements are synchronous and never nest, so one counter serves all. */
export function startBudget(): void {
  remaining = stepLimit;
}

export function spend(steps: number): void {
  remaining -= steps;
  if (remaining < 0) throw tooMany('rule.too_many_steps', stepLimit);
}

export function boundList<Item>(list: readonly Item[]): readonly Item[] {
  spend(list.length);
  if (list.length > builtListLimit) throw tooMany('rule.list_too_long', builtListLimit);
  return list;
}

export function boundText(text: string): string {
  if (text.length > builtTextLimit) throw tooMany('rule.text_too_long', builtTextLimit);
  return text;
}

function tooMany(code: string, limit: number): AppError {
  return new AppError(code, { limit }, { issues: [issue(code, [], { limit })] });
}
