// SegmentsPage: /segments: the segments and tierings, how large they are and whether they are current, and the way to a new one.
import { textIn } from '@keepwell/kernel';
import type { TieringDefinition } from '@keepwell/model';
import { Button, EmptyState, Skeleton, Tag, optionClass } from '@keepwell/ui';
import { Link } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { type Document, useEntities } from '../data/use-documents.ts';
import { useReader } from '../data/use-session.ts';
import { useLabel, useText } from '../language/use-text.ts';
import { PageFrame } from '../shell/page-frame.tsx';
import { Freshness } from './freshness.tsx';
import { NewSegmentDialog } from './new-segment-dialog.tsx';
import {
  bodyOfSegment,
  kindOfSegment,
  type SegmentState,
  sizeOf,
  useSegmentDocuments,
  useSegmentStates,
} from './use-segments.ts';
import { useCount } from './use-count.ts';
import './segments.css';

export function SegmentsPage(): ReactElement {
  const t = useText('segments');
  const documents = useSegmentDocuments();
  const { states, readAt } = useSegmentStates();
  const [creating, setCreating] = useState(false);
  const add = (
    <Button variant="primary" icon={Plus} onClick={() => setCreating(true)}>
      {t('new')}
    </Button>
  );
  const isEmpty = documents?.length === 0;
  return (
    <PageFrame title={t('segments')} actions={documents === undefined || isEmpty ? undefined : add}>
      {documents === undefined && <Skeleton rows={4} />}
      {isEmpty && <EmptyState actions={add}>{t('none')}</EmptyState>}
      {documents !== undefined && !isEmpty && (
        <div className="card">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('name')}</th>
                <th scope="col">{t('kind')}</th>
                <th scope="col" className="from-tablet">
                  {t('of')}
                </th>
                <th scope="col" className="r">
                  {t('size')}
                </th>
                <th scope="col" className="from-tablet">
                  {t('version')}
                </th>
                <th scope="col" className="from-tablet">
                  {t('freshness')}
                </th>
              </tr>
            </thead>
            <tbody>
              {documents.map((document) => (
                <SegmentLine key={document.id} document={document} state={states.get(document.id)} readAt={readAt} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {creating && <NewSegmentDialog onClose={() => setCreating(false)} />}
    </PageFrame>
  );
}

interface SegmentLineProps {
  readonly document: Document;
  readonly state: SegmentState | undefined;
  readonly readAt: number;
}

function SegmentLine({ document, state, readAt }: SegmentLineProps): ReactElement {
  const t = useText('segments');
  const label = useLabel();
  const count = useCount();
  const entities = useEntities();
  const body = bodyOfSegment(document);
  const kind = kindOfSegment(document);
  const subject = entities?.find(({ id }) => id === body.entity);
  const size = state === undefined ? null : sizeOf(state);
  return (
    <tr>
      <th scope="row">
        <Link to="/segments/$segment" params={{ segment: document.id }} search={{}}>
          {label(body.labels, t('unnamed'))}
        </Link>
      </th>
      <td>{t(`kind_${kind}`)}</td>
      <td className="from-tablet">{subject === undefined ? '' : label(subject.labels, subject.key)}</td>
      <td className="r num">
        {size !== null && kind === 'segment' && count(size)}
        {size !== null && kind === 'tiering' && <TierBar body={body as TieringDefinition} state={state} />}
      </td>
      <td className="from-tablet">
        {document.published === null ? <Tag outline>{t('onlyDraft')}</Tag> : `v${document.published.revision}`}
        {document.published !== null && document.draft !== null && (
          <>
            {' '}
            <Tag outline>{t('hasDraft')}</Tag>
          </>
        )}
      </td>
      <td className="from-tablet">{state !== undefined && <Freshness state={state} readAt={readAt} />}</td>
    </tr>
  );
}

interface TierBarProps {
  readonly body: TieringDefinition;
  readonly state: SegmentState | undefined;
}

/** The tiers as parts of one bar, each named with its size. */
function TierBar({ body, state }: TierBarProps): ReactElement {
  const reader = useReader();
  const count = useCount();
  const sizes = new Map((state?.parts ?? []).map(({ part, size }) => [part, size]));
  const all = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  const words = body.tiers
    .map((tier) => `${textIn(tier.labels, reader.language, tier.id)} ${count(sizes.get(tier.id) ?? 0)}`)
    .join(reader.language === 'zh' ? '，' : ', ');
  return (
    <span className="tier-bar" role="img" aria-label={words} title={words}>
      {body.tiers.map((tier) => (
        <span
          key={tier.id}
          className={optionClass(tier.colour)}
          style={{ flexGrow: all === 0 ? 1 : (sizes.get(tier.id) ?? 0) }}
        />
      ))}
    </span>
  );
}
