// Why some records have their bands, in a few words each: for lists, with a handful of statements for all of them.
import { type CompiledModel, driversOf, scoreRecord } from '@keepwell/health';
import type { Step } from '../database/step.ts';
import type { Asking } from '../records/asking.ts';
import { readContexts, readOverrides, readSubjects } from './read-subject.ts';
import type { ScoringPlan } from './score-options.ts';
import type { ScoreReason } from './score-store.ts';

const driversShown = 3;

export function* readReasons(
  asking: Asking,
  plan: Pick<ScoringPlan, 'model' | 'current' | 'run'>,
  records: readonly number[],
): Step<readonly ScoreReason[]> {
  const model: CompiledModel = plan.model;
  const subjects = yield* readSubjects(asking, plan, records);
  const contextOf = yield* readContexts(asking, plan, subjects);
  const overrides = yield* readOverrides(asking, model.id, [...subjects.keys()]);
  return [...subjects].map(([record, { values, before, since }]) => {
    const subject = { entity: model.definition.entity, record, values };
    const request = { subject, before, due: ['atOnce'], override: overrides.get(record) ?? null } as const;
    const receipt = scoreRecord(model, request, contextOf(record));
    const drivers = driversOf(receipt, driversShown);
    return {
      record,
      since: receipt.override?.at ?? since,
      override: receipt.override,
      drivers: drivers.map((driver) => ({ ...driver, values: receipt.inputs[driver.node]?.values ?? {} })),
    };
  });
}
