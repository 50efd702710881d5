// The field types of the product, in the order of the palette. A new type is one folder, one line here and one in views.ts.
import { createRegistry } from '@keepwell/kernel';
import type { FieldType } from '../field-type.ts';
import { autoNumber } from './auto-number/definition.ts';
import { band } from './band/definition.ts';
import { choice } from './choice/definition.ts';
import { choices } from './choices/definition.ts';
import { createdAt } from './created-at/definition.ts';
import { createdBy } from './created-by/definition.ts';
import { date } from './date/definition.ts';
import { dateTime } from './date-time/definition.ts';
import { decimal } from './decimal/definition.ts';
import { email } from './email/definition.ts';
import { createFormulaType } from './formula/definition.ts';
import { integer } from './integer/definition.ts';
import { longText } from './long-text/definition.ts';
import { money } from './money/definition.ts';
import { percent } from './percent/definition.ts';
import { score } from './score/definition.ts';
import { person } from './person/definition.ts';
import { phone } from './phone/definition.ts';
import { relation } from './relation/definition.ts';
import { segment } from './segment/definition.ts';
import { text } from './text/definition.ts';
import { tier } from './tier/definition.ts';
import { updatedAt } from './updated-at/definition.ts';
import { updatedBy } from './updated-by/definition.ts';
import { url } from './url/definition.ts';
import { yesNo } from './yes-no/definition.ts';

/** What a person can enter, and what a formula can result in. */
const entered = {
  text,
  longText,
  integer,
  decimal,
  money,
  percent,
  yesNo,
  date,
  dateTime,
  choice,
  choices,
  email,
  phone,
  url,
  relation,
  person,
};

const calculated = {
  autoNumber,
  formula: createFormulaType(Object.values<FieldType>(entered)),
  score,
  band,
  segment,
  tier,
};

const system = { createdAt, createdBy, updatedAt, updatedBy };

const all = { ...entered, ...calculated, ...system };

export type FieldTypeName = keyof typeof all;
export type ResultTypeName = keyof typeof entered;

export const fieldTypes = createRegistry<FieldType>(Object.values<FieldType>(all));

export function isResultType(name: string): name is ResultTypeName {
  return Object.hasOwn(entered, name);
}
