// ChildrenChart: today's scores of the child records; the line gives a single child its own score.
import type { Indicator } from '@keepwell/health';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { textIn } from '@keepwell/kernel';
import { useText } from '../language/use-text.ts';
import { LineDrawing } from './line-drawing.tsx';
import { useDesk } from './model-context.tsx';
import { factsQuery, type FieldFact } from './use-facts.ts';
import { useFigures } from './use-figures.ts';

const nobodyLost = { lost: null, halves: false };

export function ChildrenChart({
  node,
  asTable,
}: {
  readonly node: Indicator;
  readonly asTable: boolean;
}): ReactElement | null {
  const t = useText('healthBuilder');
  const { entity, lookup, reader } = useDesk();
  const { count } = useFigures();
  const settings = node.settings as Readonly<Record<'model' | 'entity' | 'relation' | 'aggregate', string>>;
  const child = lookup.entity(settings.entity);
  const score = child?.fields.find(({ type, options }) => type === 'score' && options['model'] === settings.model);
  const isAsked = child !== undefined && score !== undefined;
  const { data, error } = useQuery({
    // Only children of somebody.
    ...factsQuery(child ?? entity, [score?.id ?? ''], nobodyLost, { notEmpty: [{ var: settings.relation }] }),
    enabled: isAsked,
    retry: false,
  });
  const fact = data?.fields[0] as FieldFact | undefined;
  if (settings.model === '') return <p className="ic__note meta">{t('childrenFirst')}</p>;
  if (!isAsked) return <p className="ic__note meta">{t('childrenUnscored')}</p>;
  if (error !== null) return <p className="ic__note meta">{t('childrenUnknown')}</p>;
  if (fact === undefined) return null;
  const { filled, missing } = fact.facts;
  if (filled === 0) return <p className="ic__note meta">{t('childrenNone')}</p>;
  return (
    <LineDrawing
      node={node}
      fact={fact}
      asTable={asTable}
      valueText={String}
      note={t(`childrenNote_${settings.aggregate as 'mean' | 'worst' | 'weighted'}`, {
        shown: count(filled),
        total: count(filled + missing),
        child: textIn(child.labels, reader.language, child.key),
      })}
    />
  );
}
