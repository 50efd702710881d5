// DraftsCard: what the reader has begun to change and nobody has published yet.
import type { Labels } from '@keepwell/model';
import { Card } from '@keepwell/ui';
import { useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { type Document, documentsQuery } from '../data/use-documents.ts';
import { usePerson, useReader } from '../data/use-session.ts';
import { useLabel, useText } from '../language/use-text.ts';
import { formatMoment } from '../record/format-moment.ts';
import { useCount } from '../segments/use-count.ts';

const kinds = ['entity', 'healthModel', 'segment', 'tiering'] as const;
type Kind = (typeof kinds)[number];
const mostShown = 5;

export function DraftsCard(): ReactElement | null {
  const t = useText('home');
  const count = useCount();
  const me = usePerson();
  const reader = useReader();
  const label = useLabel();
  const answers = useQueries({ queries: kinds.map((kind) => documentsQuery(kind)) });
  const mine = answers
    .flatMap(({ data }) => data ?? [])
    .filter(({ draft }) => draft?.updatedBy === me.id)
    .toSorted((a, b) => (b.draft?.updatedAt ?? 0) - (a.draft?.updatedAt ?? 0));
  if (mine.length === 0) return null;
  return (
    <Card flush title={t('drafts')} titleAside={count(mine.length)}>
      <ul className="divide">
        {mine.slice(0, mostShown).map((document) => (
          <li key={document.id} className="draft">
            <DraftLink document={document}>{label(labelsOf(document), t(`kind_${document.kind as Kind}`))}</DraftLink>
            <span className="meta">
              {t(`kind_${document.kind as Kind}`)} · {formatMoment(document.draft?.updatedAt ?? 0, reader)}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function labelsOf({ draft }: Document): Labels {
  return (draft?.body as { labels?: Labels } | undefined)?.labels ?? {};
}

function DraftLink({ document, children }: { readonly document: Document; readonly children: string }): ReactElement {
  const { id, kind } = document;
  if (kind === 'entity')
    return (
      <Link to="/e/$entity/design" params={{ entity: id }} search={{}}>
        {children}
      </Link>
    );
  if (kind === 'healthModel')
    return (
      <Link to="/health/$model" params={{ model: id }} search={{}}>
        {children}
      </Link>
    );
  return (
    <Link to="/segments/$segment/edit" params={{ segment: id }} search={{}}>
      {children}
    </Link>
  );
}
