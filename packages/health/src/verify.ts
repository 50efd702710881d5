// Recomputes an exported receipt from itself alone and says where it differs.
import { type Issue, issue, type Json, stableJson, textIn } from '@keepwell/kernel';
import { checkSchema } from '@keepwell/model';
import { buildModel } from './compile.ts';
import { nodesOf } from './check.ts';
import { HealthModelSchema, type ModelNode } from './definition.ts';
import type { ScoringContext } from './indicator-type.ts';
import { scoreRecord } from './run.ts';
import type { ScoreReceipt } from './score-receipt.ts';

export interface Verification {
  readonly ok: boolean;
  /** `health.receipt_unreadable`, or a `health.receipt_differs` for every number that comes out otherwise. */
  readonly issues: readonly Issue[];
}

/** Never throws: whatever is wrong with the text is said. */
export function verifyReceipt(value: unknown): Verification {
  const reason = unreadable(value);
  if (reason !== undefined) return { ok: false, issues: [issue('health.receipt_unreadable', [], { reason })] };
  const receipt = value as ScoreReceipt;
  let again: ScoreReceipt;
  try {
    again = rescore(receipt);
  } catch (thrown) {
    const reason2 = thrown instanceof Error ? thrown.message : 'it cannot be computed';
    return { ok: false, issues: [issue('health.receipt_unreadable', [], { reason: reason2 })] };
  }
  const issues = differences(receipt as unknown as Json, JSON.parse(JSON.stringify(again)) as Json, [], receipt);
  return { ok: issues.length === 0, issues };
}

/** The same scoring on the inputs that the receipt holds. */
function rescore(receipt: ScoreReceipt): ScoreReceipt {
  const { model, subject } = receipt;
  const compiled = buildModel(model.definition, model.id, model.revision);
  const request = {
    subject: { ...subject, values: receiptValues(receipt) },
    before: receipt.before,
    due: receipt.due,
    override: receipt.override,
  };
  return scoreRecord(compiled, request, receiptContext(receipt));
}

/** The values of the record that the receipt was made from, by path. */
export function receiptValues({ values, inputs }: ScoreReceipt): Record<string, unknown> {
  return Object.assign({}, values, ...Object.values(inputs).map((input) => input.values)) as Record<string, unknown>;
}

/** The day, the zone, the references and the children that it was made with. */
export function receiptContext({ at, timeZone, today, inputs }: ScoreReceipt): ScoringContext {
  return {
    now: at,
    timeZone,
    today,
    me: { id: '' },
    reference: (id) => inputs[id]?.reference,
    children: (id) => inputs[id]?.children ?? [],
  };
}

function unreadable(value: unknown): { zh: string; en: string } | undefined {
  if (typeof value !== 'object' || value === null || !('format' in value)) {
    return { zh: '内容不是凭据。', en: 'it is something else.' };
  }
  if (value.format !== 'keepwell.receipt/1') {
    return {
      zh: `不认识的格式 ${JSON.stringify(value.format)}。`,
      en: `its format ${JSON.stringify(value.format)} is not known.`,
    };
  }
  const receipt = value as Partial<ScoreReceipt>;
  const parts = ['model', 'subject', 'inputs', 'values', 'after'] as const;
  const missing = parts.find((part) => typeof receipt[part] !== 'object' || receipt[part] === null);
  if (missing !== undefined) return { zh: `缺少 ${missing}。`, en: `${missing} is missing.` };
  if (
    typeof receipt.today !== 'number' ||
    typeof receipt.at !== 'number' ||
    !Array.isArray(receipt.nodes) ||
    !Array.isArray(receipt.due)
  ) {
    return { zh: '缺少日期或各部分得分。', en: 'its date or its parts are missing.' };
  }
  if (checkSchema(HealthModelSchema, receipt.model?.definition).length > 0) {
    return { zh: '其中的模型不完整。', en: 'the model in it is not whole.' };
  }
  return undefined;
}

const mostShown = 50;

function differences(found: Json, expected: Json, path: readonly (string | number)[], receipt: ScoreReceipt): Issue[] {
  if (isContainer(found) && isContainer(expected) && Array.isArray(found) === Array.isArray(expected)) {
    const keys = new Set([...Object.keys(found), ...Object.keys(expected)]);
    const inner = [...keys].flatMap((key) => {
      const at = Array.isArray(found) ? Number(key) : key;
      return differences(valueAt(found, key), valueAt(expected, key), [...path, at], receipt);
    });
    return inner.slice(0, mostShown);
  }
  if (stableJson(found) === stableJson(expected)) return [];
  const words = { part: partName(path, receipt), expected: JSON.stringify(expected), found: JSON.stringify(found) };
  return [issue('health.receipt_differs', path, words)];
}

function isContainer(value: Json): value is Json[] | { [key: string]: Json } {
  return typeof value === 'object' && value !== null;
}

function valueAt(container: Json[] | { [key: string]: Json }, key: string): Json {
  return (container as Record<string, Json | undefined>)[key] ?? null;
}

/** The place with the name of its indicator or group. */
function partName(path: readonly (string | number)[], receipt: ScoreReceipt): { zh: string; en: string } {
  const names = new Map(
    nodesOf(receipt.model.definition.dimensions as readonly ModelNode[], []).map(({ node }) => [node.id, node.labels]),
  );
  let at: unknown = receipt;
  let labels: { zh?: string; en?: string } | undefined;
  for (const segment of path) {
    at = typeof at === 'object' && at !== null ? (at as Record<string | number, unknown>)[segment] : undefined;
    const id = typeof at === 'object' && at !== null && 'id' in at ? at.id : segment;
    if (typeof id === 'string' && names.has(id)) labels = names.get(id);
  }
  const rest = path.filter((segment) => typeof segment === 'string').join('.');
  const name = (language: 'zh' | 'en'): string =>
    labels === undefined ? rest : `${textIn(labels, language)} · ${path.at(-1) ?? ''}`;
  return { zh: name('zh'), en: name('en') };
}
