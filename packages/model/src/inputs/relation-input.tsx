// The input of relations: searches titles while typing, and shows the title of what is chosen.
import { Select } from '@keepwell/ui';
import { type ReactElement, useRef, useState } from 'react';
import type { FieldInputProps, PickedRecord } from '../field-view.ts';
import { formatValue } from '../fields.ts';
import { controlProps } from './wiring.ts';

export function RelationInput(props: FieldInputProps): ReactElement {
  const { field, value, reader, titles, pickRecords } = props;
  const entity = String(field.options.entity);
  const [found, setFound] = useState<readonly PickedRecord[]>([]);
  const [loading, setLoading] = useState(false);
  const asked = useRef(0);

  const search = async (words: string): Promise<void> => {
    if (pickRecords === undefined) return;
    asked.current += 1;
    const turn = asked.current;
    setLoading(true);
    try {
      const records = await pickRecords(entity, words);
      // Answers may overtake each other; only the last question counts.
      if (turn === asked.current) setFound(records);
    } catch {
      // Whoever fetches reports the failure; here the list stays as it was.
    } finally {
      if (turn === asked.current) setLoading(false);
    }
  };

  const known = typeof value === 'number' ? found.find((record) => record.id === value)?.title : undefined;
  const title = known ?? titles?.[entity]?.[String(value)] ?? formatValue(field, value, reader);
  return (
    // The list is fetched when the control is entered, not for every relation of a page.
    <span className="field-relation" onFocus={() => void (found.length === 0 && search(''))}>
      <Select
        {...controlProps(props)}
        size={props.compact === true ? 'sm' : 'md'}
        searchable
        options={found.map((record) => ({ value: String(record.id), label: record.title }))}
        value={typeof value === 'number' ? String(value) : null}
        chosen={typeof value === 'number' ? { value: String(value), label: title } : null}
        clearable={!field.required}
        loading={loading}
        onSearch={(words) => void search(words)}
        onChange={(id) => {
          props.onChange(id === null ? null : Number(id));
          props.onCommit?.();
        }}
      />
    </span>
  );
}
