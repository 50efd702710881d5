// ModelFrame: the health builder's regions in the document frame, its keys, and its dialogs.
import { findNode, type HealthModel, healthModelKind, type ModelNode } from '@keepwell/health';
import { textIn } from '@keepwell/kernel';
import { Segmented, Tabs } from '@keepwell/ui';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { ChartNoAxesCombined, Plus, SlidersHorizontal, Trash2 } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { useBuilder } from '../builder/builder-context.tsx';
import { DiscardDialog } from '../builder/discard-dialog.tsx';
import { DocumentFrame } from '../builder/document-frame.tsx';
import { DraftConflictDialog } from '../builder/draft-conflict-dialog.tsx';
import type { DraftSession } from '../builder/draft-session.ts';
import { DrawerHead } from '../builder/drawer-head.tsx';
import { HistoryPanel } from '../builder/history-panel.tsx';
import { useText } from '../language/use-text.ts';
import { useFailure } from '../problem/use-failure.ts';
import { useDocumentTitle } from '../shell/page-frame.tsx';
import { DeleteModelDialog } from './delete-model-dialog.tsx';
import { FieldPalette, paletteSearchId } from './field-palette.tsx';
import { ImpactPanel } from './impact-panel.tsx';
import { IndicatorGrid } from './indicator-grid.tsx';
import { useDesk } from './model-context.tsx';
import { ModelDrag } from './model-drag.tsx';
import { ModelInspector } from './model-inspector.tsx';
import { ModelProblems } from './model-problems.tsx';
import { NodeInspector } from './node-inspector.tsx';
import { PublishModelDialog } from './publish-model-dialog.tsx';
import { ReviewPanel } from './review-panel.tsx';
import { RevisionVerdict } from './revision-verdict.tsx';
import { StructurePanel } from './structure-panel.tsx';
import { TryPanel } from './try-panel.tsx';
import { useConflictWords } from './use-conflict-words.ts';
import { VariantFixed } from './variant-fixed.tsx';
import { VariantInspector, variantNameClass } from './variant-inspector.tsx';
import { VariantList } from './variant-list.tsx';
import { VariantNodeInspector } from './variant-node-inspector.tsx';

type Left = 'structure' | 'fields' | 'variants';
type Right = 'impact' | 'properties' | 'try';
type Panel = 'problems' | 'history';
type Asking = 'publish' | 'delete' | 'discard' | null;

const route = getRouteApi('/builder/health/$model');

/** Of what is selected: a part, or else the whole, of the model or of the variant that is shown. */
function Properties({ node }: { readonly node: ModelNode | undefined }): ReactElement {
  const { variant } = useDesk();
  if (variant === null) {
    return node === undefined ? <ModelInspector /> : <NodeInspector key={node.id} node={node} />;
  }
  if (node === undefined) return <VariantInspector key={variant.id} variant={variant} />;
  return <VariantNodeInspector key={`${variant.id} ${node.id}`} variant={variant} node={node} />;
}

export function ModelFrame({ session }: { readonly session: DraftSession<HealthModel> }): ReactElement {
  const t = useText('healthBuilder');
  const words = useText('builder');
  const { doc, shown, variant, published, issues, lookup, reader, selected, select } = useDesk();
  const { revision, draft, flush } = useBuilder();
  const { view = 'scoring' } = route.useSearch();
  const search = route.useNavigate();
  const navigate = useNavigate();
  const fail = useFailure();
  const conflictWords = useConflictWords();
  const [left, setLeft] = useState<Left>(
    variant !== null ? 'variants' : doc.dimensions.length === 0 ? 'fields' : 'structure',
  );
  const [right, setRight] = useState<Right>('impact');
  const [panel, setPanel] = useState<Panel | null>(null);
  const [asking, setAsking] = useState<Asking>(null);
  const node = selected === null ? undefined : findNode(shown, selected);
  const errors = issues.filter(({ severity }) => severity === 'error').length;
  const name = textIn(doc.labels, reader.language, t('model'));
  useDocumentTitle(name);

  // Whoever selects a part wants to change it.
  const [lastSelected, setLastSelected] = useState(selected);
  if (lastSelected !== selected) {
    setLastSelected(selected);
    if (selected !== null) setRight('properties');
  }
  const variantId = variant?.id ?? null;
  const [lastVariant, setLastVariant] = useState(variantId);
  if (lastVariant !== variantId) {
    setLastVariant(variantId);
    if (variantId !== null) {
      setLeft('variants');
      setRight('properties');
    }
  }

  function focusVariantName(): void {
    setRight('properties');
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`.${variantNameClass} input`)?.focus());
  }

  function openModel(): void {
    select(null);
    setRight('properties');
  }

  function openFields(): void {
    setLeft('fields');
    requestAnimationFrame(() => document.getElementById(paletteSearchId)?.focus());
  }

  const show = (next: 'scoring' | 'review'): void =>
    void search({ search: (now) => ({ ...now, view: next === 'review' ? next : undefined }), replace: true });

  function openPublish(): void {
    if (errors > 0) setPanel('problems');
    else flush().then(() => setAsking('publish'), fail);
  }

  return (
    <ModelDrag>
      <DocumentFrame
        className="health-builder"
        back={{ label: t('back'), onBack: () => void navigate({ to: '/health' }) }}
        name={name}
        subtitle={revision === 0 ? t('subtitleNew') : t('subtitle', { revision })}
        tabs={
          <Segmented<'scoring' | 'review'>
            aria-label={t('views')}
            options={[
              { value: 'scoring', label: t('viewScoring') },
              { value: 'review', label: t('viewReview') },
            ]}
            value={view}
            onChange={show}
          />
        }
        errors={errors}
        warnings={issues.length - errors}
        onProblems={() => setPanel(panel === 'problems' ? null : 'problems')}
        onHistory={() => setPanel('history')}
        onDiscard={() => setAsking('discard')}
        commands={[
          { id: 'add', label: t('addIndicator'), icon: Plus, keys: ['/'], run: openFields },
          view === 'review'
            ? { id: 'view', label: t('viewScoring'), icon: SlidersHorizontal, run: () => show('scoring') }
            : { id: 'view', label: t('viewReview'), icon: ChartNoAxesCombined, run: () => show('review') },
          { id: 'delete', label: t('deleteModel'), icon: Trash2, danger: true, run: () => setAsking('delete') },
        ]}
        onPublish={openPublish}
        left={
          <Tabs<Left>
            aria-label={t('leftPanel')}
            className="panel-tabs"
            panelClassName="panel-body"
            value={left}
            onChange={setLeft}
            tabs={[
              {
                value: 'structure',
                label: t('structure'),
                panel: <StructurePanel onAddField={openFields} onModel={openModel} />,
              },
              { value: 'fields', label: t('fields'), panel: variant === null ? <FieldPalette /> : <VariantFixed /> },
              { value: 'variants', label: t('variants'), panel: <VariantList onRename={focusVariantName} /> },
            ]}
          />
        }
        right={
          <Tabs<Right>
            aria-label={t('rightPanel')}
            className="panel-tabs"
            panelClassName="panel-body"
            value={right}
            onChange={setRight}
            tabs={[
              { value: 'impact', label: t('impact'), panel: <ImpactPanel /> },
              {
                value: 'properties',
                label: t('properties'),
                panel: <Properties node={node} />,
              },
              { value: 'try', label: t('try'), panel: <TryPanel /> },
            ]}
          />
        }
        drawerHead={
          <DrawerHead<Panel>
            open={panel}
            onOpen={setPanel}
            panels={[
              { panel: 'problems', label: words('drawer_problems'), count: issues.length },
              { panel: 'history', label: words('drawer_history') },
            ]}
          />
        }
        drawer={
          panel === null ? undefined : panel === 'problems' ? (
            <ModelProblems />
          ) : (
            <HistoryPanel aside={(of) => <RevisionVerdict revision={of} />} />
          )
        }
      >
        {view === 'review' ? <ReviewPanel /> : <IndicatorGrid />}
      </DocumentFrame>
      {draft.conflict !== null && (
        <DraftConflictDialog key={draft.conflict.token} conflict={draft.conflict} doc={doc} {...conflictWords} />
      )}
      {asking === 'publish' && <PublishModelDialog onClose={() => setAsking(null)} />}
      {asking === 'delete' && <DeleteModelDialog session={session} onClose={() => setAsking(null)} />}
      {asking === 'discard' && (
        <DiscardDialog
          changes={published === null ? 0 : healthModelKind.diff(published, doc, lookup).length}
          onClose={() => setAsking(null)}
        />
      )}
    </ModelDrag>
  );
}
