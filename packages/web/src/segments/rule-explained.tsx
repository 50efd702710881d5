// RuleExplained: a rule with its answer for one record, condition by condition; where it reads what the record's page has not
// read, such as the fields of a related record, the rule alone.
import type { RecordView } from '@keepwell/api';
import type { Entity } from '@keepwell/model';
import { evaluateRule, explainTrace, parseRule, referencesOf } from '@keepwell/rule';
import type { ReactElement } from 'react';
import { useReader } from '../data/use-session.ts';
import { useEntityScope, useRuleContext } from '../rule-editor/index.ts';
import { RuleWords } from './rule-words.tsx';

export interface RuleExplainedProps {
  readonly entity: Entity;
  readonly record: RecordView;
  readonly rule: unknown;
}

export function RuleExplained({ entity, record, rule }: RuleExplainedProps): ReactElement {
  const scope = useEntityScope(entity);
  const context = useRuleContext();
  const { language } = useReader();
  const { expression } = parseRule(rule ?? null);
  const { id, createdAt, createdBy, updatedAt, updatedBy } = record;
  const data = { ...record.values, id, createdAt, createdBy, updatedAt, updatedBy };
  if (referencesOf(expression).some((path) => !Object.hasOwn(data, path))) {
    return <RuleWords entity={entity} rule={rule} inline />;
  }
  return <>{explainTrace(evaluateRule(expression, data, context).trace, scope, language, context)}</>;
}
