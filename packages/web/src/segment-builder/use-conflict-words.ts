// useConflictWords: places and values of a segment's draft as problems and conflicts name them.
import { type PathSegment, textIn } from '@keepwell/kernel';
import { entityScope, type TieringDefinition } from '@keepwell/model';
import { parseRule, sentenceText, toSentence } from '@keepwell/rule';
import { useText } from '../language/use-text.ts';
import { useDesk } from './segment-context.tsx';

const parts = ['labels', 'description', 'rule', 'tiers'] as const;
type Part = (typeof parts)[number];
const isPart = (part: unknown): part is Part => (parts as readonly unknown[]).includes(part);

export interface ConflictWords {
  placeWords(path: readonly PathSegment[]): string;
  valueWords(value: unknown): string;
}

export function useConflictWords(): ConflictWords {
  const t = useText('segments');
  const common = useText('common');
  const { doc, kind, entity, lookup, reader } = useDesk();
  const { language } = reader;
  return {
    placeWords([first, second]) {
      if (first === 'tiers' && kind === 'tiering') {
        // A check names tiers by place, a merge by id.
        const { tiers } = doc as TieringDefinition;
        const tier = typeof second === 'number' ? tiers[second] : tiers.find(({ id }) => id === second);
        if (tier !== undefined) return textIn(tier.labels, language, t('unnamed'));
      }
      return isPart(first) ? t(`part_${first}`) : textIn(doc.labels, language, t('unnamed'));
    },
    valueWords(value) {
      if (value === undefined || value === null || value === '') return t('conflictNone');
      if (typeof value === 'boolean') return common(value ? 'yes' : 'no');
      if (typeof value === 'string' || typeof value === 'number') return String(value);
      const { labels } = value as { labels?: { zh?: string; en?: string } };
      if (labels !== undefined) return textIn(labels, language, '');
      return sentenceText(toSentence(parseRule(value).expression, entityScope(entity, lookup), language));
    },
  };
}
