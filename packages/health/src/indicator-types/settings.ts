// Pieces of the settings schemas: what an inspector needs to be made from a schema alone stands beside each property.
import type { Text } from '@keepwell/kernel';
import { Type } from 'typebox';

/** `control`: which input edits the property. */
export type SettingControl =
  | 'field'
  | 'partition'
  | 'number'
  | 'points'
  | 'days'
  | 'knots'
  | 'optionPoints'
  | 'rule'
  | 'side'
  | 'childScores';

// A type and not an interface: schemas take any further properties.
export type SettingWords = {
  readonly words: Text;
  readonly control: SettingControl;
  /** Folded away at first. */
  readonly advanced?: true;
};

const annotate = (control: SettingControl, zh: string, en: string): SettingWords => ({ control, words: { zh, en } });

export const fieldSetting = (zh = '字段', en = 'Field') => Type.String({ minLength: 1, ...annotate('field', zh, en) });

export const partitionSetting = () =>
  Type.Union([Type.String(), Type.Null()], { ...annotate('partition', '分组比较', 'Compare within'), advanced: true });

export const numberSetting = (zh: string, en: string) => Type.Number(annotate('number', zh, en));

export const pointsSetting = (zh: string, en: string) =>
  Type.Number({ minimum: 0, maximum: 100, ...annotate('points', zh, en) });

export const daysSetting = (zh: string, en: string) =>
  Type.Integer({ minimum: 1, maximum: 3660, ...annotate('days', zh, en) });

export const sideSetting = () =>
  Type.Union(
    [Type.Literal('high'), Type.Literal('low'), Type.Literal('both')],
    annotate('side', '得高分的一侧', 'Which side gets 100'),
  );

export const knotsSetting = () =>
  Type.Array(Type.Tuple([Type.Number(), Type.Number({ minimum: 0, maximum: 100 })]), {
    minItems: 2,
    maxItems: 50,
    ...annotate('knots', '分段得分', 'Points by value'),
  });

export const optionPointsSetting = () =>
  Type.Record(
    Type.String(),
    Type.Number({ minimum: 0, maximum: 100 }),
    annotate('optionPoints', '各选项得分', 'Points by option'),
  );

export const ruleSetting = () => Type.Unknown(annotate('rule', '条件', 'Condition'));
