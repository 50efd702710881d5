// useConflictWords: places and values of a health model's draft as a conflict names them.
import { nodesOf } from '@keepwell/health';
import { type PathSegment, stableJson, textIn } from '@keepwell/kernel';
import { useText } from '../language/use-text.ts';
import { useDesk } from './model-context.tsx';

export interface ConflictWords {
  placeWords(path: readonly PathSegment[]): string;
  valueWords(value: unknown): string;
}

const parts = [
  'labels',
  'polarity',
  'bands',
  'coverageFloor',
  'hold',
  'trend',
  'weight',
  'settings',
  'missing',
] as const;
type Part = (typeof parts)[number];
const isPart = (part: unknown): part is Part => (parts as readonly unknown[]).includes(part);

export function useConflictWords(): ConflictWords {
  const t = useText('healthBuilder');
  const common = useText('common');
  const { doc, nameOf, reader } = useDesk();
  return {
    placeWords(path) {
      // A merge names members of a list by their ids.
      const node = nodesOf(doc.dimensions, []).findLast((placed) => path.includes(placed.node.id))?.node;
      const part = path.findLast(isPart);
      const variant = doc.variants.find(({ id }) => path.includes(id));
      const inModel = node === undefined ? t('model') : nameOf(node);
      const place = variant === undefined ? inModel : t('variantNamed', { name: nameOf(variant) });
      return part === undefined ? place : t('placeOf', { name: place, part: t(`part_${part as Part}`) });
    },
    valueWords(value) {
      if (value === undefined || value === null || value === '') return t('conflictNone');
      if (typeof value === 'boolean') return common(value ? 'yes' : 'no');
      if (typeof value === 'string' || typeof value === 'number') return String(value);
      const { labels } = value as { labels?: { zh?: string; en?: string } };
      if (labels !== undefined) return textIn(labels, reader.language, '');
      return stableJson(value);
    },
  };
}
