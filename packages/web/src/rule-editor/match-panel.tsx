// How many records a rule matches now, with examples of both sides and the reason of each.
import { localeOf } from '@keepwell/kernel';
import type { RecordView } from '@keepwell/api';
import { fieldById, formatValue } from '@keepwell/model';
import { evaluateRule, explainTrace, parseRule } from '@keepwell/rule';
import { Icon, Note, Spinner } from '@keepwell/ui';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Check, X } from 'lucide-react';
import { useEffect, useState, type ReactElement } from 'react';
import { client } from '../connection/client.ts';
import { keys } from '../data/keys.ts';
import { useReader } from '../data/use-session.ts';
import { useText } from '../language/use-text.ts';
import { describeProblem } from '../problem/describe-problem.ts';
import { useEditor } from './editor-context.tsx';
import type { RuleJson } from './rule-edits.ts';
import { labelOf, useRuleContext } from './rule-scope.ts';

const settleMilliseconds = 350;
const examples = 3;

/** The last value that stood still for a moment. */
function useSettled<V>(value: V): V {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), settleMilliseconds);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

export function MatchPanel({ rule }: { rule: RuleJson }): ReactElement {
  const t = useText('rule');
  const { entity, scope, language } = useEditor();
  const text = useSettled(JSON.stringify(rule));
  const query = useQuery({
    queryKey: keys.match(entity.id, text),
    queryFn: () =>
      client.matchRecords({ params: { entity: entity.id }, body: { rule: JSON.parse(text) as unknown, examples } }),
    placeholderData: keepPreviousData,
    retry: false,
  });
  const count = (value: number): string => value.toLocaleString(localeOf(language));
  if (query.error !== null) {
    const words = describeProblem(query.error, language);
    return <Note kind="warn">{[words.title, ...words.findings].join(' ')}</Note>;
  }
  const match = query.data;
  if (match === undefined) return <span className="skel" />;
  const empties = Object.entries(match.empties).filter(([, number]) => number > 0);
  return (
    <section className="card rule-match" aria-label={t('matchNow')} aria-busy={query.isFetching}>
      <div className="rule-match__head" aria-live="polite">
        <b className="num rule-match__count">{count(match.matching)}</b>
        <span>{t('matchNow')}</span>
        <span className="muted num">{t('ofAll', { total: count(match.total) })}</span>
        {query.isFetching && <Spinner className="end" />}
      </div>
      {text !== 'null' && (
        <div className="rule-match__sides">
          <Examples title={t('matching')} records={match.examples} rule={text} matching />
          <Examples title={t('justMissed')} records={match.misses} rule={text} />
        </div>
      )}
      {empties.map(([path, number]) => (
        <p key={path} className="meta rule-match__empty">
          {t('emptyFor', { field: labelOf(scope.field(path), language, path), count: number, number: count(number) })}
        </p>
      ))}
    </section>
  );
}

interface ExamplesProps {
  readonly title: string;
  readonly records: readonly RecordView[];
  readonly rule: string;
  readonly matching?: boolean;
}

function Examples({ title, records, rule, matching = false }: ExamplesProps): ReactElement {
  const t = useText('rule');
  const { entity, scope, language } = useEditor();
  const reader = useReader();
  const context = useRuleContext();
  const { expression } = parseRule(JSON.parse(rule));
  const titleField = entity.titleField === null ? undefined : fieldById(entity, entity.titleField);
  return (
    <div>
      <h4>{title}</h4>
      {records.length === 0 ? (
        <p className="muted">{t('none')}</p>
      ) : (
        <ul>
          {records.map((record) => {
            const { id, createdAt, createdBy, updatedAt, updatedBy } = record;
            const data = { ...record.values, id, createdAt, createdBy, updatedAt, updatedBy };
            const { trace } = evaluateRule(expression, data, context);
            const name = titleField === undefined ? '' : formatValue(titleField, record.values[titleField.id], reader);
            return (
              <li key={id}>
                <Link to="/e/$entity/r/$record" params={{ entity: entity.id, record: String(id) }} className="ellipsis">
                  {name === '' ? `#${id}` : name}
                </Link>
                <span className="rule-match__why">
                  <Icon of={matching ? Check : X} size={14} />
                  <span className="ellipsis">{explainTrace(trace, scope, language, context)}</span>
                </span>
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}
