// PlanLines: what changed since the published revision, in words, with what it means for the records.
import { localeOf } from '@keepwell/kernel';
import { DiffGroup, DiffLine } from '@keepwell/ui';
import type { ReactElement } from 'react';
import { useText } from '../language/use-text.ts';
import { useDesigner } from './designer-context.tsx';
import { fieldTypeIcon } from './field-type-icon.ts';
import type { Plan } from './plan-conversion.tsx';

type Line = Plan['lines'][number];

export function PlanLines({ plan }: { readonly plan: Plan }): ReactElement {
  const t = useText('designer');
  const { doc, published, language } = useDesigner();
  const number = (value: number): string => value.toLocaleString(localeOf(language));

  const fieldIn = (line: Line): string | undefined => (line.path[0] === 'fields' ? String(line.path[1]) : undefined);
  function effectOf(line: Line): string | undefined {
    const id = fieldIn(line);
    const removed = plan.removed.find((one) => one.field === id);
    if (line.change === 'removed' && removed !== undefined) {
      return t('planRemoved', { count: removed.filled, filled: number(removed.filled), all: number(plan.records) });
    }
    const obstacle = plan.obstacles.find((one) => one.field === id);
    const part = line.path[2];
    if (obstacle?.obstacle === 'missing' && (part === 'required' || line.change === 'added')) {
      return t('planMissing', { count: obstacle.records, shown: number(obstacle.records) });
    }
    if (line.was === undefined || line.now === undefined) return undefined;
    const sentence = line.sentence[language];
    const was = line.was[language];
    const now = line.now[language];
    // The sentence often names both values already.
    return sentence.includes(now) || line.path.length < 2 ? undefined : t('planWas', { was, now });
  }
  const iconOf = (line: Line): ReturnType<typeof fieldTypeIcon> | undefined => {
    const id = fieldIn(line);
    const field = doc.fields.find((one) => one.id === id) ?? published?.fields.find((one) => one.id === id);
    return field === undefined ? undefined : fieldTypeIcon(field.type);
  };
  const group = (kind: 'changed' | 'added' | 'removed'): readonly Line[] =>
    plan.lines.filter((line) => (line.change === 'moved' ? 'changed' : line.change) === kind);

  return (
    <>
      {(['changed', 'added', 'removed'] as const).map((kind) => {
        const lines = group(kind);
        if (lines.length === 0) return null;
        return (
          <DiffGroup key={kind} kind={kind} count={lines.length}>
            {lines.map((line, at) => (
              <DiffLine key={at} icon={iconOf(line)} effect={effectOf(line)}>
                {line.sentence[language]}
              </DiffLine>
            ))}
          </DiffGroup>
        );
      })}
    </>
  );
}
