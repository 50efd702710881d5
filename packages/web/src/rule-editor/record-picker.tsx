// Finds a record of an entity by its title.
import { Select } from '@keepwell/ui';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { client } from '../connection/client.ts';
import { keys } from '../data/keys.ts';
import { useText } from '../language/use-text.ts';

export interface RecordPickerProps {
  readonly entity: string;
  readonly value: number | null;
  readonly disabled?: boolean;
  readonly 'aria-label': string;
  onChange(record: number | null): void;
}

export function RecordPicker({ entity, value, onChange, ...wiring }: RecordPickerProps): ReactElement {
  const t = useText('rule');
  const [words, setWords] = useState('');
  const found = useQuery({
    queryKey: keys.picks(entity, words),
    queryFn: () => client.pickRecords({ params: { entity }, body: { words, limit: 50 } }),
    placeholderData: (before) => before,
  });
  const own = useQuery({
    queryKey: keys.record(entity, value ?? 0),
    queryFn: () => client.getRecord({ params: { entity, record: value ?? 0 } }),
    enabled: value !== null,
  });
  return (
    <Select
      {...wiring}
      options={(found.data?.records ?? []).map((record) => ({ value: String(record.id), label: record.title }))}
      value={value === null ? null : String(value)}
      chosen={value === null ? null : { value: String(value), label: own.data?.title ?? `#${value}` }}
      onChange={(choice) => onChange(choice === null ? null : Number(choice))}
      onSearch={setWords}
      loading={found.isFetching}
      placeholder={t('chooseRecord')}
    />
  );
}
