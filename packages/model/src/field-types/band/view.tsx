// A band: its shape and its word, never editable.
import { textIn } from '@keepwell/kernel';
import { BandChip } from '@keepwell/ui';
import type { ReactElement } from 'react';
import type { FieldCellProps, FieldView } from '../../field-view.ts';
import { CalculatedInput } from '../../inputs/calculated-input.tsx';
import { resultOf } from '../../fields.ts';
import { type BandOptions, unknownBand } from './definition.ts';

/** The kit's word for a look. */
const looks = { healthy: 'healthy', watch: 'watch', atRisk: 'risk', critical: 'critical', unknown: 'unknown' } as const;

function BandCell({ field, value, reader }: FieldCellProps): ReactElement | null {
  if (typeof value !== 'string') return null;
  const { options } = resultOf(field).options as unknown as BandOptions;
  const option = options.find(({ id }) => id === value) ?? { ...unknownBand, labels: { zh: value, en: value } };
  return <BandChip band={looks[option.look]} look="bare" label={textIn(option.labels, reader.language, value)} />;
}

export const bandView: FieldView = { Input: CalculatedInput, Cell: BandCell };
