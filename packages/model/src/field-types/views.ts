// The views of the field types. The record does not compile while a type of the registry has none.
import type { FieldView } from '../field-view.ts';
import { bandView } from './band/view.tsx';
import { autoNumberView } from './auto-number/view.tsx';
import { choiceView } from './choice/view.tsx';
import { choicesView } from './choices/view.tsx';
import { createdAtView } from './created-at/view.tsx';
import { createdByView } from './created-by/view.tsx';
import { dateView } from './date/view.tsx';
import { dateTimeView } from './date-time/view.tsx';
import { decimalView } from './decimal/view.tsx';
import { emailView } from './email/view.tsx';
import { integerView } from './integer/view.tsx';
import { longTextView } from './long-text/view.tsx';
import { moneyView } from './money/view.tsx';
import { percentView } from './percent/view.tsx';
import { personView } from './person/view.tsx';
import { phoneView } from './phone/view.tsx';
import { relationView } from './relation/view.tsx';
import { scoreView } from './score/view.tsx';
import { segmentView } from './segment/view.tsx';
import { textView } from './text/view.tsx';
import { tierView } from './tier/view.tsx';
import { updatedAtView } from './updated-at/view.tsx';
import { updatedByView } from './updated-by/view.tsx';
import { urlView } from './url/view.tsx';
import { yesNoView } from './yes-no/view.tsx';
import { createFormulaView } from './formula/view.tsx';
import type { FieldTypeName, ResultTypeName } from './index.ts';

const results: Readonly<Record<ResultTypeName, FieldView>> = {
  text: textView,
  longText: longTextView,
  integer: integerView,
  decimal: decimalView,
  money: moneyView,
  percent: percentView,
  yesNo: yesNoView,
  date: dateView,
  dateTime: dateTimeView,
  choice: choiceView,
  choices: choicesView,
  email: emailView,
  phone: phoneView,
  url: urlView,
  relation: relationView,
  person: personView,
};

export const fieldViews: Readonly<Record<FieldTypeName, FieldView>> = {
  ...results,
  autoNumber: autoNumberView,
  formula: createFormulaView(results),
  score: scoreView,
  band: bandView,
  segment: segmentView,
  tier: tierView,
  createdAt: createdAtView,
  createdBy: createdByView,
  updatedAt: updatedAtView,
  updatedBy: updatedByView,
};
