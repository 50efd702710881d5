// UnownedCard: records at risk that nobody looks after; one press takes one over, and undo gives it back.
import type { RecordView } from '@keepwell/api';
import type { Json } from '@keepwell/kernel';
import type { FieldDefinition } from '@keepwell/model';
import { BandChip, Button, Card, Skeleton } from '@keepwell/ui';
import { Link } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import { usePerson } from '../data/use-session.ts';
import { createCellWrites } from '../grid/cell-writes.ts';
import { ConflictDialog } from '../grid/conflict-dialog.tsx';
import { useRecordWrites } from '../grid/use-record-writes.ts';
import { bandLooks } from '../health/band-looks.ts';
import { useLabel, useText } from '../language/use-text.ts';
import { useCount } from '../segments/use-count.ts';
import { DriverList } from './driver-list.tsx';
import { scoreText, titleOf } from './risk-list.tsx';
import { useFirstRecords } from './use-first-records.ts';
import type { Reason } from './use-reasons.ts';
import { bandOf, hasNoOwner, isAtRisk, type Watched } from './watched.ts';

const mostShown = 5;

export function UnownedCard({ watched }: { readonly watched: Watched }): ReactElement {
  const t = useText('home');
  const { entity, owner } = watched;
  if (owner !== null) return <UnownedList watched={watched} owner={owner} />;
  return (
    <Card title={t('unowned')}>
      <p className="muted home__hint">{t('noOwnerField')}</p>
      <Link to="/e/$entity/design" params={{ entity: entity.id }} search={{}}>
        {t('chooseOwnerField')}
      </Link>
    </Card>
  );
}

interface UnownedListProps {
  readonly watched: Watched;
  readonly owner: FieldDefinition;
}

function UnownedList({ watched, owner }: UnownedListProps): ReactElement {
  const t = useText('home');
  const count = useCount();
  const me = usePerson();
  const { entity } = watched;
  const wanted: Json = { and: [isAtRisk(watched), hasNoOwner(owner)] };
  const [cells] = useState(createCellWrites);
  const writes = useRecordWrites(entity, cells);
  const [taking, setTaking] = useState<ReadonlySet<number>>(new Set());
  const { records, titles, total, reasons } = useFirstRecords(watched, wanted, mostShown);

  async function take(record: RecordView): Promise<void> {
    setTaking((now) => new Set(now).add(record.id));
    const what = t('taken', { title: titleOf(watched, record) });
    await writes.write([{ record, values: { [owner.id]: me.id } }], what);
    setTaking((now) => new Set([...now].filter((id) => id !== record.id)));
  }

  return (
    <Card flush title={t('unowned')} titleAside={total === undefined ? undefined : count(total)}>
      {records === undefined ? (
        <div className="card__body">
          <Skeleton shape="list" rows={3} />
        </div>
      ) : records.length === 0 ? (
        <p className="muted home__hint card__body">{t('noneUnowned')}</p>
      ) : (
        <ul className="divide">
          {records.map((record) => (
            <Unowned
              key={record.id}
              watched={watched}
              record={record}
              reason={reasons.get(record.id)}
              isTaking={taking.has(record.id)}
              onTake={() => void take(record)}
            />
          ))}
        </ul>
      )}
      <ConflictDialog entity={entity} writes={writes} titles={titles} />
    </Card>
  );
}

interface UnownedProps {
  readonly watched: Watched;
  readonly record: RecordView;
  readonly reason: Reason | undefined;
  readonly isTaking: boolean;
  readonly onTake: () => void;
}

function Unowned({ watched, record, reason, isTaking, onTake }: UnownedProps): ReactElement {
  const t = useText('home');
  const label = useLabel();
  const shown = bandOf(watched, record.values[watched.band.id]);
  const title = titleOf(watched, record);
  return (
    <li className="unowned">
      <Link
        className="risk__name"
        to="/e/$entity/r/$record"
        params={{ entity: watched.entity.id, record: String(record.id) }}
        search={{}}
      >
        {title}
      </Link>
      {reason !== undefined && (
        <DriverList watched={watched} reason={{ ...reason, drivers: reason.drivers.slice(0, 2) }} />
      )}
      <div className="unowned__act">
        <BandChip
          band={bandLooks[shown.look]}
          look="bare"
          score={scoreText(watched, record)}
          label={label(shown.labels)}
        />
        <Button size="sm" disabled={isTaking} aria-label={t('takeOver', { title })} onClick={onTake}>
          {t('take')}
        </Button>
      </div>
    </li>
  );
}
