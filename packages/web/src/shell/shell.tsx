// The shell around every page: navigation, search, language, theme, account; live stream and undo live here.
import { AppShell, Avatar, IconButton, Menu, Note, SearchBox, type MenuItem } from '@keepwell/ui';
import { useQueryClient } from '@tanstack/react-query';
import { Link, Outlet, useNavigate, useRouter } from '@tanstack/react-router';
import { Globe, LogOut, Moon, Sun, UserRound, WifiOff } from 'lucide-react';
import { Suspense, useEffect, useState, type ComponentProps, type ReactElement, type ReactNode } from 'react';
import { client, onSignedOut } from '../connection/client.ts';
import { useConnection } from '../connection/connection-state.ts';
import { keys } from '../data/keys.ts';
import { openLiveStream } from '../data/live-stream.ts';
import { useOrganisation, usePerson, useSession } from '../data/use-session.ts';
import { useLanguage } from '../language/use-language.ts';
import { useText } from '../language/use-text.ts';
import { useFailure } from '../problem/use-failure.ts';
import { chooseTheme, useTheme } from '../theme/theme-state.ts';
import { UndoHost } from '../undo/undo-host.tsx';
import { PagePending } from './page-pending.tsx';
import { ShellPalette } from './shell-palette.tsx';
import { useNavEntries } from './use-nav-entries.ts';

const collapsedKey = 'keepwell.nav-collapsed';

export function Shell(): ReactElement | null {
  // Between signing out and the sign-in page there is a moment without a person.
  return useSession()?.person == null ? null : <SignedInShell />;
}

function SignedInShell(): ReactElement {
  const t = useText('shell');
  const person = usePerson();
  const organisation = useOrganisation();
  const { language, setLanguage } = useLanguage();
  const theme = useTheme();
  const online = useConnection((state) => state.online);
  const queries = useQueryClient();
  const navigate = useNavigate();
  const fail = useFailure();
  const items = useNavEntries();
  const [collapsed, setCollapsed] = useState(() => localStorage.getItem(collapsedKey) === 'yes');
  const [palette, setPalette] = useState(false);

  useEffect(() => openLiveStream(queries), [queries]);
  useSignedOutRedirect();

  async function signOut(): Promise<void> {
    try {
      await client.signOut();
      await queries.refetchQueries({ queryKey: keys.session });
      await navigate({ to: '/sign-in', search: {} });
      queries.removeQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
    } catch (failure) {
      fail(failure);
    }
  }

  const accountItems: MenuItem[] = [
    { label: t('account'), icon: UserRound, onSelect: () => void navigate({ to: '/settings' }) },
    {
      kind: 'group',
      label: t('theme'),
      items: [
        { label: t('themeSystem'), checked: theme.choice === 'system', onSelect: () => chooseTheme('system') },
        { label: t('themeLight'), checked: theme.choice === 'light', onSelect: () => chooseTheme('light') },
        { label: t('themeDark'), checked: theme.choice === 'dark', onSelect: () => chooseTheme('dark') },
      ],
    },
    { kind: 'separator' },
    { label: t('signOut'), icon: LogOut, onSelect: () => void signOut() },
  ];

  return (
    <AppShell
      items={items}
      homeHref="/"
      collapsed={collapsed}
      onCollapse={(next) => {
        localStorage.setItem(collapsedKey, next ? 'yes' : 'no');
        setCollapsed(next);
      }}
      link={ShellLink}
      top={
        <>
          <span className="shell__organisation ellipsis">{organisation?.name}</span>
          <SearchBox label={t('search')} onClick={() => setPalette(true)} />
        </>
      }
      topEnd={
        <>
          <button
            type="button"
            className="btn btn--quiet"
            lang={language === 'zh' ? 'en' : 'zh-CN'}
            aria-label={t('toOtherLanguage')}
            onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}
          >
            <Globe className="i" aria-hidden="true" />
            {t('otherLanguageShort')}
          </button>
          <IconButton
            icon={theme.shown === 'dark' ? Sun : Moon}
            label={t(theme.shown === 'dark' ? 'toLight' : 'toDark')}
            onClick={() => chooseTheme(theme.shown === 'dark' ? 'light' : 'dark')}
          />
          <Menu
            items={accountItems}
            trigger={
              <button type="button" className="shell__account" aria-label={t('accountMenu', { name: person.name })}>
                <Avatar name={person.name} size="lg" decorative />
              </button>
            }
          />
        </>
      }
    >
      {!online && (
        <Note kind="warn" icon={WifiOff} live className="shell__offline">
          {t('offline')}
        </Note>
      )}
      <Suspense fallback={<PagePending />}>
        <Outlet />
      </Suspense>
      <UndoHost />
      <ShellPalette open={palette} onOpenChange={setPalette} onSignOut={() => void signOut()} />
    </AppShell>
  );
}

/** When the session ends elsewhere, the person signs in again and comes back to where they were. */
export function useSignedOutRedirect(): void {
  const queries = useQueryClient();
  const router = useRouter();
  useEffect(
    () =>
      onSignedOut(() => {
        const { href } = router.state.location;
        if (href.startsWith('/sign-in')) return;
        void queries
          .refetchQueries({ queryKey: keys.session })
          .then(() => router.navigate({ to: '/sign-in', search: { to: href } }));
      }),
    [queries, router],
  );
}

type ShellLinkProps = Omit<ComponentProps<'a'>, 'href'> & { href: string; children: ReactNode };

/** The kit speaks of addresses; the router's link takes them apart. */
function ShellLink({ href, children, ...rest }: ShellLinkProps): ReactElement {
  return (
    <Link to={href} {...rest}>
      {children}
    </Link>
  );
}
