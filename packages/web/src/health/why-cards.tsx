// WhyCards: for every health model that scores the record, what its score is made of, its course, and a person's word against it.
import type { RecordView } from '@keepwell/api';
import { countedNodes, type HealthModel, modelAs, nodesOf, type ScoreReceipt, toPoints } from '@keepwell/health';
import { type Entity, fieldAt, formatValue, unknownBand, type BandOptions } from '@keepwell/model';
import { BandChip, Button, Note, Skeleton, useToast } from '@keepwell/ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { FileCheck } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { client } from '../connection/client.ts';
import { keys } from '../data/keys.ts';
import { usePeople } from '../data/use-members.ts';
import { useReader } from '../data/use-session.ts';
import { useLabel, useText } from '../language/use-text.ts';
import { useFailure } from '../problem/use-failure.ts';
import { formatDay } from '../record/format-moment.ts';
import { useLookup } from '../rule-editor/index.ts';
import { OverrideDialog } from './override-dialog.tsx';
import { ScoreCourse } from './score-course.tsx';
import { VariantUsed } from './variant-used.tsx';
import { WayOutNote } from './way-out-note.tsx';
import { WhyTable } from './why-table.tsx';
import './health.css';

const looks = { healthy: 'healthy', watch: 'watch', atRisk: 'risk', critical: 'critical', unknown: 'unknown' } as const;

export function WhyCards({ entity, record }: { readonly entity: Entity; readonly record: RecordView }): ReactElement {
  const scored = entity.fields.filter((field) => field.type === 'band');
  return (
    <>
      {scored.map((field) => (
        <WhyCard
          key={field.id}
          entity={entity}
          record={record}
          model={String(field.options['model'])}
          bands={(field.options as unknown as BandOptions).options}
        />
      ))}
    </>
  );
}

/** The model with the limits that held for this record. */
function usedModel({ model: { definition }, variant }: ScoreReceipt): HealthModel {
  return variant === null ? definition : modelAs(definition, variant);
}

interface WhyCardProps {
  readonly entity: Entity;
  readonly record: RecordView;
  readonly model: string;
  readonly bands: BandOptions['options'];
}

function WhyCard({ entity, record, model, bands }: WhyCardProps): ReactElement | null {
  const t = useText('health');
  const label = useLabel();
  const lookup = useLookup();
  const reader = useReader();
  const people = usePeople();
  const common = useText('common');
  const toast = useToast();
  const fail = useFailure();
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const answer = useQuery({
    queryKey: [...keys.receipt(entity.id, model, record.id), record.version],
    queryFn: () => client.scoreReceipt({ params: { model, record: record.id } }),
    retry: false,
  });
  if (answer.isPending) return <Skeleton shape="list" rows={3} />;
  if (answer.data === undefined) return <Note kind="info">{t('notScored')}</Note>;
  const receipt = answer.data.receipt as ScoreReceipt;
  const score = receipt.score === null ? null : (Math.round(toPoints(receipt.score) * 10) / 10).toFixed(1);
  const bandOf = (id: string): BandOptions['options'][number] => bands.find((band) => band.id === id) ?? unknownBand;
  const shown = bandOf(receipt.shownBand);
  const { override } = receipt;

  function save(): void {
    const file = `receipt-${model}-${record.id}.json`;
    const url = URL.createObjectURL(new Blob([JSON.stringify(receipt, null, 2)], { type: 'application/json' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = file;
    link.click();
    URL.revokeObjectURL(url);
    toast.show({ message: t('receiptSaved', { file }) });
  }

  async function lift(): Promise<void> {
    try {
      await client.liftOverride({ params: { model, record: record.id } });
      await queries.invalidateQueries({ queryKey: keys.records(entity.id) });
    } catch (failure) {
      fail(failure);
    }
  }

  const percent = receipt.coverage / 100;
  return (
    <section className="card why" aria-label={score === null ? t('whyNone') : t('why', { score })}>
      <div className="card__head">
        <h2>{score === null ? t('whyNone') : t('why', { score })}</h2>
        <BandChip band={looks[shown.look]} label={label(shown.labels)} />
        <span className="meta end">
          {t('revision', { model: label(receipt.model.definition.labels), revision: receipt.model.revision })}
        </span>
      </div>
      <VariantUsed receipt={receipt} />
      {override !== null && (
        <Note
          kind="info"
          action={
            <Button variant="link" onClick={() => void lift()}>
              {t('lift')}
            </Button>
          }
        >
          {t(override.until === null ? 'overruled' : 'overruledUntil', {
            who: people[override.by] ?? common('someone'),
            band: label(shown.labels),
            reason: override.reason,
            day: override.until === null ? '' : formatDay(override.until, reader),
          })}{' '}
          {t('modelSays', { band: label(bandOf(receipt.band).labels) })}
        </Note>
      )}
      <WhyTable receipt={receipt} nodes={countedNodes(receipt.nodes)} valueOf={valueOf} nameOf={nameOf} />
      <p className="why__coverage">
        {t(receipt.band === unknownBand.id ? 'tooLittle' : 'coverage', { percent: Math.round(percent) })}
      </p>
      <WayOutNote receipt={receipt} bandName={(id) => label(bandOf(id).labels)} nameOf={nameOf} shown={shownValue} />
      <ScoreCourse entity={entity.id} model={model} record={record.id} definition={usedModel(receipt)} />
      <div className="card__foot why__foot">
        <Button variant="link" onClick={() => setAsking(true)}>
          {t('override')}
        </Button>
        <Button variant="link" icon={FileCheck} onClick={save}>
          {t('receipt')}
        </Button>
      </div>
      {asking && (
        <OverrideDialog
          bands={bands.filter(({ id }) => id !== unknownBand.id)}
          onClose={() => setAsking(false)}
          onSave={async (said) => {
            await client.overrideBand({ params: { model, record: record.id }, body: said });
            await queries.invalidateQueries({ queryKey: keys.records(entity.id) });
          }}
        />
      )}
    </section>
  );

  function nameOf(id: string): string {
    const found = nodesOf(receipt.model.definition.dimensions, []).find(({ node }) => node.id === id);
    return label(found?.node.labels, id);
  }

  function shownValue(path: string, value: unknown): string {
    const field = fieldAt(entity, lookup, path);
    if (value === null || value === undefined) return t('noValue');
    return field === undefined
      ? String(value as number)
      : formatValue(field, value as string | number | boolean, reader);
  }

  /** What an indicator looked at, as its fields show it. */
  function valueOf(id: string): string {
    const read = Object.entries(receipt.inputs[id]?.values ?? {});
    return read
      .map(([path, value]) => shownValue(path, value))
      .filter((text) => text !== '')
      .join(' · ');
  }
}
