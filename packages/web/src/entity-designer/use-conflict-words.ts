// useConflictWords: places and values of an entity's draft as a conflict names them.
import { stableJson, textIn, type PathSegment } from '@keepwell/kernel';
import type { EntityDefinition, FieldDefinition } from '@keepwell/model';
import type { DraftConflict } from '../builder/draft-session.ts';
import { useText } from '../language/use-text.ts';
import { useDesigner } from './designer-context.tsx';
import { typeWords } from './type-words.ts';

const parts = [
  'labels',
  'key',
  'type',
  'options',
  'required',
  'unique',
  'indexed',
  'default',
  'group',
  'help',
  'icon',
  'titleField',
  'ownerField',
] as const;
type Part = (typeof parts)[number];
const isPart = (part: unknown): part is Part => (parts as readonly unknown[]).includes(part);

export interface ConflictWords {
  placeWords(path: readonly PathSegment[], conflict: DraftConflict): string;
  valueWords(value: unknown): string;
}

export function useConflictWords(): ConflictWords {
  const t = useText('designer');
  const common = useText('common');
  const { doc, language, nameOf } = useDesigner();
  return {
    placeWords(path, conflict) {
      const theirs = conflict.theirs as EntityDefinition;
      const inField = path[0] === 'fields';
      const field = inField
        ? (doc.fields.find((one) => one.id === path[1]) ?? theirs.fields.find((one) => one.id === path[1]))
        : undefined;
      const part = path[inField ? 2 : 0];
      const words = isPart(part) ? t(`part_${part}`) : '';
      const name = field === undefined ? t('entity') : nameOf(field);
      return words === '' ? name : t('placeOf', { name, part: words });
    },
    valueWords(value) {
      if (value === undefined || value === null || value === '') return t('conflictNone');
      if (typeof value === 'boolean') return common(value ? 'yes' : 'no');
      if (typeof value === 'string' || typeof value === 'number') return String(value);
      const field = value as Partial<FieldDefinition>;
      if (field.type !== undefined && field.labels !== undefined && field.options !== undefined) {
        return t('conflictField', {
          name: textIn(field.labels, language, field.key ?? ''),
          type: typeWords({ type: field.type, options: field.options }, language),
        });
      }
      const labels = value as { zh?: unknown; en?: unknown };
      if (typeof labels.zh === 'string' || typeof labels.en === 'string') {
        return [labels.zh, labels.en].filter(Boolean).join(' / ');
      }
      return stableJson(value);
    },
  };
}
