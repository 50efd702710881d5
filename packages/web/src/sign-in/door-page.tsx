// DoorPage: the frame of the pages outside the shell: first run, sign-in, invitation, new password.
import { Button, IconButton, Logo } from '@keepwell/ui';
import { Globe, Moon, Sun } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { useSession } from '../data/use-session.ts';
import { useLanguage } from '../language/use-language.ts';
import { useText } from '../language/use-text.ts';
import { useDocumentTitle } from '../shell/page-frame.tsx';
import { chooseTheme, useTheme } from '../theme/theme-state.ts';
import './door.css';

export interface DoorPageProps {
  readonly title: string;
  /** Under the headline at the left: the steps of the first run. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

export function DoorPage({ title, aside, children }: DoorPageProps): ReactElement {
  const t = useText('account');
  const common = useText('common');
  const session = useSession();
  const { language, setLanguage } = useLanguage();
  const shown = useTheme((state) => state.shown);
  useDocumentTitle(title);
  return (
    <div className="door">
      <header className="door__side">
        <div className="door__brand">
          <Logo size={28} />
        </div>
        <p className="door__line">{t('headline')}</p>
        <p className="muted">{t('headlineDetail')}</p>
        {aside}
        {session !== undefined && (
          <p className="meta door__foot">
            {t('versionLine', {
              version: session.version,
              database: session.database === 'sqlite' ? 'SQLite' : 'PostgreSQL',
            })}
          </p>
        )}
      </header>
      <main className="door__main">
        <div className="door__tools">
          <Button
            variant="quiet"
            icon={Globe}
            lang={language === 'zh' ? 'en' : 'zh-CN'}
            onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}
          >
            {common('otherLanguage')}
          </Button>
          <IconButton
            icon={shown === 'dark' ? Sun : Moon}
            label={t(shown === 'dark' ? 'toLight' : 'toDark')}
            onClick={() => chooseTheme(shown === 'dark' ? 'light' : 'dark')}
          />
        </div>
        {children}
      </main>
    </div>
  );
}
