// The smallest change that would leave a band for a better one: found on the transforms, proved by scoring again.
import { wayBack } from './bands.ts';
import { buildModel, indicatorsOf } from './compile.ts';
import type { CompiledIndicator, CompiledModel } from './compiled-model.ts';
import type { Polarity } from './definition.ts';
import { scoreRecord } from './run.ts';
import type { ScoreReceipt } from './score-receipt.ts';
import { receiptContext, receiptValues } from './verify.ts';

export interface InputChange {
  readonly indicator: string;
  readonly path: string;
  readonly from: unknown;
  readonly to: unknown;
}

export interface WayOut {
  /** One change, or at most three that together suffice. */
  readonly changes: readonly InputChange[];
  /** Units that the score gains (health) or loses (risk). */
  readonly difference: number;
  /** The band reached; days of hold are still to pass. */
  readonly band: string;
}

interface Candidate {
  readonly change: InputChange;
  /** Share of the transform's span that has to be walked; a choice counts whole. */
  readonly effort: number;
  readonly score: number;
}

const mostTogether = 3;
const bisections = 40;

/**
 * The ways out, each by one indicator, the least effort first; where none suffices alone, the shortest combination. Empty when the
 * band is the best already or cannot be told. Percentiles, rules and opinions are left out: nobody can set them at will.
 */
export function smallestChanges(receipt: ScoreReceipt): readonly WayOut[] {
  const model = buildModel(receipt.model.definition, receipt.model.id, receipt.model.revision);
  const variant = model.variants.find(({ id }) => id === receipt.variant);
  const current = variant?.bands.findIndex(({ id }) => id === receipt.band) ?? -1;
  const { score } = receipt;
  if (variant === undefined || current < 0 || score === null) return [];
  const scoreWith = rescorer(model, receipt);
  const bandAt = (units: number): number => wayBack(variant.bands, units, current, model.polarity);
  const suffices = (units: number | null): units is number => units !== null && bandAt(units) !== current;
  const toWayOut = (changes: readonly InputChange[], units: number): WayOut => ({
    changes,
    difference: units - score,
    band: variant.bands[bandAt(units)]?.id ?? receipt.band,
  });

  const best: Candidate[] = [];
  const found: { readonly way: WayOut; readonly effort: number }[] = [];
  for (const indicator of indicatorsOf(variant.root)) {
    const candidates = candidatesOf(indicator, receipt, scoreWith, suffices);
    const ways = candidates.filter(({ score: units }) => suffices(units)).toSorted((a, b) => a.effort - b.effort);
    const [least] = ways;
    if (least !== undefined) found.push({ way: toWayOut([least.change], least.score), effort: least.effort });
    const [strongest] = candidates.toSorted(
      (a, b) => gain(b.score, score, model.polarity) - gain(a.score, score, model.polarity),
    );
    if (strongest !== undefined && gain(strongest.score, score, model.polarity) > 0) best.push(strongest);
  }
  if (found.length > 0) return found.toSorted((a, b) => a.effort - b.effort).map(({ way }) => way);
  return together(best, score, model, scoreWith, suffices, toWayOut);
}

type Rescore = (changes: readonly InputChange[]) => number | null;

function rescorer(model: CompiledModel, receipt: ScoreReceipt): Rescore {
  const values = receiptValues(receipt);
  const context = receiptContext(receipt);
  return (changes) => {
    const changed = { ...values, ...Object.fromEntries(changes.map(({ path, to }) => [path, to])) };
    const request = { subject: { ...receipt.subject, values: changed }, before: receipt.before, due: receipt.due };
    return scoreRecord(model, request, context).score;
  };
}

function gain(units: number, from: number, polarity: Polarity): number {
  return polarity === 'health' ? units - from : from - units;
}

function candidatesOf(
  indicator: CompiledIndicator,
  receipt: ScoreReceipt,
  scoreWith: Rescore,
  suffices: (units: number | null) => boolean,
): Candidate[] {
  const { settings, type } = indicator;
  const path = typeof settings.field === 'string' ? settings.field : '';
  const from = receipt.inputs[indicator.id]?.values[path] ?? null;
  const candidate = (to: unknown, effort: number): Candidate[] => {
    if (to === from) return [];
    const change = { indicator: indicator.id, path, from, to };
    const score = scoreWith([change]);
    return score === null ? [] : [{ change, effort, score }];
  };
  const curve = type.curve?.(settings, receipt.model.definition.polarity);
  if (curve !== undefined && typeof from === 'number') {
    const stops = curve.knots.map(([value]) => value);
    const span = Math.max(...stops) - Math.min(...stops) || 1;
    const ok = (value: number): boolean => suffices(scoreWith([{ indicator: indicator.id, path, from, to: value }]));
    const nearest = [stops.filter((stop) => stop > from), stops.filter((stop) => stop < from).toReversed()].flatMap(
      (way) => nearestOn(way, from, ok) ?? [],
    );
    return [...nearest, ...stops].flatMap((value) => candidate(value, Math.abs(value - from) / span));
  }
  if (type.name === 'choice') return Object.keys(settings.points as object).flatMap((option) => candidate(option, 1));
  if (type.name === 'yesNo') return candidate(from !== true, 1);
  if (type.name === 'recency') return candidate(new Date(receipt.today * 86_400_000).toISOString().slice(0, 10), 0.5);
  return [];
}

/** The nearest value on one side that suffices; whole where the present value is. */
function nearestOn(stops: readonly number[], from: number, ok: (value: number) => boolean): number | undefined {
  let before = from;
  for (const stop of stops) {
    if (ok(stop)) {
      let [bad, good] = [before, stop];
      for (let turn = 0; turn < bisections; turn += 1) {
        const middle = (bad + good) / 2;
        if (ok(middle)) good = middle;
        else bad = middle;
      }
      const rounded = roundTowards(good, stop, Number.isInteger(from));
      return ok(rounded) ? rounded : good;
    }
    before = stop;
  }
  return undefined;
}

/** Never back across the limit. */
function roundTowards(value: number, stop: number, isWhole: boolean): number {
  const scale = isWhole ? 1 : 100;
  const rounded = (stop >= value ? Math.ceil(value * scale - 1e-9) : Math.floor(value * scale + 1e-9)) / scale;
  return (stop >= value && rounded > stop) || (stop < value && rounded < stop) ? stop : rounded;
}

/** The strongest changes, one after the other, until they suffice. */
function together(
  best: readonly Candidate[],
  score: number,
  model: CompiledModel,
  scoreWith: Rescore,
  suffices: (units: number | null) => boolean,
  toWayOut: (changes: readonly InputChange[], units: number) => WayOut,
): readonly WayOut[] {
  const sorted = best.toSorted((a, b) => gain(b.score, score, model.polarity) - gain(a.score, score, model.polarity));
  for (let count = 2; count <= Math.min(mostTogether, sorted.length); count += 1) {
    const changes = sorted.slice(0, count).map(({ change }) => change);
    const units = scoreWith(changes);
    if (units !== null && suffices(units)) return [toWayOut(changes, units)];
  }
  return [];
}
