// GroupSettings: how the children of a group become its points, and how often.
import type { Aggregation, Cadence, Group, ModelNode } from '@keepwell/health';
import { Field, NumberInput, Select } from '@keepwell/ui';
import type { ReactElement } from 'react';
import { useText } from '../language/use-text.ts';

const cadences = ['atOnce', 'hourly', 'daily'] as const satisfies readonly Cadence[];

/** Every way of bringing children together, as it begins. */
const starts: Readonly<Record<Aggregation['type'], Aggregation>> = {
  weightedMean: { type: 'weightedMean' },
  worst: { type: 'worst' },
  allGood: { type: 'allGood', goodAt: 70, poorAt: 30 },
  abnormalCount: { type: 'abnormalCount', count: 2 },
  abnormalDays: { type: 'abnormalDays', abnormalAt: 40, days: 3 },
};

export interface GroupSettingsProps {
  readonly group: Group;
  onChange(node: ModelNode, change: (node: ModelNode) => ModelNode, part: string): void;
  say(...at: string[]): string | undefined;
}

export function GroupSettings({ group, onChange, say }: GroupSettingsProps): ReactElement {
  const t = useText('healthBuilder');
  const { aggregation } = group;
  const set = (next: Partial<Group>, part: string): void =>
    onChange(group, (now) => ({ ...now, ...next }) as ModelNode, part);
  const numbers = Object.entries(aggregation).filter(
    (entry): entry is [keyof typeof names, number] => typeof entry[1] === 'number',
  );
  const names = {
    goodAt: t('goodAt'),
    poorAt: t('poorAt'),
    count: t('atLeast'),
    abnormalAt: t('badAt'),
    days: t('daysRunning'),
  };
  return (
    <div className="sect stack">
      <Field label={t('aggregation')} help={t(`aggregationHelp_${aggregation.type}`)} error={say('aggregation')}>
        <Select
          options={Object.keys(starts).map((type) => ({
            value: type,
            label: t(`aggregation_${type as Aggregation['type']}`),
          }))}
          value={aggregation.type}
          clearable={false}
          onChange={(type) =>
            set({ aggregation: starts[(type ?? 'weightedMean') as Aggregation['type']] }, 'aggregation')
          }
        />
      </Field>
      {numbers.map(([name, value]) => (
        <Field key={name} label={names[name]}>
          <NumberInput
            value={value}
            min={name === 'count' || name === 'days' ? 1 : 0}
            max={name === 'days' ? 366 : 100}
            decimals={name === 'count' || name === 'days' ? 0 : 4}
            onChange={(next) =>
              next !== null && set({ aggregation: { ...aggregation, [name]: next } as Aggregation }, name)
            }
          />
        </Field>
      ))}
      <Field label={t('cadence')}>
        <Select
          options={cadences.map((cadence) => ({ value: cadence, label: t(`cadence_${cadence}`) }))}
          value={group.cadence}
          clearable={false}
          onChange={(cadence) => set({ cadence: (cadence ?? 'atOnce') as Cadence }, 'cadence')}
        />
      </Field>
    </div>
  );
}
