// Trace → why: the conditions that decided, each with its answer and the value it met. The prefix ("required because") is the caller's.
import type { Language } from '@keepwell/kernel';
import type { Trace } from './evaluate.ts';
import type { Expression } from './expression.ts';
import { isMuted } from './expression.ts';
import { readGuard } from './guard.ts';
import { inferTypes } from './infer.ts';
import { isTruthy } from './runtime/values.ts';
import type { RuleContext, Scope } from './scope.ts';
import { formatValue } from './sentence/format-value.ts';
import type { Speaker } from './sentence/say.ts';
import { sayCondition } from './sentence/say.ts';
import { operators } from './operators/index.ts';

/** "Tier is VIP (yes) and days to Contract end is less than 30 (yes, 12)". */
export function explainTrace(trace: Trace, scope: Scope, language: Language, context: RuleContext): string {
  const speaker: Speaker = { types: inferTypes(trace.expression, scope), language, timeZone: context.timeZone };
  return explain(trace, speaker);
}

function explain(trace: Trace, speaker: Speaker): string {
  const { expression } = trace;
  if (isMuted(expression)) return '';
  if (expression.kind === 'and' || expression.kind === 'or') {
    if (readGuard(expression) !== undefined) return explainGuard(trace, speaker);
    return decidingParts(trace)
      .map((part) => explain(part, speaker))
      .filter((text) => text !== '')
      .join(operators.get('and')?.sentence.joined?.[speaker.language]);
  }
  return answered(expression, isTruthy(trace.value), metValue(trace, speaker), speaker);
}

/** The part that settled it, or all where none alone did: all of a true "and", all of a false "or". */
function decidingParts(trace: Trace): readonly Trace[] {
  const truth = isTruthy(trace.value);
  const settledByOne = (trace.expression.kind === 'and') !== truth;
  return settledByOne ? trace.parts.slice(-1) : trace.parts;
}

function explainGuard(trace: Trace, speaker: Speaker): string {
  const inner =
    trace.expression.kind === 'and' || trace.expression.kind === 'or' ? readGuard(trace.expression) : undefined;
  const judged = trace.parts.find((part) => part.expression === inner);
  if (judged !== undefined) return explain(judged, speaker);
  // The guard stopped it: the field is empty.
  const empty = formatValue(null, { kind: 'empty' }, speaker.language);
  return inner === undefined ? '' : answered(inner, false, empty, speaker);
}

function answered(expression: Expression, truth: boolean, met: string | undefined, speaker: Speaker): string {
  const said = sayCondition(expression, speaker)
    .map((segment) => segment.text)
    .join('');
  if (speaker.language === 'zh') return `${said}（${truth ? '是' : '否'}${met === undefined ? '' : `，${met}`}）`;
  return `${said} (${truth ? 'yes' : 'no'}${met === undefined ? '' : `, ${met}`})`;
}

/** The value of what the condition is about; left out where the answer says it already. */
function metValue(trace: Trace, speaker: Speaker): string | undefined {
  const { expression } = trace;
  if (expression.kind === 'not') return trace.parts[0] === undefined ? undefined : metValue(trace.parts[0], speaker);
  if (expression.kind !== 'call') return undefined;
  const subject = trace.parts.find((part) => part.expression.kind === 'variable' || part.expression.kind === 'call');
  if (subject === undefined || expression.operator === 'empty' || expression.operator === 'notEmpty') return undefined;
  const isEqual = expression.operator === '==' || expression.operator === '===';
  if (isEqual && isTruthy(trace.value)) return undefined;
  return formatValue(subject.value, speaker.types.of(subject.expression).type, speaker.language, speaker.timeZone);
}
