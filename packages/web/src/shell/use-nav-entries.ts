// What the navigation lists: the entities that exist, then the screens that work.
import type { NavEntry } from '@keepwell/ui';
import { useRouterState } from '@tanstack/react-router';
import { Group, HeartPulse, House, Settings, Trash2, Upload } from 'lucide-react';
import { useEntities } from '../data/use-documents.ts';
import { useWatched } from '../home/watched.ts';
import { useLabel, useText } from '../language/use-text.ts';
import { entityIcon } from './entity-icon.ts';
import { screens } from './screens.ts';

export function useNavEntries(): NavEntry[] {
  const t = useText('shell');
  const label = useLabel();
  const entities = useEntities() ?? [];
  const path = useRouterState({ select: (state) => state.location.pathname });
  const under = (base: string): boolean => path === base || path.startsWith(`${base}/`);
  const watched = useWatched() ?? [];
  return [
    ...(watched.length > 0 ? [{ key: 'home', label: t('home'), icon: House, href: '/', current: path === '/' }] : []),
    ...entities.map((entity) => ({
      key: entity.id,
      label: label(entity.labels, entity.key),
      icon: entityIcon(entity.icon),
      href: `/e/${entity.id}`,
      current: under(`/e/${entity.id}`),
    })),
    ...(entities.length > 0 ? [{ key: 'line', kind: 'line' as const }] : []),
    ...(entities.length > 0
      ? [{ key: 'segments', label: t('segments'), icon: Group, href: '/segments', current: under('/segments') }]
      : []),
    ...(entities.length > 0
      ? [{ key: 'health', label: t('health'), icon: HeartPulse, href: '/health', current: under('/health') }]
      : []),
    ...(screens.imports
      ? [{ key: 'import', label: t('import'), icon: Upload, href: '/import', current: under('/import') }]
      : []),
    { key: 'bin', label: t('bin'), icon: Trash2, href: '/bin', current: under('/bin') },
    { key: 'settings', label: t('settings'), icon: Settings, href: '/settings', current: under('/settings') },
  ];
}
