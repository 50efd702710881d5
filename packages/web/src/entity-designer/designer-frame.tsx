// DesignerFrame: the designer's regions in the builder frame, its keys, and its dialogs.
import { BuilderFrame, Button, IconButton, Menu, ProblemsBadge, Skeleton, Tabs, type BuilderSizes } from '@keepwell/ui';
import { useNavigate } from '@tanstack/react-router';
import { History, Redo2, Trash2, Undo2, Undo } from 'lucide-react';
import { Suspense, useEffect, useState, type ReactElement } from 'react';
import { useText } from '../language/use-text.ts';
import { useFailure } from '../problem/use-failure.ts';
import { useDocumentTitle } from '../shell/page-frame.tsx';
import { isTyping } from '../undo/undo-host.tsx';
import { DeleteEntityDialog } from './delete-entity-dialog.tsx';
import { useDesigner } from './designer-context.tsx';
import { DrawerBody, DrawerHead, type DrawerPanel } from './designer-drawer.tsx';
import { DiscardDialog } from './discard-dialog.tsx';
import { DraftConflictDialog } from './draft-conflict-dialog.tsx';
import { DraftWords } from './draft-words.tsx';
import { EntityInspector } from './entity-inspector.tsx';
import { EntityList } from './entity-list.tsx';
import { FieldInspector } from './field-inspector.tsx';
import { FieldTable } from './field-table.tsx';
import { PublishDialog } from './publish-dialog.tsx';
import { paletteSearchId, TypePalette } from './type-palette.tsx';
import { useFieldActions } from './use-field-actions.ts';
import { useFieldDrag } from './use-field-drag.ts';
import { useUndoKeys } from './use-undo-keys.ts';

type Left = 'types' | 'entities';
type Right = 'field' | 'entity';
type Asking = 'publish' | 'delete' | 'discard' | null;

export interface DesignerFrameProps {
  readonly startsWithPlan: boolean;
}

export function DesignerFrame({ startsWithPlan }: DesignerFrameProps): ReactElement {
  const t = useText('designer');
  const common = useText('common');
  const designer = useDesigner();
  const { id, doc, published, revision, isChanged, draft, history, issues, editor, session, selected, select, nameOf } =
    designer;
  const navigate = useNavigate();
  const fail = useFailure();
  const actions = useFieldActions();
  const drag = useFieldDrag(actions.drop);
  const [left, setLeft] = useState<Left>('types');
  const [panel, setPanel] = useState<DrawerPanel | null>(null);
  const [asking, setAsking] = useState<Asking>(startsWithPlan ? 'publish' : null);
  const [sizes, setSizes] = useState<BuilderSizes>(readSizes);
  const field = doc.fields.find((one) => one.id === selected);
  const right: Right = field === undefined ? 'entity' : 'field';
  const errors = issues.filter((found) => found.severity === 'error').length;
  const name = nameOf(doc);
  useDocumentTitle(t('title', { name }));
  useUndoKeys();

  useEffect(() => {
    function press(event: KeyboardEvent): void {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (document.querySelector('[role="dialog"], [role="alertdialog"]') !== null) return;
      event.preventDefault();
      setLeft('types');
      requestAnimationFrame(() => document.getElementById(paletteSearchId)?.focus());
    }
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);

  function openPlan(): void {
    if (errors > 0) {
      setPanel('problems');
      return;
    }
    // The plan is of what is saved.
    session.flush().then(() => setAsking('publish'), fail);
  }

  const undoStep = history.past.at(-1);
  const redoStep = history.future[0];
  return (
    <>
      <BuilderFrame
        className="designer"
        sizes={sizes}
        onSizes={(next) => {
          setSizes(next);
          writeSizes(next);
        }}
        back={{
          label: t('backToRecords', { name }),
          onBack: () =>
            void (published === null
              ? navigate({ to: '/' })
              : navigate({ to: '/e/$entity', params: { entity: id }, search: {} })),
        }}
        name={name}
        subtitle={revision === 0 ? t('subtitleNew') : t('subtitle', { revision })}
        state={<DraftWords />}
        actions={
          <>
            <IconButton
              icon={Undo2}
              label={undoStep === undefined ? common('undo') : t('undoStep', { step: undoStep.label })}
              shortcut="Ctrl Z"
              disabled={undoStep === undefined}
              onClick={() => void editor.undo()}
            />
            <IconButton
              icon={Redo2}
              label={redoStep === undefined ? common('redo') : t('redoStep', { step: redoStep.label })}
              shortcut="Ctrl Shift Z"
              disabled={redoStep === undefined}
              onClick={() => void editor.redo()}
            />
            <Menu
              label={t('moreActions')}
              items={[
                { label: t('drawer_history'), icon: History, onSelect: () => setPanel('history') },
                {
                  label: t('discardDraft'),
                  icon: Undo,
                  disabled: published === null || !isChanged,
                  onSelect: () => setAsking('discard'),
                },
                { kind: 'separator' },
                { label: t('deleteEntity'), icon: Trash2, danger: true, onSelect: () => setAsking('delete') },
              ]}
            />
            <ProblemsBadge
              errors={errors}
              warnings={issues.length - errors}
              onClick={() => setPanel(panel === 'problems' ? null : 'problems')}
            />
            <Button variant="primary" disabled={!isChanged} onClick={openPlan}>
              {t('publish', { revision: revision + 1 })}
            </Button>
          </>
        }
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
        drawerHead={<DrawerHead open={panel} onOpen={setPanel} />}
        drawer={panel === null ? undefined : <DrawerBody panel={panel} />}
      >
        <FieldTable actions={actions} drag={drag} />
      </BuilderFrame>
      {draft.conflict !== null && <DraftConflictDialog key={draft.conflict.token} conflict={draft.conflict} />}
      {asking === 'publish' && <PublishDialog onClose={() => setAsking(null)} />}
      {asking === 'delete' && <DeleteEntityDialog onClose={() => setAsking(null)} />}
      {asking === 'discard' && <DiscardDialog onClose={() => setAsking(null)} />}
    </>
  );
}

const sizesKey = 'keepwell.builder-sizes';

function readSizes(): BuilderSizes {
  const standard = { left: 240, right: 320, drawer: 260 };
  try {
    return { ...standard, ...(JSON.parse(localStorage.getItem(sizesKey) ?? '{}') as Partial<BuilderSizes>) };
  } catch {
    return standard;
  }
}

function writeSizes(sizes: BuilderSizes): void {
  try {
    localStorage.setItem(sizesKey, JSON.stringify(sizes));
  } catch {
    // Without storage the panels keep their width until the page is closed.
  }
}
