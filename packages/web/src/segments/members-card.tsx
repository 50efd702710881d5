// MembersCard: who is in it now, who came, who went, who lacks one condition only; each with since when and why.
import type { RecordView } from '@keepwell/api';
import {
  type Entity,
  fieldById,
  type FieldDefinition,
  fieldOfSegment,
  type FieldValue,
  type SegmentDefinition,
  type TieringDefinition,
} from '@keepwell/model';
import { FieldCell } from '@keepwell/model/react';
import { parseRule, referencesOf } from '@keepwell/rule';
import { Button, Skeleton, Tabs } from '@keepwell/ui';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo, useState, type ReactElement, type ReactNode } from 'react';
import { client } from '../connection/client.ts';
import { keys } from '../data/keys.ts';
import { usePeople } from '../data/use-members.ts';
import { useReader } from '../data/use-session.ts';
import { useLabel, useText } from '../language/use-text.ts';
import { formatExact, formatMoment } from '../record/format-moment.ts';
import { ProblemPanel } from '../shell/page-error.tsx';
import { AlmostTable } from './almost-table.tsx';
import { useMembership } from './membership.ts';
import { almostRule } from './part-rules.ts';
import { ReasonWords } from './reason-words.tsx';
import { useCount } from './use-count.ts';

type List = 'members' | 'entered' | 'departed' | 'almost';
type Page = Awaited<ReturnType<typeof client.segmentMembers>>;

const dayMs = 86_400_000;
const pageSize = 50;
const mostColumns = 5;

export function MembersCard(): ReactElement {
  const t = useText('segments');
  const count = useCount();
  const { document, entity, kind, body, part, state } = useMembership();
  const [list, setList] = useState<List>('members');
  // Whole minutes, so that the question stays the same while the page is read.
  const [since] = useState(() => Math.floor((Date.now() - 7 * dayMs) / 60_000) * 60_000);
  const { data: moves } = useQuery({
    queryKey: keys.segment(entity.id, document.id, part, ['moves', since]),
    queryFn: () => client.segmentMoves({ params: { segment: document.id }, query: { since } }),
  });
  const almost = kind === 'segment' ? almostRule((body as SegmentDefinition).rule) : null;
  const { data: near } = useQuery({
    queryKey: keys.count(entity.id, { filter: almost }),
    queryFn: () => client.countRecords({ params: { entity: entity.id }, body: { filter: almost } }),
    enabled: almost !== null,
  });
  const columns = useColumns();
  const move = moves?.parts.find((one) => one.part === part);
  const size = state?.parts?.find((one) => one.part === part)?.size;
  const number = (value: number | undefined): string | undefined => (value === undefined ? undefined : count(value));
  return (
    <section className="card members" aria-label={t('membersNow')}>
      <Tabs<List>
        aria-label={t('membersNow')}
        className="members__tabs"
        value={list}
        onChange={setList}
        tabs={[
          { value: 'members', label: t('membersNow'), count: number(size) },
          { value: 'entered', label: t('enteredWeek'), count: number(move?.entered) },
          { value: 'departed', label: t('departedWeek'), count: number(move?.departed) },
          ...(almost === null ? [] : [{ value: 'almost' as const, label: t('almost'), count: number(near?.matching) }]),
        ]}
      />
      {list === 'almost' && almost !== null ? (
        <AlmostTable columns={columns} rule={(body as SegmentDefinition).rule} filter={almost} />
      ) : (
        <MemberTable
          key={`${list} ${part}`}
          list={list === 'almost' ? 'members' : list}
          since={since}
          columns={columns}
        />
      )}
    </section>
  );
}

/** What says most here: band and score, then what the rules read. */
function useColumns(): readonly FieldDefinition[] {
  const { document, entity, kind, body } = useMembership();
  return useMemo(() => {
    const rules =
      kind === 'segment'
        ? [(body as SegmentDefinition).rule]
        : (body as TieringDefinition).tiers.map(({ when }) => when);
    const read = rules.flatMap((rule) => referencesOf(parseRule(rule ?? null).expression));
    const scores = entity.fields.filter(({ type }) => type === 'score' || type === 'band').slice(0, 2);
    const ids = [...new Set([...scores.map(({ id }) => id), ...read])];
    return ids
      .flatMap((id) => fieldById(entity, id) ?? [])
      .filter(({ id }) => id !== entity.titleField && id !== fieldOfSegment(document.id))
      .slice(0, mostColumns);
  }, [document.id, entity, kind, body]);
}

interface MemberTableProps {
  readonly list: 'members' | 'entered' | 'departed';
  readonly since: number;
  readonly columns: readonly FieldDefinition[];
}

function MemberTable({ list, since, columns }: MemberTableProps): ReactElement {
  const t = useText('segments');
  const reader = useReader();
  const { document, entity, part } = useMembership();
  const fields = columns.map(({ id }) => id);
  const answer = useInfiniteQuery({
    queryKey: keys.segment(entity.id, document.id, part, ['members', list, since, fields]),
    queryFn: ({ pageParam }) =>
      client.segmentMembers({
        params: { segment: document.id },
        body: { list, part, limit: pageSize, offset: pageParam, fields, ...(list === 'members' ? {} : { since }) },
      }),
    initialPageParam: 0,
    getNextPageParam: (last: Page, all) => (last.more ? all.length * pageSize : undefined),
  });
  if (answer.error !== null) return <ProblemPanel failure={answer.error} onRetry={() => void answer.refetch()} />;
  if (answer.data === undefined) return <Skeleton rows={5} />;
  const members = answer.data.pages.flatMap((page) => page.members.map((member) => ({ member, titles: page.titles })));
  if (members.length === 0) {
    const nobody = { members: 'noMembers', entered: 'noEntered', departed: 'noDeparted' } as const;
    return <p className="muted members__none">{t(nobody[list])}</p>;
  }
  return (
    <>
      <div className="table-scroll">
        <table className="table">
          <RecordHead
            entity={entity}
            columns={columns}
            more={[t(list === 'departed' ? 'left' : 'since'), t('reason')]}
          />
          <tbody>
            {members.map(({ member, titles }) => (
              <RecordRow
                key={member.record.id}
                entity={entity}
                record={member.record}
                title={member.title}
                titles={titles}
                columns={columns}
              >
                <td className="nowrap" title={formatExact(member.at, reader)}>
                  {formatMoment(member.at, reader)}
                </td>
                <td>
                  <ReasonWords reason={member.reason} />
                </td>
              </RecordRow>
            ))}
          </tbody>
        </table>
      </div>
      {answer.hasNextPage && (
        <div className="members__more">
          <Button size="sm" busy={answer.isFetchingNextPage} onClick={() => void answer.fetchNextPage()}>
            {t('more')}
          </Button>
        </div>
      )}
    </>
  );
}

const figures = new Set(['integer', 'decimal', 'percent', 'money', 'score']);

export interface RecordHeadProps {
  readonly entity: Entity;
  readonly columns: readonly FieldDefinition[];
  readonly more: readonly string[];
}

export function RecordHead({ entity, columns, more }: RecordHeadProps): ReactElement {
  const label = useLabel();
  const title = entity.titleField === null ? undefined : fieldById(entity, entity.titleField);
  return (
    <thead>
      <tr>
        <th scope="col">{title === undefined ? label(entity.labels, entity.key) : label(title.labels, title.key)}</th>
        {columns.map((field) => (
          <th key={field.id} scope="col" className={figures.has(field.type) ? 'r from-tablet' : 'from-tablet'}>
            {label(field.labels, field.key)}
          </th>
        ))}
        {more.map((words) => (
          <th key={words} scope="col">
            {words}
          </th>
        ))}
      </tr>
    </thead>
  );
}

export interface RecordRowProps {
  readonly entity: Entity;
  readonly record: RecordView;
  readonly title: string;
  readonly titles: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly columns: readonly FieldDefinition[];
  readonly children: ReactNode;
}

export function RecordRow({ entity, record, title, titles, columns, children }: RecordRowProps): ReactElement {
  const reader = useReader();
  const people = usePeople();
  return (
    <tr>
      <th scope="row">
        <Link to="/e/$entity/r/$record" params={{ entity: entity.id, record: String(record.id) }} search={{}}>
          {title}
        </Link>
      </th>
      {columns.map((field) => (
        <td key={field.id} className={figures.has(field.type) ? 'r from-tablet' : 'from-tablet'}>
          <FieldCell
            field={field}
            value={(record.values[field.id] ?? null) as FieldValue}
            reader={reader}
            titles={titles}
            people={people}
          />
        </td>
      ))}
      {children}
    </tr>
  );
}
