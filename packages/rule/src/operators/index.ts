// The table of operators: one line per family. An operator that is not listed here does not exist.
import { createRegistry } from '@keepwell/kernel';
import { arithmeticOperators } from './arithmetic.ts';
import { dataOperators } from './data.ts';
import { dateConditionOperators } from './date-conditions.ts';
import { dateValueOperators } from './date-values.ts';
import { emptinessOperators } from './emptiness.ts';
import { equalityOperators } from './equality.ts';
import { listOperators } from './lists.ts';
import { numberOperators } from './numbers.ts';
import type { Operator } from './operator.ts';
import { orderOperators } from './order.ts';
import { syntaxOperators } from './syntax.ts';
import { textOperators } from './texts.ts';

export const operators = createRegistry<Operator>([
  ...syntaxOperators,
  ...equalityOperators,
  ...orderOperators,
  ...emptinessOperators,
  ...arithmeticOperators,
  ...numberOperators,
  ...textOperators,
  ...listOperators,
  ...dateConditionOperators,
  ...dateValueOperators,
  ...dataOperators,
]);

export type { Operator, OperatorGroup, Parameter, Phrase } from './operator.ts';
