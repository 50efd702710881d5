// Ctrl+K: entities, views, records by title, commands.
import { CommandPalette, type Command, type CommandGroup } from '@keepwell/ui';
import { keepPreviousData, useQueries } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Globe, LogOut, Moon, Plus, Settings, Sun, Table2, Trash2, Upload } from 'lucide-react';
import { useDeferredValue, useState, type ReactElement } from 'react';
import { client } from '../connection/client.ts';
import { keys } from '../data/keys.ts';
import { useAllViews, useEntities } from '../data/use-documents.ts';
import { useLanguage } from '../language/use-language.ts';
import { useLabel, useText } from '../language/use-text.ts';
import { NewEntityDialog } from '../start/new-entity-dialog.tsx';
import { chooseTheme, useTheme } from '../theme/theme-state.ts';
import { entityIcon } from './entity-icon.ts';
import { screens } from './screens.ts';

/** Entities searched for records, in navigation order: more would make each keystroke heavy. */
const searchedEntities = 8;

export interface ShellPaletteProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly onSignOut: () => void;
}

export function ShellPalette({ open, onOpenChange, onSignOut }: ShellPaletteProps): ReactElement {
  const t = useText('shell');
  const label = useLabel();
  const navigate = useNavigate();
  const entities = useEntities() ?? [];
  const views = useAllViews();
  const { language, setLanguage } = useLanguage();
  const theme = useTheme((state) => state.shown);
  const [query, setQuery] = useState('');
  const [creating, setCreating] = useState(false);
  const words = useDeferredValue(query.trim());
  const searched = open && words !== '' ? entities.slice(0, searchedEntities) : [];
  const found = useQueries({
    queries: searched.map((entity) => ({
      queryKey: keys.picks(entity.id, words),
      queryFn: () => client.pickRecords({ params: { entity: entity.id }, body: { words, limit: 5 } }),
      placeholderData: keepPreviousData,
    })),
  });

  const records: Command[] = searched.flatMap((entity, index) =>
    (found[index]?.data?.records ?? []).map((record) => ({
      id: `${entity.id}/${record.id}`,
      label: record.title,
      icon: entityIcon(entity.icon),
      detail: label(entity.labels, entity.key),
      onRun: () =>
        void navigate({
          to: '/e/$entity/r/$record',
          params: { entity: entity.id, record: String(record.id) },
          search: {},
        }),
    })),
  );
  const commands: Command[] = [
    { id: 'new-entity', label: t('newEntity'), icon: Plus, onRun: () => setCreating(true) },
    ...(screens.imports
      ? [{ id: 'import', label: t('import'), icon: Upload, onRun: () => void navigate({ to: '/import', search: {} }) }]
      : []),
    { id: 'bin', label: t('bin'), icon: Trash2, onRun: () => void navigate({ to: '/bin' }) },
    { id: 'settings', label: t('settings'), icon: Settings, onRun: () => void navigate({ to: '/settings' }) },
    {
      id: 'theme',
      label: t(theme === 'dark' ? 'toLight' : 'toDark'),
      icon: theme === 'dark' ? Sun : Moon,
      onRun: () => chooseTheme(theme === 'dark' ? 'light' : 'dark'),
    },
    {
      id: 'language',
      label: t('toOtherLanguage'),
      keywords: 'language 语言',
      icon: Globe,
      onRun: () => setLanguage(language === 'zh' ? 'en' : 'zh'),
    },
    { id: 'sign-out', label: t('signOut'), icon: LogOut, onRun: onSignOut },
  ];
  const groups: CommandGroup[] = [
    { label: t('records'), commands: records, found: true },
    {
      label: t('entities'),
      commands: entities.map((entity) => ({
        id: entity.id,
        label: label(entity.labels, entity.key),
        keywords: entity.key,
        icon: entityIcon(entity.icon),
        onRun: () => void navigate({ to: '/e/$entity', params: { entity: entity.id }, search: {} }),
      })),
    },
    {
      label: t('views'),
      commands: views.map((view) => ({
        id: view.id,
        label: label(view.body.labels),
        icon: Table2,
        detail: label(entities.find((entity) => entity.id === view.body.entity)?.labels),
        onRun: () =>
          void navigate({ to: '/e/$entity', params: { entity: view.body.entity }, search: { view: view.id } }),
      })),
    },
    { label: t('commands'), commands },
  ];
  return (
    <>
      <CommandPalette
        open={open}
        onOpenChange={(next) => {
          setQuery('');
          onOpenChange(next);
        }}
        groups={groups.filter((group) => group.commands.length > 0)}
        onQuery={setQuery}
        loading={found.some((query) => query.isFetching)}
        placeholder={t('palette')}
      />
      <NewEntityDialog open={creating} onClose={() => setCreating(false)} />
    </>
  );
}
