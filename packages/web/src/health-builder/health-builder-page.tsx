// HealthBuilderPage: /health/:model: opens the draft of a health model and hands it to the frame.
import {
  checkHealthModel,
  findVariant,
  type HealthModel,
  healthModelKind,
  modelAs,
  pruneVariant,
} from '@keepwell/health';
import { hasErrors, textIn } from '@keepwell/kernel';
import { checkBody, type Entity } from '@keepwell/model';
import { EmptyState } from '@keepwell/ui';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useDeferredValue, useMemo, useState, type ReactElement } from 'react';
import { useStore } from 'zustand';
import { OpenDraftPage } from '../builder/open-draft.tsx';
import type { OpenDraft } from '../builder/use-draft-session.ts';
import { useEntity } from '../data/use-documents.ts';
import { useReader } from '../data/use-session.ts';
import { useText } from '../language/use-text.ts';
import { useLookup } from '../rule-editor/index.ts';
import { PagePending } from '../shell/page-pending.tsx';
import { readOutcome, writeOutcome } from './lost-choice.ts';
import { DeskProvider, type ModelDesk } from './model-context.tsx';
import { ModelFrame } from './model-frame.tsx';
import { relationsRead } from './readable-fields.ts';
import { useFacts } from './use-facts.ts';
import '../builder/plan.css';
import '../health/health.css';
import './drawings.css';
import './health-builder.css';
import './impact.css';
import './sign-off.css';
import './variants.css';

const route = getRouteApi('/builder/health/$model');

export function HealthBuilderPage(): ReactElement {
  const { model } = route.useParams();
  // Nothing may suspend while the draft is open.
  useText('rule');
  useText('health');
  useText('healthBuilder');
  return (
    <OpenDraftPage<HealthModel> key={model} id={model}>
      {(open) => <WithSubject id={model} open={open} />}
    </OpenDraftPage>
  );
}

interface OpenModelProps {
  readonly id: string;
  readonly open: OpenDraft<HealthModel>;
}

function WithSubject({ id, open }: OpenModelProps): ReactElement {
  const t = useText('healthBuilder');
  const entity = useEntity(useStore(open.editor, ({ doc }) => doc.entity));
  if (entity === undefined) return <PagePending />;
  if (entity === null) return <EmptyState>{t('entityGone')}</EmptyState>;
  return <OpenModel id={id} open={open} entity={entity} />;
}

function OpenModel({ id, open, entity }: OpenModelProps & { readonly entity: Entity }): ReactElement {
  const t = useText('healthBuilder');
  const { editor, session } = open;
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const reader = useReader();
  const lookup = useLookup();
  const doc = useStore(editor, (state) => state.doc);
  const published = useStore(session, (state) => state.document.published?.body ?? null) as HealthModel | null;
  const [outcome, keepOutcome] = useState(() => readOutcome(entity.id));
  const inUse = useMemo(() => relationsRead(doc), [doc]);
  const known = useFacts({ entity, lookup, model: id, outcome, inUse });
  // Judged a moment behind the typing, which it must not slow down.
  const settled = useDeferredValue(doc);
  const issues = useMemo(() => {
    const shape = checkBody(healthModelKind, settled);
    return hasErrors(shape) ? shape : checkHealthModel(settled, id, lookup);
  }, [settled, id, lookup]);
  const selected = search.node ?? null;
  const found = search.variant === undefined ? undefined : findVariant(doc, search.variant);
  const variant = useMemo(() => (found === undefined ? null : pruneVariant(doc, found)), [doc, found]);
  const shown = useMemo(() => (found === undefined ? doc : modelAs(doc, found.id)), [doc, found]);

  const select = useCallback<ModelDesk['select']>(
    (node) => void navigate({ search: (now) => ({ ...now, node: node ?? undefined }), replace: true }),
    [navigate],
  );
  const chooseVariant = useCallback<ModelDesk['chooseVariant']>(
    (next, node) =>
      void navigate({
        search: (now) => ({ ...now, variant: next ?? undefined, node: node ?? undefined }),
        replace: true,
      }),
    [navigate],
  );
  const edit = useCallback<ModelDesk['edit']>(
    (label, change, mergeKey) => editor.edit(label, (body) => change(body as HealthModel) as never, mergeKey),
    [editor],
  );
  const setOutcome = useCallback<ModelDesk['setOutcome']>(
    (next) => {
      writeOutcome(entity.id, next);
      keepOutcome(next);
    },
    [entity.id],
  );
  const nameOf = useCallback<ModelDesk['nameOf']>(
    (node) => textIn(node.labels, reader.language, t('unnamed')),
    [reader.language, t],
  );
  const desk = useMemo<ModelDesk>(
    () => ({
      id,
      doc,
      variant,
      shown,
      entity,
      published,
      lookup,
      reader,
      issues,
      selected,
      select,
      chooseVariant,
      edit,
      nameOf,
      ...known,
      outcome,
      setOutcome,
    }),
    [
      id,
      doc,
      variant,
      shown,
      entity,
      published,
      lookup,
      reader,
      issues,
      selected,
      select,
      chooseVariant,
      edit,
      nameOf,
      known,
      outcome,
      setOutcome,
    ],
  );
  return (
    <DeskProvider value={desk}>
      <ModelFrame session={session} />
    </DeskProvider>
  );
}
