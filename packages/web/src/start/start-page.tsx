// The start page: whom a health model finds at risk; without a model the entity looked at last; without any, how to begin.
import { Button, EmptyState } from '@keepwell/ui';
import { Link, Navigate } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { useEntities } from '../data/use-documents.ts';
import { HomePage } from '../home/home-page.tsx';
import { useWatched } from '../home/watched.ts';
import { useText } from '../language/use-text.ts';
import { PageFrame } from '../shell/page-frame.tsx';
import { PagePending } from '../shell/page-pending.tsx';
import { screens } from '../shell/screens.ts';
import { lastEntity } from './last-entity.ts';
import { NewEntityDialog } from './new-entity-dialog.tsx';

export function StartPage(): ReactElement {
  const t = useText('start');
  const entities = useEntities();
  const watched = useWatched();
  const [creating, setCreating] = useState(false);
  if (entities === undefined || watched === undefined) return <PagePending />;
  if (watched.length > 0) return <HomePage watched={watched} />;
  const target = entities.find((entity) => entity.id === lastEntity()) ?? entities[0];
  if (target !== undefined) return <Navigate to="/e/$entity" params={{ entity: target.id }} search={{}} replace />;
  return (
    <PageFrame title={t('title')}>
      <EmptyState
        actions={
          <>
            {screens.imports && (
              <Link to="/import" search={{}} className="btn btn--primary">
                {t('fromFile')}
              </Link>
            )}
            <Button variant={screens.imports ? 'link' : 'primary'} icon={Plus} onClick={() => setCreating(true)}>
              {t('newEntity')}
            </Button>
          </>
        }
      >
        {t('emptyLine')}
      </EmptyState>
      <NewEntityDialog open={creating} onClose={() => setCreating(false)} />
    </PageFrame>
  );
}
