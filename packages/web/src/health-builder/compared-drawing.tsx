// ComparedDrawing: the line of a percentile or a distance from normal, previewed from today's values, of all or of the largest group.
import type { Indicator } from '@keepwell/health';
import { textIn, type Json } from '@keepwell/kernel';
import { fieldAt, type FieldDefinition, fieldLabel, valueTypeOf } from '@keepwell/model';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useText } from '../language/use-text.ts';
import { LineDrawing } from './line-drawing.tsx';
import { useDesk } from './model-context.tsx';
import { factsQuery, type FieldFact } from './use-facts.ts';

export interface ComparedDrawingProps {
  readonly node: Indicator;
  /** Of the number that is compared. */
  readonly path: string;
  readonly fact: FieldFact | undefined;
  readonly asTable: boolean;
  valueText(value: number): string;
}

const nobodyLost = { lost: null, halves: false };

export function ComparedDrawing({ node, path, fact, asTable, valueText }: ComparedDrawingProps): ReactElement {
  const t = useText('healthBuilder');
  const { entity, lookup, reader } = useDesk();
  const within = typeof node.settings['within'] === 'string' ? node.settings['within'] : '';
  const group = within === '' ? undefined : fieldAt(entity, lookup, within);
  const part = useLargestPart(group);
  const answer = useQuery({
    ...factsQuery(entity, [path], nobodyLost, part?.rule ?? null),
    enabled: part !== undefined,
    retry: false,
  });
  const ofPart =
    part === undefined ? undefined : (answer.data?.fields.find(({ field }) => field === path) as FieldFact | undefined);
  // Where the groups cannot be told apart here, today's values stand without a line: that of all would be none of theirs.
  const shown = group === undefined ? fact : (ofPart ?? (fact && { ...fact, distribution: null }));
  const distribution = shown?.distribution ?? null;
  const isAlike = node.type === 'robustZ' && distribution?.mad === 0;

  function note(): string | undefined {
    if (isAlike) return t('allAlike');
    if (group !== undefined) {
      const field = fieldLabel(group)[reader.language];
      return part === undefined ? t('withinNote', { field }) : t('withinPart', { field, part: part.label });
    }
    return distribution === null ? undefined : t('previewNote');
  }

  return (
    <LineDrawing
      node={node}
      fact={shown}
      asTable={asTable}
      valueText={valueText}
      mark={
        node.type === 'robustZ' && distribution !== null && !isAlike
          ? { at: distribution.median, label: t('medianMark', { value: valueText(distribution.median) }) }
          : undefined
      }
      note={note()}
    />
  );
}

interface Part {
  readonly label: string;
  readonly rule: Json;
}

/** The answer that most records give today; undefined where that is not known, as of texts. */
function useLargestPart(group: FieldDefinition | undefined): Part | undefined {
  const common = useText('common');
  const { facts, reader } = useDesk();
  const shares = group === undefined ? undefined : facts.get(group.id)?.facts.shares;
  if (group === undefined || shares === undefined) return undefined;
  const [largest] = Object.entries(shares).toSorted(([, a], [, b]) => b - a);
  if (largest === undefined) return undefined;
  const [value] = largest;
  const type = valueTypeOf(group);
  if (type.kind === 'choice') {
    const option = type.options.find(({ id }) => id === value);
    return { label: textIn(option?.labels, reader.language, value), rule: { '==': [{ var: group.id }, value] } };
  }
  const isYes = value === 'true';
  return { label: common(isYes ? 'yes' : 'no'), rule: { '==': [{ var: group.id }, isYes] } };
}
