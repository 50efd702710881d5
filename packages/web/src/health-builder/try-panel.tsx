// TryPanel: the draft on one record: its score, its band, and what each part gives.
import { countedNodes, type ScoreReceipt, toPoints, findNode } from '@keepwell/health';
import { fieldAt, formatValue, unknownBand } from '@keepwell/model';
import { BandChip, Field, Select } from '@keepwell/ui';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { client } from '../connection/client.ts';
import { keys } from '../data/keys.ts';
import { bandLooks } from '../health/band-looks.ts';
import { VariantUsed } from '../health/variant-used.tsx';
import { WhyTable } from '../health/why-table.tsx';
import { useLabel, useText } from '../language/use-text.ts';
import { ProblemPanel } from '../shell/page-error.tsx';
import { useDesk } from './model-context.tsx';

export function TryPanel(): ReactElement {
  const t = useText('healthBuilder');
  const health = useText('health');
  const label = useLabel();
  const { doc, entity, lookup, issues, nameOf, reader } = useDesk();
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState<{ readonly id: number; readonly title: string } | null>(null);
  const picks = useQuery({
    queryKey: keys.picks(entity.id, query),
    queryFn: () => client.pickRecords({ params: { entity: entity.id }, body: { words: query, limit: 30 } }),
    staleTime: 5000,
  });
  const hasErrors = issues.some(({ severity }) => severity === 'error');
  const answer = useQuery({
    queryKey: keys.tryOut(entity.id, chosen?.id ?? 0, doc),
    queryFn: () => client.tryModel({ params: { record: chosen?.id ?? 0 }, body: { definition: doc } }),
    enabled: chosen !== null && !hasErrors,
    placeholderData: keepPreviousData,
    gcTime: 30_000,
  });
  const receipt = answer.data?.receipt as ScoreReceipt | undefined;
  const band = receipt === undefined ? undefined : (doc.bands.find(({ id }) => id === receipt.band) ?? unknownBand);

  function valueOf(id: string): string {
    return Object.entries(receipt?.inputs[id]?.values ?? {})
      .map(([path, value]) => {
        const field = fieldAt(entity, lookup, path);
        if (value === null || value === undefined) return health('noValue');
        return field === undefined ? String(value as number) : formatValue(field, value as never, reader);
      })
      .join(' · ');
  }

  return (
    <div className="sect stack">
      <Field label={t('tryOn')} help={chosen === null ? t('tryHelp') : undefined}>
        <Select
          options={(picks.data?.records ?? []).map(({ id, title }) => ({ value: String(id), label: title }))}
          chosen={chosen === null ? null : { value: String(chosen.id), label: chosen.title }}
          value={chosen === null ? null : String(chosen.id)}
          loading={picks.isPending}
          onSearch={setQuery}
          onChange={(value) => setChosen(picks.data?.records.find(({ id }) => String(id) === value) ?? null)}
        />
      </Field>
      {hasErrors && chosen !== null && <p className="muted">{t('impactWaits')}</p>}
      {answer.error !== null && receipt === undefined && <ProblemPanel failure={answer.error} />}
      {receipt !== undefined && band !== undefined && (
        <>
          <div className="try__band">
            <BandChip
              look="lg"
              band={bandLooks[band.look]}
              score={receipt.score === null ? null : toPoints(receipt.score).toFixed(1)}
              label={label(band.labels)}
            />
          </div>
          <VariantUsed receipt={receipt} />
          {/* A long table scrolls sideways, by keys as well. */}
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
          <div className="try__why" role="region" aria-label={t('tryOn')} tabIndex={0}>
            <WhyTable
              receipt={receipt}
              nodes={countedNodes(receipt.nodes)}
              nameOf={(id) => {
                const node = findNode(doc, id);
                return node === undefined ? id : nameOf(node);
              }}
              valueOf={valueOf}
            />
          </div>
        </>
      )}
    </div>
  );
}
