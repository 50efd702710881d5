// DesignerFrame: the designer's regions in the builder frame, its keys, and its dialogs.
import { entityKind } from '@keepwell/model';
import { Skeleton, Tabs } from '@keepwell/ui';
import { useNavigate } from '@tanstack/react-router';
import { Plus, Trash2 } from 'lucide-react';
import { Suspense, useState, type ReactElement } from 'react';
import { DiscardDialog } from '../builder/discard-dialog.tsx';
import { DocumentFrame } from '../builder/document-frame.tsx';
import { DraftConflictDialog } from '../builder/draft-conflict-dialog.tsx';
import { useText } from '../language/use-text.ts';
import { useFailure } from '../problem/use-failure.ts';
import { useDocumentTitle } from '../shell/page-frame.tsx';
import { DeleteEntityDialog } from './delete-entity-dialog.tsx';
import { useDesigner } from './designer-context.tsx';
import { DesignerDrawerHead, DrawerBody, type DrawerPanel } from './designer-drawer.tsx';
import { EntityInspector } from './entity-inspector.tsx';
import { EntityList } from './entity-list.tsx';
import { FieldInspector } from './field-inspector.tsx';
import { FieldTable } from './field-table.tsx';
import { PublishDialog } from './publish-dialog.tsx';
import { paletteSearchId, TypePalette } from './type-palette.tsx';
import { useConflictWords } from './use-conflict-words.ts';
import { useFieldActions } from './use-field-actions.ts';
import { useFieldDrag } from './use-field-drag.ts';

type Left = 'types' | 'entities';
type Right = 'field' | 'entity';
type Asking = 'publish' | 'delete' | 'discard' | null;

export interface DesignerFrameProps {
  readonly startsWithPlan: boolean;
}

export function DesignerFrame({ startsWithPlan }: DesignerFrameProps): ReactElement {
  const t = useText('designer');
  const designer = useDesigner();
  const { id, doc, published, revision, draft, issues, session, lookup, selected, select, nameOf } = designer;
  const navigate = useNavigate();
  const fail = useFailure();
  const conflictWords = useConflictWords();
  const actions = useFieldActions();
  const drag = useFieldDrag(actions.drop);
  const [left, setLeft] = useState<Left>('types');
  const [panel, setPanel] = useState<DrawerPanel | null>(null);
  const [asking, setAsking] = useState<Asking>(startsWithPlan ? 'publish' : null);
  const field = doc.fields.find((one) => one.id === selected);
  const right: Right = field === undefined ? 'entity' : 'field';
  const errors = issues.filter((found) => found.severity === 'error').length;
  const name = nameOf(doc);
  useDocumentTitle(t('title', { name }));

  function openTypes(): void {
    setLeft('types');
    requestAnimationFrame(() => document.getElementById(paletteSearchId)?.focus());
  }

  function openPlan(): void {
    if (errors > 0) {
      setPanel('problems');
      return;
    }
    // The plan is of what is saved.
    session.flush().then(() => setAsking('publish'), fail);
  }

  return (
    <>
      <DocumentFrame
        className="designer"
        back={{
          label: t('backToRecords', { name }),
          onBack: () =>
            void (published === null
              ? navigate({ to: '/' })
              : navigate({ to: '/e/$entity', params: { entity: id }, search: {} })),
        }}
        name={name}
        subtitle={revision === 0 ? t('subtitleNew') : t('subtitle', { revision })}
        errors={errors}
        warnings={issues.length - errors}
        onProblems={() => setPanel(panel === 'problems' ? null : 'problems')}
        onHistory={() => setPanel('history')}
        onDiscard={() => setAsking('discard')}
        commands={[
          { id: 'add', label: t('addField'), icon: Plus, keys: ['/'], run: openTypes },
          { id: 'delete', label: t('deleteEntity'), icon: Trash2, danger: true, run: () => setAsking('delete') },
        ]}
        onPublish={openPlan}
        left={
          <Tabs<Left>
            aria-label={t('leftPanel')}
            className="panel-tabs"
            panelClassName="panel-body"
            value={left}
            onChange={setLeft}
            tabs={[
              { value: 'types', label: t('fields'), panel: <TypePalette drag={drag} /> },
              { value: 'entities', label: t('entities'), panel: <EntityList /> },
            ]}
          />
        }
        right={
          <Tabs<Right>
            aria-label={t('rightPanel')}
            className="panel-tabs"
            panelClassName="panel-body"
            value={right}
            onChange={(next) => select(next === 'entity' ? null : (doc.fields[0]?.id ?? null))}
            tabs={[
              {
                value: 'field',
                label: t('fieldProperties'),
                disabled: doc.fields.length === 0,
                panel:
                  field === undefined ? null : (
                    <Suspense fallback={<Skeleton className="sect" rows={8} />}>
                      <FieldInspector key={field.id} field={field} actions={actions} onPlan={openPlan} />
                    </Suspense>
                  ),
              },
              { value: 'entity', label: t('entityProperties'), panel: <EntityInspector /> },
            ]}
          />
        }
        drawerHead={<DesignerDrawerHead open={panel} onOpen={setPanel} />}
        drawer={panel === null ? undefined : <DrawerBody panel={panel} />}
      >
        <FieldTable actions={actions} drag={drag} />
      </DocumentFrame>
      {draft.conflict !== null && (
        <DraftConflictDialog key={draft.conflict.token} conflict={draft.conflict} doc={doc} {...conflictWords} />
      )}
      {asking === 'publish' && <PublishDialog onClose={() => setAsking(null)} />}
      {asking === 'delete' && <DeleteEntityDialog onClose={() => setAsking(null)} />}
      {asking === 'discard' && (
        <DiscardDialog
          changes={published === null ? 0 : entityKind.diff(published, doc, lookup).length}
          onClose={() => setAsking(null)}
        />
      )}
    </>
  );
}
