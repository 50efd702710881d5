// First run: create the owner with the one-time link, then choose where to start.
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Navigate } from '@tanstack/react-router';
import { Check } from 'lucide-react';
import { Icon, Note } from '@keepwell/ui';
import type { ReactElement } from 'react';
import { sessionQuery } from '../data/use-session.ts';
import { useText } from '../language/use-text.ts';
import { DoorPage } from '../sign-in/door-page.tsx';
import { OwnerForm } from './owner-form.tsx';
import { StartChoice } from './start-choice.tsx';

const route = getRouteApi('/setup');

export function SetupPage(): ReactElement | null {
  const t = useText('account');
  const { token, step } = route.useSearch();
  const session = useQuery(sessionQuery).data;
  if (session === undefined) return null;
  if (session.state === 'signedOut') return <Navigate to="/sign-in" replace />;
  const choosing = session.state === 'signedIn';
  if (choosing && step !== 'start') return <Navigate to="/" replace />;
  const steps = [
    {
      name: t('stepOwner'),
      detail: choosing ? `${session.person?.name} · ${session.person?.email}` : t('stepOwnerDetail'),
    },
    { name: t('stepStart'), detail: t('stepStartDetail') },
    { name: t('stepFirst'), detail: t('stepFirstDetail') },
  ];
  const current = choosing ? 1 : 0;
  return (
    <DoorPage
      title={t(choosing ? 'startTitle' : 'ownerTitle')}
      aside={
        <ol className="door__steps">
          {steps.map(({ name, detail }, index) => (
            <li key={name} aria-current={index === current ? 'step' : undefined}>
              <span className={index < current ? 'n n--done' : 'n'} aria-hidden="true">
                {index < current ? <Icon of={Check} /> : index + 1}
              </span>
              <div>
                <b>{name}</b>
                <span className="muted">{detail}</span>
              </div>
            </li>
          ))}
        </ol>
      }
    >
      {choosing ? (
        <StartChoice />
      ) : token === undefined ? (
        <div className="door__form">
          <h1>{t('ownerTitle')}</h1>
          <Note kind="warn">{t('tokenMissing')}</Note>
        </div>
      ) : (
        <OwnerForm token={token} />
      )}
    </DoorPage>
  );
}
