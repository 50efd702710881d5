// How values look where they are only read: lists, history, pickers.
import { textIn } from '@keepwell/kernel';
import { Tag } from '@keepwell/ui';
import type { ReactElement } from 'react';
import { type ChoiceOptions, optionById } from '../field-types/choice/options.ts';
import type { FieldCellProps } from '../field-view.ts';
import { formatValue, resultOf } from '../fields.ts';

export function TextCell({ field, value, reader }: FieldCellProps): ReactElement | null {
  return value === null ? null : <span className="ellipsis">{formatValue(field, value, reader)}</span>;
}

/** Figures and dates: digits of equal width. */
export function FigureCell({ field, value, reader }: FieldCellProps): ReactElement | null {
  return value === null ? null : <span className="num">{formatValue(field, value, reader)}</span>;
}

/** Moments to the minute; the seconds are in the tooltip. */
export function MomentCell({ field, value, reader }: FieldCellProps): ReactElement | null {
  if (value === null) return null;
  const exact = formatValue(field, value, reader);
  return (
    <span className="num" title={exact}>
      {exact.replace(/(\d\d:\d\d):\d\d(?:\.\d+)?/, '$1')}
    </span>
  );
}

export function OptionsCell({ field, value, reader }: FieldCellProps): ReactElement | null {
  if (value === null) return null;
  const { options } = resultOf(field).options as unknown as ChoiceOptions;
  const ids = Array.isArray(value) ? (value as readonly string[]) : [String(value)];
  return (
    <span className="tags">
      {ids.map((id) => {
        const option = optionById(options, id);
        return (
          <Tag key={id} {...(option !== undefined && { colour: option.colour })}>
            {textIn(option?.labels, reader.language, id)}
          </Tag>
        );
      })}
    </span>
  );
}

/** Only addresses that passed the door are links; whatever else is shown as text. */
export function createLinkCell(toHref: (value: string) => string): (props: FieldCellProps) => ReactElement | null {
  return function LinkCell(props: FieldCellProps): ReactElement | null {
    const { field, value } = props;
    if (typeof value !== 'string') return null;
    const { type, options } = resultOf(field);
    if (!type.accept(value, options).ok) return <TextCell {...props} />;
    return (
      <a className="ellipsis" href={toHref(value)} target="_blank" rel="noopener noreferrer">
        {value}
      </a>
    );
  };
}

export function RelationCell({ field, value, reader, titles }: FieldCellProps): ReactElement | null {
  if (value === null) return null;
  const { options } = resultOf(field);
  const title = titles?.[String(options.entity)]?.[String(value)];
  return <span className="ellipsis">{title ?? formatValue(field, value, reader)}</span>;
}

const gone = { zh: '已离开的成员', en: 'Former member' };

export function PersonCell({ value, people, reader }: FieldCellProps): ReactElement | null {
  return value === null ? null : <span className="ellipsis">{people?.[String(value)] ?? gone[reader.language]}</span>;
}
