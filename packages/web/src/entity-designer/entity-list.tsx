// EntityList: the other entities, to go on designing there, and a new one.
import { Button, Icon } from '@keepwell/ui';
import { Link } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { useEntities } from '../data/use-documents.ts';
import { useLabel, useText } from '../language/use-text.ts';
import { entityIcon } from '../shell/entity-icon.ts';
import { NewEntityDialog } from '../start/new-entity-dialog.tsx';
import { useDesigner } from './designer-context.tsx';

export function EntityList(): ReactElement {
  const t = useText('designer');
  const label = useLabel();
  const { id } = useDesigner();
  const entities = useEntities() ?? [];
  const [creating, setCreating] = useState(false);
  return (
    <nav className="type-palette" aria-label={t('entities')}>
      <ul className="entity-list">
        {entities.map((entity) => (
          <li key={entity.id}>
            <Link
              to="/e/$entity/design"
              params={{ entity: entity.id }}
              search={{}}
              aria-current={entity.id === id ? 'page' : undefined}
            >
              <Icon of={entityIcon(entity.icon)} />
              <span className="ellipsis">{label(entity.labels, entity.key)}</span>
              <span className="meta end">{entity.fields.length}</span>
            </Link>
          </li>
        ))}
      </ul>
      <Button icon={Plus} onClick={() => setCreating(true)}>
        {t('newEntity')}
      </Button>
      <NewEntityDialog open={creating} onClose={() => setCreating(false)} />
    </nav>
  );
}
