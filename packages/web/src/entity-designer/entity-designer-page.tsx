// EntityDesignerPage: /e/:entity/design: opens the entity's draft and hands it to the frame.
import { equalJson, textIn } from '@keepwell/kernel';
import type { Entity, EntityDefinition } from '@keepwell/model';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useMemo, useState, type ReactElement } from 'react';
import { useStore } from 'zustand';
import { OpenDraftPage } from '../builder/open-draft.tsx';
import type { OpenDraft } from '../builder/use-draft-session.ts';
import { useDocument } from '../data/use-documents.ts';
import { useReader } from '../data/use-session.ts';
import { useText } from '../language/use-text.ts';
import { useLookup } from '../rule-editor/index.ts';
import { DesignerProvider, type Designer, type FocusWish } from './designer-context.tsx';
import { DesignerFrame } from './designer-frame.tsx';
import { indexOfField } from './entity-edits.ts';
import { useProblems } from './use-problems.ts';
import { useUses } from './use-uses.ts';
import './designer.css';

const route = getRouteApi('/builder/e/$entity/design');

export function EntityDesignerPage(): ReactElement {
  const { entity } = route.useParams();
  // The words of the formula editor are loaded with the page: nothing may suspend while the draft is open.
  useText('rule');
  useText('designer');
  return (
    <OpenDraftPage<EntityDefinition> key={entity} id={entity}>
      {(open) => <OpenDesigner id={entity} open={open} />}
    </OpenDraftPage>
  );
}

function OpenDesigner({ id, open }: { readonly id: string; readonly open: OpenDraft<EntityDefinition> }): ReactElement {
  const { editor, session } = open;
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const reader = useReader();
  const state = useStore(editor);
  const draft = useStore(session);
  const app = useDocument(id)?.app ?? null;
  const lookup = useLookup();
  const [focus, setFocus] = useState<FocusWish>({ part: null, count: 0 });
  const { doc } = state;
  const selected = search.field !== undefined && indexOfField(doc, search.field) !== -1 ? search.field : null;
  const published = (draft.document.published?.body ?? null) as EntityDefinition | null;
  const revision = draft.document.published?.revision ?? 0;
  const issues = useProblems(doc, id, lookup);
  const uses = useUses(doc, id, lookup);

  const select = useCallback<Designer['select']>(
    (field, part = null) => {
      void navigate({ search: { field: field ?? undefined }, replace: true });
      if (part !== null) setFocus((now) => ({ part, count: now.count + 1 }));
    },
    [navigate],
  );
  const edit = useCallback<Designer['edit']>(
    (label, recipe, mergeKey) => editor.edit(label, (body) => recipe(body as EntityDefinition), mergeKey),
    [editor],
  );
  const editField = useCallback<Designer['editField']>(
    (field, label, recipe, mergeKey) =>
      edit(
        label,
        (body) => {
          const found = body.fields[indexOfField(body, field)];
          if (found !== undefined) recipe(found);
        },
        mergeKey,
      ),
    [edit],
  );
  const nameOf = useCallback<Designer['nameOf']>(
    (one) => textIn(one.labels, reader.language, one.key),
    [reader.language],
  );

  const designer = useMemo<Designer>(() => {
    const entity: Entity = { ...doc, id, app: app ?? '', revision };
    return {
      id,
      app,
      doc,
      entity,
      published,
      revision,
      isChanged: published === null || !equalJson(doc, published),
      draft,
      editor,
      session,
      lookup: withDraft(lookup, entity),
      language: reader.language,
      reader,
      issues,
      uses,
      selected,
      focus,
      select,
      edit,
      editField,
      nameOf,
    };
  }, [
    id,
    app,
    doc,
    published,
    revision,
    draft,
    editor,
    session,
    lookup,
    reader,
    issues,
    uses,
    selected,
    focus,
    select,
    edit,
    editField,
    nameOf,
  ]);
  return (
    <DesignerProvider value={designer}>
      <DesignerFrame startsWithPlan={search.plan === true && draft.document.draft !== null} />
    </DesignerProvider>
  );
}

/** A relation may lead back to the entity that is being designed, also before it was ever published. */
function withDraft(lookup: Designer['lookup'], entity: Entity): Designer['lookup'] {
  return {
    entity: (id) => (id === entity.id ? entity : lookup.entity(id)),
    entities: () => [...lookup.entities().filter((other) => other.id !== entity.id), entity],
  };
}
