// A rule above a list: one chip for each of its conditions, joined by a word; a click opens the editor.
import type { Entity } from '@keepwell/model';
import { parseRule, toSentence, type Scope } from '@keepwell/rule';
import { AddFilterChip, FilterChip, Joiner, Popover } from '@keepwell/ui';
import { Fragment, useRef, useState, type ReactElement } from 'react';
import type { Language } from '@keepwell/kernel';
import { useLanguage } from '../language/use-language.ts';
import { useText } from '../language/use-text.ts';
import { partAt, removePart, type RuleJson } from './rule-edits.ts';
import { readNode, type RuleNode } from './rule-nodes.ts';
import { RuleEditor } from './rule-editor.tsx';
import { useEntityScope } from './rule-scope.ts';

export interface FilterChipsProps {
  readonly entity: Entity;
  readonly rule: RuleJson;
  onChange(rule: RuleJson): void;
}

export function FilterChips({ entity, rule, onChange }: FilterChipsProps): ReactElement {
  const t = useText('rule');
  const { language } = useLanguage();
  const scope = useEntityScope(entity);
  const [open, setOpen] = useState(false);
  const chips = useRef<HTMLDivElement>(null);
  const node = rule === null ? null : readNode(parseRule(rule).expression);
  const isList = node?.kind === 'group' && !node.muted && !node.negated;
  const parts: readonly RuleNode[] = node === null ? [] : isList ? node.children : [node];
  const joiner = isList && !node.all ? t('or') : t('and');
  const remove = (part: RuleNode): void => {
    const rest = removePart(rule, part.path);
    onChange(parts.length === 1 ? null : rest);
  };
  return (
    <div className="filter-chips" ref={chips} role="group" aria-label={t('conditions')}>
      {parts.map((part, index) => {
        const words = chipWords(rule, part, scope, language);
        return (
          <Fragment key={part.path.join('/')}>
            {index > 0 && <Joiner>{joiner}</Joiner>}
            <FilterChip
              className={part.muted ? 'is-muted' : undefined}
              field={words.field}
              operator={words.operator}
              value={words.value === '' ? undefined : words.value}
              onEdit={() => setOpen(true)}
              onRemove={() => remove(part)}
            />
          </Fragment>
        );
      })}
      <Popover
        open={open}
        onOpenChange={setOpen}
        title={t('conditions')}
        anchor={chips}
        width={680}
        align="start"
        trigger={<AddFilterChip>{parts.length === 0 ? t('filter') : t('condition')}</AddFilterChip>}
      >
        <RuleEditor entity={entity} rule={rule} onChange={onChange} />
      </Popover>
    </div>
  );
}

/** The sentence of a condition, cut where the chip changes its weight: field, operator, value. */
function chipWords(
  rule: RuleJson,
  part: RuleNode,
  scope: Scope,
  language: Language,
): { readonly field: string; readonly operator: string; readonly value: string } {
  const { expression } = parseRule(partAt(rule, part.path));
  const words = toSentence(expression, scope, language).segments;
  if (part.kind !== 'row') return { field: '', operator: words.map((word) => word.text).join(''), value: '' };
  const first = words.findIndex((word) => word.role !== 'words');
  const next = words.findIndex((word, index) => index > first && word.role !== 'words');
  const text = (from: number, to: number): string =>
    words
      .slice(from, to)
      .map((word) => word.text)
      .join('')
      .trim();
  if (next < 0) return { field: text(0, first + 1), operator: text(first + 1, words.length), value: '' };
  return { field: text(0, first + 1), operator: text(first + 1, next), value: text(next, words.length) };
}
