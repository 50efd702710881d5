import { fieldTypes } from '@keepwell/model';
import { expect, test } from 'vitest';
import { controlsOf } from './option-controls.ts';
import { specialEditors } from './special-editors.tsx';

const of = (type: string) => controlsOf(fieldTypes.need(type).optionsSchema);

test('the settings of a decimal number are a nullable number of digits and a switch', () => {
  expect(of('decimal')).toEqual([
    { kind: 'number', name: 'digits', min: 0, max: 10, whole: true, nullable: true },
    { kind: 'yesNo', name: 'grouping' },
  ]);
});

test('the settings of an auto-number are a text and two whole numbers', () => {
  expect(of('autoNumber').map((control) => `${control.kind} ${control.name}`)).toEqual([
    'text prefix',
    'number digits',
    'number start',
  ]);
});

test('every setting that no ordinary control can edit has an editor of its own', () => {
  for (const type of fieldTypes.all.filter((one) => one.group !== 'system' && one.isDerived !== true)) {
    const special = controlsOf(type.optionsSchema).filter(({ kind, name }) => kind === 'special' || name === 'entity');
    if (special.length > 0) expect(specialEditors[type.name], type.name).toBeDefined();
  }
});
