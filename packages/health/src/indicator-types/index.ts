// The indicator types of the product, in the order of the palette. A new type is one folder and one line here.
import { createRegistry } from '@keepwell/kernel';
import type { IndicatorType } from '../indicator-type.ts';
import { assessment } from './assessment/definition.ts';
import { children } from './children/definition.ts';
import { choice } from './choice/definition.ts';
import { linear } from './linear/definition.ts';
import { percentile } from './percentile/definition.ts';
import { piecewise } from './piecewise/definition.ts';
import { recency } from './recency/definition.ts';
import { robustZ } from './robust-z/definition.ts';
import { rule } from './rule/definition.ts';
import { yesNo } from './yes-no/definition.ts';

const all = { linear, piecewise, choice, yesNo, percentile, robustZ, recency, rule, assessment, children };

export type IndicatorTypeName = keyof typeof all;

export const indicatorTypes = createRegistry<IndicatorType>(Object.values(all) as unknown as readonly IndicatorType[]);
