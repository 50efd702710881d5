// ReasonWords: why a record came or went: the change of the fields that the rules read, or what else brought it about.
import { fieldById, type FieldValue, formatValue } from '@keepwell/model';
import type { ReactElement } from 'react';
import type { client } from '../connection/client.ts';
import { useEntities } from '../data/use-documents.ts';
import { useReader } from '../data/use-session.ts';
import { useLabel, useText } from '../language/use-text.ts';

type Reason = Awaited<ReturnType<typeof client.segmentMembers>>['members'][number]['reason'];

const causes = ['change', 'publish', 'definition', 'score', 'day', 'minute', 'many'] as const;
type Cause = (typeof causes)[number];
const isCause = (cause: string): cause is Cause => (causes as readonly string[]).includes(cause);

export function ReasonWords({ reason }: { readonly reason: Reason }): ReactElement {
  const t = useText('segments');
  const label = useLabel();
  const reader = useReader();
  const entities = useEntities() ?? [];
  const said = (entity: string, field: string, value: FieldValue): string => {
    const found = entities.find(({ id }) => id === entity);
    const definition = found === undefined ? undefined : fieldById(found, field);
    if (value === null || definition === undefined) return t('noValue');
    return formatValue(definition, value, reader) || t('noValue');
  };
  const changes = reason.fields.flatMap(({ entity, field, before, after }) => {
    const found = entities.find(({ id }) => id === entity);
    const definition = found === undefined ? undefined : fieldById(found, field);
    if (definition === undefined) return [];
    return [
      t('changed', {
        field: label(definition.labels, definition.key),
        before: said(entity, field, before as FieldValue),
        after: said(entity, field, after as FieldValue),
      }),
    ];
  });
  const changed = changes.join(reader.language === 'zh' ? '，' : ', ');
  if (changes.length > 0) return <>{reason.cause === 'score' ? t('scoreBecause', { changed }) : changed}</>;
  return <span className="muted">{t(`cause_${isCause(reason.cause) ? reason.cause : 'change'}`)}</span>;
}
