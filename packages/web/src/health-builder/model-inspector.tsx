// ModelInspector: the model itself: names, which way is good, bands, missing data, how long a change must hold, trend.
import type { HealthModel, Polarity } from '@keepwell/health';
import { Field, NumberInput, Segmented } from '@keepwell/ui';
import type { ReactElement } from 'react';
import { LabelsInput } from '../builder/labels-input.tsx';
import { useText } from '../language/use-text.ts';
import { describeFinding } from '../problem/describe-finding.ts';
import { BandEditor } from './band-editor.tsx';
import { useDesk } from './model-context.tsx';

export function ModelInspector(): ReactElement {
  const t = useText('healthBuilder');
  const words = useText('builder');
  const { doc, edit, issues, reader } = useDesk();
  const say = (part: string): string | undefined => {
    const found = issues.filter(({ path }) => path[0] === part);
    return found.length === 0 ? undefined : found.map((one) => describeFinding(one, reader.language)).join(' ');
  };
  const set = (part: keyof HealthModel & ('hold' | 'trend' | 'coverageFloor'), next: Partial<HealthModel>): void =>
    edit(t('modelStep', { part: t(`part_${part}`) }), (model) => ({ ...model, ...next }), part);
  const days = (label: string, value: number, max: number, change: (days: number) => void): ReactElement => (
    <Field label={label}>
      <NumberInput
        value={value}
        min={1}
        max={max}
        decimals={0}
        suffix={t('daysUnit')}
        onChange={(next) => next !== null && change(next)}
      />
    </Field>
  );
  return (
    <div className="inspector">
      <div className="sect stack">
        <Field as="group" label={words('name')} error={say('labels')}>
          <LabelsInput
            what={words('name')}
            labels={doc.labels}
            onChange={(labels) => edit(t('modelRenamedStep'), (model) => ({ ...model, labels }), 'labels')}
          />
        </Field>
        <Field as="group" label={t('polarity')} help={t(`polarityHelp_${doc.polarity}`)}>
          <Segmented<Polarity>
            block
            aria-label={t('polarity')}
            options={[
              { value: 'health', label: t('polarity_health') },
              { value: 'risk', label: t('polarity_risk') },
            ]}
            value={doc.polarity}
            onChange={(polarity) => edit(t('polarityStep'), (model) => ({ ...model, polarity }))}
          />
        </Field>
      </div>
      <div className="sect stack">
        <Field as="group" label={t('bands')} error={say('bands')}>
          <BandEditor />
        </Field>
      </div>
      <div className="sect stack">
        <Field label={t('coverageFloor')} help={t('coverageFloorHelp')}>
          <NumberInput
            value={doc.coverageFloor}
            min={0}
            max={100}
            suffix="%"
            onChange={(floor) => floor !== null && set('coverageFloor', { coverageFloor: floor })}
          />
        </Field>
        {days(t('holdWorse'), doc.hold.worse, 90, (worse) => set('hold', { hold: { ...doc.hold, worse } }))}
        {days(t('holdBetter'), doc.hold.better, 90, (better) => set('hold', { hold: { ...doc.hold, better } }))}
        {days(t('trendDays'), doc.trend.days, 366, (over) => set('trend', { trend: { ...doc.trend, days: over } }))}
        <Field label={t('deadBand')} help={t('deadBandHelp')}>
          <NumberInput
            value={doc.trend.deadBand}
            min={0}
            max={100}
            suffix={t('pointsUnit')}
            onChange={(points) => points !== null && set('trend', { trend: { ...doc.trend, deadBand: points } })}
          />
        </Field>
      </div>
    </div>
  );
}
