// Members and invitations: who is here, a one-time link for who shall be, ending access at once.
import { Avatar, Button, Menu, Table, Tag, useToast, type MenuItem } from '@keepwell/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { UserPlus } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { client } from '../connection/client.ts';
import { keys } from '../data/keys.ts';
import { membersQuery, type Member } from '../data/use-members.ts';
import { usePerson, useReader } from '../data/use-session.ts';
import { useText } from '../language/use-text.ts';
import { useFailure } from '../problem/use-failure.ts';
import { formatMoment } from '../record/format-moment.ts';
import { ProblemPanel } from '../shell/page-error.tsx';
import { DeactivateDialog } from './deactivate-dialog.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { ResetLinkDialog } from './reset-link-dialog.tsx';

export function MembersSection(): ReactElement | null {
  const t = useText('settings');
  const common = useText('common');
  const person = usePerson();
  const reader = useReader();
  const toast = useToast();
  const fail = useFailure();
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery(membersQuery);
  const [inviting, setInviting] = useState(false);
  const [leaving, setLeaving] = useState<Member | null>(null);
  const [resetting, setResetting] = useState<Member | null>(null);
  const refresh = (): Promise<void> => queries.invalidateQueries({ queryKey: keys.members });

  const setRole = useMutation({
    mutationFn: (change: { id: string; role: 'owner' | 'member' }) =>
      client.setMemberRole({ params: { id: change.id }, body: { role: change.role } }),
    onSuccess: async () => {
      toast.show({ message: common('saved') });
      await refresh();
    },
    onError: fail,
  });
  const reactivate = useMutation({
    mutationFn: (member: Member) => client.reactivateMember({ params: { id: member.id } }),
    onSuccess: async (_answer, { name }) => {
      toast.show({ message: t('reactivated', { name }) });
      await refresh();
    },
    onError: fail,
  });
  const withdraw = useMutation({
    mutationFn: (id: string) => client.withdrawInvitation({ params: { id } }),
    onSuccess: async () => {
      toast.show({ message: t('withdrawn') });
      await refresh();
    },
    onError: fail,
  });

  if (error !== null) return <ProblemPanel failure={error} onRetry={() => void refetch()} />;
  if (data === undefined) return null;
  const isOwner = person.role === 'owner';
  const actions = (member: Member): MenuItem[] => {
    if (!member.active) return [{ label: t('reactivate'), onSelect: () => reactivate.mutate(member) }];
    return activeActions(member);
  };
  const activeActions = (member: Member): MenuItem[] => [
    {
      label: t(member.role === 'owner' ? 'makeMember' : 'makeOwner'),
      onSelect: () => setRole.mutate({ id: member.id, role: member.role === 'owner' ? 'member' : 'owner' }),
    },
    { label: t('resetLink'), onSelect: () => setResetting(member) },
    { label: t('deactivate'), danger: true, onSelect: () => setLeaving(member) },
  ];
  return (
    <>
      <section className="card">
        <div className="card__head">
          <h2>{t('members')}</h2>
          <span className="muted">{data.members.filter((member) => member.active).length}</span>
          {isOwner && (
            <Button className="end" variant="primary" icon={UserPlus} onClick={() => setInviting(true)}>
              {t('invite')}
            </Button>
          )}
        </div>
        <div className="settings__wide">
          <Table
            label={t('members')}
            rows={data.members}
            rowKey={(member) => member.id}
            columns={[
              {
                key: 'name',
                head: t('name'),
                rowHead: true,
                cell: (member) => (
                  <span className="hstack gap1">
                    <Avatar name={member.name} decorative />
                    <span>
                      {member.name} {member.id === person.id && <span className="muted">({common('you')})</span>}
                      <span className="meta until-tablet settings__email">{member.email}</span>
                    </span>
                  </span>
                ),
              },
              { key: 'email', head: t('email'), fromTablet: true, cell: (member) => member.email },
              {
                key: 'role',
                head: t('role'),
                cell: (member) => (member.active ? t(member.role) : <Tag>{t('inactive')}</Tag>),
              },
              {
                key: 'actions',
                head: <span className="sr">{common('more')}</span>,
                align: 'right',
                cell: (member) =>
                  isOwner && member.id !== person.id ? (
                    <Menu items={actions(member)} label={t('actionsFor', { name: member.name })} />
                  ) : null,
              },
            ]}
          />
        </div>
      </section>
      {data.invitations.length > 0 && (
        <section className="card">
          <div className="card__head">
            <h2>{t('invitations')}</h2>
          </div>
          <div className="settings__wide">
            <Table
              label={t('invitations')}
              rows={data.invitations}
              rowKey={(invitation) => invitation.id}
              columns={[
                {
                  key: 'email',
                  head: t('email'),
                  rowHead: true,
                  cell: (invitation) => <span className="settings__address">{invitation.email}</span>,
                },
                {
                  key: 'role',
                  head: t('role'),
                  fromTablet: true,
                  cell: (invitation) => t(invitation.role === 'owner' ? 'owner' : 'member'),
                },
                {
                  key: 'until',
                  head: t('validUntil'),
                  cell: (invitation) => formatMoment(invitation.expiresAt, reader),
                },
                {
                  key: 'withdraw',
                  head: <span className="sr">{common('more')}</span>,
                  align: 'right',
                  cell: (invitation) =>
                    isOwner ? (
                      <Button variant="link" size="sm" onClick={() => withdraw.mutate(invitation.id)}>
                        {t('withdraw')}
                      </Button>
                    ) : null,
                },
              ]}
            />
          </div>
        </section>
      )}
      <InviteDialog open={inviting} onClose={() => setInviting(false)} />
      {resetting !== null && <ResetLinkDialog member={resetting} onClose={() => setResetting(null)} />}
      {leaving !== null && <DeactivateDialog member={leaving} onClose={() => setLeaving(null)} />}
    </>
  );
}
