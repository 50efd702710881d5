// The kind of apps: a name and the entities of its navigation.
import { issue } from '@keepwell/kernel';
import { type AppDefinition, AppSchema } from '../app.ts';
import { type DiffLine, defineDocumentKind, type ModelLookup } from '../document-kind.ts';
import { allLabels, changed, checkLabels, labelText, movedItems, quoted, sameText, sentence } from './shared.ts';
import { textIn, type Text } from '@keepwell/kernel';

function entityName(id: string, lookup: ModelLookup): Text {
  const entity = lookup.entity(id);
  return quoted(entity === undefined ? sameText(id) : labelText(entity.labels, entity.key));
}

function diff(before: AppDefinition, after: AppDefinition, lookup: ModelLookup): DiffLine[] {
  const lines: DiffLine[] = [];
  const [was, now] = [allLabels(before.labels), allLabels(after.labels)];
  if (was.zh !== now.zh) lines.push(changed(['labels'], sentence('应用改名', 'App renamed'), was, now));
  if (before.icon !== after.icon) {
    lines.push(changed(['icon'], sentence('更换图标', 'Icon changed'), sameText(before.icon), sameText(after.icon)));
  }
  const line = (id: string, change: DiffLine['change'], zh: string, en: string): DiffLine => ({
    path: ['entities', id],
    change,
    sentence: sentence(zh, en, { entity: entityName(id, lookup) }),
  });
  const added = after.entities.filter((id) => !before.entities.includes(id));
  const removed = before.entities.filter((id) => !after.entities.includes(id));
  lines.push(...added.map((id) => line(id, 'added', '添加工作表{entity}', 'Entity {entity} added')));
  lines.push(...removed.map((id) => line(id, 'removed', '移除工作表{entity}', 'Entity {entity} removed')));
  const moved = movedItems(before.entities, after.entities);
  lines.push(...moved.map((id) => line(id, 'moved', '移动工作表{entity}', 'Entity {entity} moved')));
  return lines;
}

export const appKind = defineDocumentKind<AppDefinition>({
  name: 'app',
  labels: { zh: '应用', en: 'App' },
  idPrefix: 'a',
  version: 1,
  schema: AppSchema,
  migrations: {},
  title: (body, language) => textIn(body.labels, language),
  references: (body) =>
    body.entities.map((to, index) => ({ to, as: 'navigation', path: ['entities', index], onDelete: 'release' })),
  release: (body, to) => ({ ...body, entities: body.entities.filter((id) => id !== to) }),
  readopt(body, to, released) {
    if (body.entities.includes(to)) return body;
    const place = released.entities.indexOf(to);
    return { ...body, entities: body.entities.toSpliced(place < 0 ? body.entities.length : place, 0, to) };
  },
  check(body, _id, lookup) {
    return [
      ...checkLabels(body.labels, ['labels']),
      ...body.entities.flatMap((id, index) => {
        const path = ['entities', index];
        if (body.entities.indexOf(id) !== index) return [issue('model.id_repeated', path, { id })];
        return lookup.entity(id) === undefined ? [issue('model.entity_unknown', path, { entity: id })] : [];
      }),
    ];
  },
  diff,
});
