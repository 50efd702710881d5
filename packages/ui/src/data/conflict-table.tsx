// ConflictTable: two people changed one record: per field that differs, choose whose value stays.
import { useId, type ReactElement, type ReactNode } from 'react';
import { classNames } from '../class-names.ts';
import { useUiTexts } from '../language/ui-language.tsx';

export type ConflictSide = 'mine' | 'theirs';

export interface ConflictRow {
  key: string;
  field: string;
  mine: ReactNode;
  theirs: ReactNode;
}

export interface ConflictTableProps {
  rows: readonly ConflictRow[];
  /** "Yours, 12:03" and "Priya Raman, 12:02". */
  mineHead: string;
  theirsHead: string;
  choices: Readonly<Record<string, ConflictSide>>;
  onChoose: (key: string, side: ConflictSide) => void;
  className?: string;
}

export function ConflictTable(props: ConflictTableProps): ReactElement {
  const { rows, mineHead, theirsHead, choices, onChoose, className } = props;
  const texts = useUiTexts();
  const id = useId();
  const heads: Readonly<Record<ConflictSide, string>> = { mine: mineHead, theirs: theirsHead };
  return (
    <table className={classNames('table conflict', className)}>
      <thead>
        <tr>
          <th scope="col">{texts.conflict.field}</th>
          <th scope="col">{mineHead}</th>
          <th scope="col">{theirsHead}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">{row.field}</th>
            {(['mine', 'theirs'] as const).map((side) => (
              <td key={side} className={classNames(choices[row.key] === side && 'pick')}>
                <label className="choice">
                  <input
                    type="radio"
                    className="radio"
                    name={`${id}-${row.key}`}
                    checked={choices[row.key] === side}
                    onChange={() => onChoose(row.key, side)}
                  />
                  <span>
                    {row[side]}
                    <span className="sr">
                      , {heads[side]}, {texts.conflict.choose(row.field)}
                    </span>
                  </span>
                </label>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
