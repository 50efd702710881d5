// HistoryPanel: the published revisions, newest first, each with what changed in words, and the way back to it.
import { Button, Skeleton, Tag, useToast } from '@keepwell/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { RotateCcw } from 'lucide-react';
import { useState, type ReactElement, type ReactNode } from 'react';
import { client } from '../connection/client.ts';
import { keys } from '../data/keys.ts';
import { usePeople } from '../data/use-members.ts';
import { useText } from '../language/use-text.ts';
import { useFailure } from '../problem/use-failure.ts';
import { formatMoment } from '../record/format-moment.ts';
import { useBuilder } from './builder-context.tsx';

/** Lines shown of a revision before it is unfolded. */
const fewLines = 4;

export interface HistoryPanelProps {
  /** What else a kind of document has to say of a revision. */
  aside?(revision: number): ReactNode;
}

export function HistoryPanel({ aside }: HistoryPanelProps): ReactElement {
  const t = useText('builder');
  const common = useText('common');
  const { id, change, take, undo, revision, reader } = useBuilder();
  const people = usePeople();
  const queries = useQueryClient();
  const toast = useToast();
  const fail = useFailure();
  const [unfolded, setUnfolded] = useState<ReadonlySet<number>>(new Set());
  const { data } = useQuery({
    queryKey: [...keys.revisions(id), revision],
    queryFn: () => client.listRevisions({ params: { id } }),
  });
  const restore = useMutation({
    mutationFn: (wanted: number) =>
      change(
        (token) => client.restoreRevision({ params: { id }, body: { revision: wanted, token } }),
        (document) => take(t('restoredStep', { revision: wanted }), document),
      ),
    onSuccess: (document, wanted) => {
      queries.setQueryData(keys.document(id), document);
      toast.show({
        key: 'builder',
        message: t('restored', { revision: wanted }),
        action: { label: common('undo'), onAct: () => void undo() },
      });
    },
    onError: fail,
  });
  if (data === undefined) return <Skeleton rows={4} className="drawer__empty" />;
  if (data.revisions.length === 0) return <p className="drawer__empty muted">{t('noRevisions')}</p>;
  return (
    <ol className="revisions">
      {data.revisions.map((one) => {
        const shown = unfolded.has(one.revision) ? one.lines : one.lines.slice(0, fewLines);
        return (
          <li key={one.revision} className="revision">
            <div className="hstack">
              <b>v{one.revision}</b>
              {one.revision === revision && <Tag outline>{t('inUse')}</Tag>}
              <span className="meta">
                {people[one.by] ?? common('someone')} · {formatMoment(one.at, reader)}
              </span>
              {one.note !== null && one.note !== '' && <span>{one.note}</span>}
              {aside?.(one.revision)}
              <span className="grow" />
              {one.revision !== revision && (
                <Button
                  variant="quiet"
                  size="sm"
                  icon={RotateCcw}
                  aria-label={t('restoreRevision', { revision: one.revision })}
                  busy={restore.isPending && restore.variables === one.revision}
                  onClick={() => restore.mutate(one.revision)}
                >
                  {common('restore')}
                </Button>
              )}
            </div>
            <ul className="revision__lines">
              {one.lines.length === 0 && <li className="muted">{t('firstRevision')}</li>}
              {shown.map((line, at) => (
                <li key={at}>{line.sentence[reader.language]}</li>
              ))}
              {shown.length < one.lines.length && (
                <li>
                  <Button
                    variant="link"
                    size="sm"
                    onClick={() => setUnfolded((now) => new Set([...now, one.revision]))}
                  >
                    {t('moreLines', { count: one.lines.length - shown.length })}
                  </Button>
                </li>
              )}
            </ul>
          </li>
        );
      })}
    </ol>
  );
}
