// One record through a model: its score, its band, and the receipt that shows how both came about.
//
//   inputs ─▶ units per indicator, missing data dealt with ─▶ groups, bottom-up ─▶ score, coverage ─▶ band ─▶ contributions
import { evaluateRule } from '@keepwell/rule';
import { nextBand } from './bands.ts';
import { indicatorsOf } from './compile.ts';
import type { CompiledModel, CompiledVariant } from './compiled-model.ts';
import { toReceiptNodes } from './contributions.ts';
import type { Cadence } from './definition.ts';
import type { IndicatorInput, ScoringContext, SubjectValues } from './indicator-type.ts';
import { aroundIn, partitionOf } from './indicator-types/reference.ts';
import { judgeTree } from './judge-tree.ts';
import type { Override, ScoreReceipt, ScoreState } from './score-receipt.ts';

export interface Subject {
  readonly entity: string;
  readonly record: number;
  /** Values by path, as rules see them. */
  readonly values: SubjectValues;
}

export interface ScoringRequest {
  readonly subject: Subject;
  /** Null at the first scoring. */
  readonly before: ScoreState | null;
  readonly due: readonly Cadence[];
  readonly override?: Override | null;
}

/** Before the first scoring. */
export const noState: ScoreState = { band: null, pending: null, pendingSince: null, abnormalSince: {}, kept: {} };

export function scoreRecord(model: CompiledModel, request: ScoringRequest, context: ScoringContext): ScoreReceipt {
  const { subject, before, due } = request;
  const variant = chooseVariant(model, subject.values, context);
  const inputs = readInputs(model, variant, subject.values, context);
  const judged = judgeTree({ model, root: variant.root, inputs, before, due, context });
  const score = judged.refused ? null : judged.root.units;
  const floor = Math.ceil(model.definition.coverageFloor * 100);
  const known = judged.root.coverage >= floor ? score : null;
  const bandState = nextBand(
    variant.bands,
    known,
    before,
    { polarity: model.polarity, hold: model.definition.hold },
    context.today,
  );
  const override = activeOverride(request.override ?? null, context.now);
  const band = bandState.band ?? '';
  return {
    format: 'keepwell.receipt/1',
    model: { id: model.id, revision: model.revision, definition: model.definition },
    subject: { entity: subject.entity, record: subject.record },
    at: context.now,
    today: context.today,
    timeZone: context.timeZone,
    variant: variant.id,
    inputs,
    values: variantValues(model, subject.values),
    before,
    due,
    score,
    coverage: judged.root.coverage,
    band,
    shownBand: override?.band ?? band,
    override,
    nodes: toReceiptNodes(judged.root, score, model.polarity),
    after: { ...bandState, abnormalSince: judged.abnormalSince, kept: judged.kept },
  };
}

function chooseVariant(model: CompiledModel, values: SubjectValues, context: ScoringContext): CompiledVariant {
  const found = model.variants.find(({ when }) => when === null || evaluateRule(when, values, context).value === true);
  if (found === undefined) throw new Error('A compiled model ends with the model itself');
  return found;
}

/** The values that variants are chosen by. */
function variantValues(model: CompiledModel, values: SubjectValues): SubjectValues {
  const read = new Set(
    model.variants
      .flatMap(({ root }) => indicatorsOf(root))
      .flatMap(({ type, settings }) => type.paths(settings).map(({ path }) => path)),
  );
  return Object.fromEntries(model.paths.filter((path) => !read.has(path)).map((path) => [path, values[path] ?? null]));
}

function readInputs(
  model: CompiledModel,
  variant: CompiledVariant,
  values: SubjectValues,
  context: ScoringContext,
): Record<string, IndicatorInput> {
  const inputs: Record<string, IndicatorInput> = {};
  for (const { id, type, settings } of indicatorsOf(variant.root)) {
    const read = type.paths(settings).map(({ path }) => [path, values[path] ?? null] as const);
    const asked = type.reference?.(settings) ?? null;
    const x = asked === null ? null : values[asked.path];
    const whole =
      asked === null
        ? undefined
        : context.reference(id, asked.within === null ? '' : partitionOf(values[asked.within]));
    const source = type.children?.(settings) ?? null;
    inputs[id] = {
      values: Object.fromEntries(read),
      ...(whole === undefined
        ? {}
        : { reference: typeof x === 'number' ? aroundIn(whole, x) : { ...whole, knots: [] } }),
      ...(source === null ? {} : { children: context.children(id) }),
    };
  }
  return inputs;
}

/** An override in force; one that has ended says nothing any more. */
export function activeOverride(override: Override | null, now: number): Override | null {
  return override !== null && (override.until === null || override.until > now) ? override : null;
}
