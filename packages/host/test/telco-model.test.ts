// A health model made from one half of real customers tells the lost from the kept in the other half.
import { healthModelKind, newHealthModel, normaliseWeights, proposeIndicator, type Indicator } from '@keepwell/health';
import { createManualClock } from '@keepwell/kernel';
import { type Entity, type FieldDefinition, modelKinds, type RecordValues } from '@keepwell/model';
import { sampleEntity, sampleField } from '@keepwell/model/testing';
import { aucOf, type ValueGroup } from '@keepwell/retention';
import { openStore, type Store } from '@keepwell/store';
import { createEntity, owner } from '@keepwell/store/testing';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { createScorer, publishModel } from '../src/index.ts';

const data = process.env.KEEPWELL_DATA ?? resolve(import.meta.dirname, '../../../../shared/data');
const file = join(data, 'telco-churn/WA_Fn-UseC_-Telco-Customer-Churn.csv');
const isThere = existsSync(file);

/** What an author would choose from the list of separations; the label itself is not among them. */
const chosen = [
  'tenure',
  'Contract',
  'MonthlyCharges',
  'OnlineSecurity',
  'TechSupport',
  'InternetService',
  'PaymentMethod',
];
const figures = new Set(['tenure', 'MonthlyCharges']);

type Row = Readonly<Record<string, string>>;

function readRows(): Row[] {
  const [head = '', ...lines] = readFileSync(file, 'utf8').trim().split(/\r?\n/);
  const names = head.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((value, index) => [names[index] ?? '', value])));
}

const isTraining = (row: Row): boolean =>
  (createHash('sha256')
    .update(row.customerID ?? '')
    .digest()[0] ?? 0) %
    2 ===
  0;
const idOf = (column: string): string => `f_${column.toLowerCase()}`;
const optionOf = (column: string, value: string): string =>
  `o_${`${column}${value}`
    .toLowerCase()
    .replace(/[^0-9a-z]/g, '')
    .slice(0, 30)}`;

function telcoHalf(id: string, rows: readonly Row[]): Entity {
  const fields = chosen.map((column): FieldDefinition => {
    if (figures.has(column)) return sampleField(idOf(column), 'decimal');
    const values = [...new Set(rows.map((row) => row[column] ?? ''))];
    const options = values.map((value) => ({ id: optionOf(column, value), labels: { en: value }, colour: 'grey' }));
    return sampleField(idOf(column), 'choice', { options: { options } });
  });
  return sampleEntity(id, [sampleField('f_customer', 'text'), ...fields, sampleField('f_churn', 'yesNo')]);
}

const toValues = (row: Row): RecordValues => ({
  f_customer: row.customerID ?? '',
  f_churn: row.Churn === 'Yes',
  ...Object.fromEntries(
    chosen.map((column) => {
      const value = row[column] ?? '';
      return [idOf(column), figures.has(column) ? Number(value) : optionOf(column, value)];
    }),
  ),
});

async function fill(store: Store, entity: Entity, rows: readonly Row[]): Promise<void> {
  await createEntity(store, entity);
  for (let from = 0; from < rows.length; from += 1000) {
    await store.records.createSlice(owner, entity.id, rows.slice(from, from + 1000).map(toValues));
  }
}

it.skipIf(!isThere)(
  isThere ? 'reaches an AUC of 0.80 on the other half of Telco' : `skipped: ${file} is not there`,
  { timeout: 60_000 },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'keepwell-telco-'));
    const clock = createManualClock(Date.UTC(2026, 2, 10));
    const random = (bytes: number): Uint8Array => randomBytes(bytes);
    const kinds = [...modelKinds.all, healthModelKind];
    const store = await openStore({
      database: { kind: 'sqlite', folder },
      kinds,
      clock,
      random,
      timeZone: () => 'UTC',
    });
    const errors: unknown[] = [];
    const scorer = createScorer({ store, clock, gatherMs: 1, onError: (error) => errors.push(error) });
    try {
      const rows = readRows();
      expect(rows).toHaveLength(7043);
      const [training, other] = [rows.filter(isTraining), rows.filter((row) => !isTraining(row))];
      await fill(store, telcoHalf('e_training', rows), training);
      const unseen = telcoHalf('e_unseen', rows);
      await fill(store, unseen, other);
      const facts = await store.scores.facts(owner, 'e_training', chosen.map(idOf), { var: 'f_churn' });
      const dimensions = facts.flatMap(({ field, facts: known, separation }): Indicator[] => {
        const definition = unseen.fields.find(({ id }) => id === field);
        const weight = Math.round(10_000 * Math.abs((separation?.auc ?? 0.5) - 0.5));
        const found =
          definition === undefined
            ? undefined
            : proposeIndicator(definition, known, 'health', `i_${field.slice(2)}`, weight);
        return found === undefined ? [] : [found];
      });
      expect(dimensions.length).toBeGreaterThanOrEqual(6);
      const body = normaliseWeights({ ...newHealthModel('e_unseen', 'health', { en: 'Health' }), dimensions }, null);
      const draft = await store.documents.create(owner, { kind: 'healthModel', app: null, body });
      await publishModel(store, owner, draft.id, { token: draft.token });
      scorer.wake();
      await scorer.settled();
      const label = { var: 'f_churn' };
      const counts = await store.scores.review(owner, draft.id, { label, where: null, by: null });
      // Split by a field, or cut in halves by number, the same records are counted once.
      const size = (list: readonly { count: number }[]): number => list.reduce((sum, { count }) => sum + count, 0);
      const byContract = await store.scores.review(owner, draft.id, { label, where: null, by: 'f_contract' });
      expect(new Set(byContract.map(({ part }) => part)).size).toBe(3);
      expect(size(byContract)).toBe(size(counts));
      const half = async (rest: number): Promise<number> =>
        size(
          await store.scores.review(owner, draft.id, {
            label,
            where: { '==': [{ '%': [{ var: 'id' }, 2] }, rest] },
            by: null,
          }),
        );
      expect([await half(0), await half(1)]).toEqual([Math.floor(other.length / 2), Math.ceil(other.length / 2)]);
      const groups = new Map<number, ValueGroup>();
      for (const { units, label, count } of counts) {
        const known = groups.get(units) ?? { value: units, positives: 0, negatives: 0 };
        groups.set(units, { ...known, [label ? 'positives' : 'negatives']: count });
      }
      const total = counts.reduce((sum, { count }) => sum + count, 0);
      expect(total).toBe(other.length);
      // Low health goes with loss: the area is counted from the other end.
      const auc = 1 - (aucOf([...groups.values()])?.auc ?? 1);
      process.stdout.write(`AUC on the half that the model has not seen: ${auc.toFixed(4)}\n`);
      expect(auc).toBeGreaterThanOrEqual(0.8);
      // The same number from the rows as anybody would count it, pair by pair.
      const scoreField = store.documents.entity('e_unseen')?.fields.find(({ type }) => type === 'score')?.id ?? '';
      const [lost, kept]: [number[], number[]] = [[], []];
      for await (const page of store.records.exportRows(owner, 'e_unseen', {})) {
        for (const { values } of page.records) (values.f_churn === true ? lost : kept).push(Number(values[scoreField]));
      }
      let right = 0;
      for (const a of lost) for (const b of kept) right += a < b ? 1 : a === b ? 0.5 : 0;
      expect(right / (lost.length * kept.length)).toBeCloseTo(auc, 9);
      expect(errors).toEqual([]);
    } finally {
      await scorer.close();
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
);
