// Above the grid: conditions as chips, how many records they match, words to search for.
import type { Json } from '@keepwell/kernel';
import { Icon, Input } from '@keepwell/ui';
import type { Entity } from '@keepwell/model';
import { ListFilter, Search } from 'lucide-react';
import { lazy, Suspense, useEffect, useState, type ReactElement } from 'react';
import { useReader } from '../data/use-session.ts';
import { useText } from '../language/use-text.ts';
import type { List } from './use-list.ts';

const FilterChips = lazy(async () => ({ default: (await import('../rule-editor/index.ts')).FilterChips }));

export interface ListBarProps {
  readonly entity: Entity;
  readonly list: List;
  /** Records that match; undefined until it is known. */
  readonly matching: number | undefined;
  /** Records there are; undefined until it is known. */
  readonly total: number | undefined;
}

export function ListBar({ entity, list, matching, total }: ListBarProps): ReactElement {
  const t = useText('grid');
  const { language } = useReader();
  const { state, set } = list;
  const isNarrowed = state.filter != null || state.search !== '';
  return (
    <div className="list__bar">
      <Icon of={ListFilter} className="muted" />
      <Suspense fallback={<span className="skel" style={{ width: 96, height: 20 }} />}>
        <FilterChips entity={entity} rule={state.filter as Json} onChange={(filter) => set({ filter })} />
      </Suspense>
      <span className="grow" />
      {isNarrowed && total !== undefined && matching !== undefined && (
        <span className="muted nowrap" role="status">
          {t('matching')} <b className="num">{matching.toLocaleString(language)}</b> / {total.toLocaleString(language)}
        </span>
      )}
      <SearchWords words={state.search} onWords={(search) => set({ search })} />
    </div>
  );
}

/** How long typing rests before the list is searched. */
const restMilliseconds = 250;

function SearchWords({ words, onWords }: { words: string; onWords: (words: string) => void }): ReactElement {
  const t = useText('grid');
  const [text, setText] = useState(words);
  const [shown, setShown] = useState(words);
  if (shown !== words) {
    setShown(words);
    setText(words);
  }
  useEffect(() => {
    if (text === words) return;
    const timer = setTimeout(() => onWords(text), restMilliseconds);
    return () => clearTimeout(timer);
  }, [text, words, onWords]);
  return (
    <Input
      type="search"
      className="list__search"
      icon={Search}
      aria-label={t('search')}
      placeholder={t('search')}
      value={text}
      maxLength={200}
      onText={setText}
    />
  );
}
