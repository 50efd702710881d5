// Settings: sections at the left, the chosen one at the right.
import { Link, Outlet } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { usePerson } from '../data/use-session.ts';
import { useText } from '../language/use-text.ts';
import { PageFrame } from '../shell/page-frame.tsx';
import './settings.css';

export function SettingsPage(): ReactElement {
  const t = useText('settings');
  const person = usePerson();
  return (
    <PageFrame title={t('title')}>
      <div className="settings">
        <nav className="settings__nav" aria-label={t('title')}>
          <Link to="/settings" activeOptions={{ exact: true }}>
            {t('account')}
          </Link>
          {person.role === 'owner' && <Link to="/settings/organisation">{t('organisation')}</Link>}
          <Link to="/settings/members">{t('members')}</Link>
        </nav>
        <div className="settings__body">
          <Outlet />
        </div>
      </div>
    </PageFrame>
  );
}
