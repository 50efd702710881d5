// UsesCard: the views, models and rules that read the segment, with the way to each.
import { fieldOfSegment } from '@keepwell/model';
import { Card } from '@keepwell/ui';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { client } from '../connection/client.ts';
import { keys } from '../data/keys.ts';
import { useLabel, useText } from '../language/use-text.ts';
import { useMembership } from './membership.ts';

export function UsesCard(): ReactElement {
  const t = useText('segments');
  const label = useLabel();
  const { document, entity } = useMembership();
  const field = fieldOfSegment(document.id);
  const { data } = useQuery({
    queryKey: keys.uses(entity.id, field),
    queryFn: () => client.listUses({ params: { id: entity.id }, query: { field } }),
    staleTime: 5000,
  });
  const uses = [...new Map((data?.uses ?? []).map((use) => [use.document, use])).values()].filter(
    (use) => use.document !== document.id,
  );
  return (
    <Card title={uses.length === 0 ? t('usedNowhere') : t('usedIn', { count: uses.length })}>
      {uses.length === 0 ? (
        <p className="muted">{t('notUsed')}</p>
      ) : (
        <ul className="segment__uses">
          {uses.map((use) => (
            <li key={use.document}>
              <UseLink use={use} entity={entity.id}>
                {label(use.title, use.document)}
              </UseLink>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

interface UseLinkProps {
  readonly use: { readonly document: string; readonly kind: string };
  readonly entity: string;
  readonly children: string;
}

function UseLink({ use, entity, children }: UseLinkProps): ReactElement {
  if (use.kind === 'segment' || use.kind === 'tiering') {
    return (
      <Link to="/segments/$segment" params={{ segment: use.document }} search={{}}>
        {children}
      </Link>
    );
  }
  if (use.kind === 'healthModel') {
    return (
      <Link to="/health/$model" params={{ model: use.document }} search={{}}>
        {children}
      </Link>
    );
  }
  if (use.kind === 'view') {
    return (
      <Link to="/e/$entity" params={{ entity }} search={{ view: use.document }}>
        {children}
      </Link>
    );
  }
  return (
    <Link to="/e/$entity/design" params={{ entity: use.document }} search={{}}>
      {children}
    </Link>
  );
}
