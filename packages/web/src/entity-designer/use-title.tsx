// UseTitle: the name of a document that uses the entity, as the link that leads to it.
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useDesigner } from './designer-context.tsx';
import { useLabel, useText } from '../language/use-text.ts';
import type { Use } from './use-uses.ts';

const known = [
  'filter',
  'sort',
  'column',
  'group',
  'formula',
  'relation',
  'title',
  'owner',
  'navigation',
  'summary',
] as const;
type Known = (typeof known)[number];

/** "sort", "column"… in the reader's language. */
export function useAsWords(): (as: string) => string {
  const t = useText('designer');
  return (as) => ((known as readonly string[]).includes(as) ? t(`as_${as as Known}`) : as);
}

export function UseTitle({ use }: { readonly use: Use }): ReactElement {
  const t = useText('designer');
  const label = useLabel();
  const { id } = useDesigner();
  const title = label(use.title, use.document);
  if (use.kind === 'view') {
    return (
      <Link to="/e/$entity" params={{ entity: id }} search={{ view: use.document }}>
        {t('useView', { title })}
      </Link>
    );
  }
  if (use.kind === 'entity') {
    return (
      <Link to="/e/$entity/design" params={{ entity: use.document }} search={{}}>
        {t('useEntity', { title })}
      </Link>
    );
  }
  return <span>{use.kind === 'app' ? t('useApp', { title }) : title}</span>;
}
