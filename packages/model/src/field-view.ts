// The shape of a field type's views: one input and one cell, the same in the grid, the record page, the rule editor and forms.
import type { ComponentType } from 'react';
import type { FieldDefinition } from './entity.ts';
import type { FieldValue, Reader } from './field-type.ts';

/** Titles of related records: entity id → record id → title. */
export type RecordTitles = Readonly<Record<string, Readonly<Record<string, string>>>>;

export interface PickedRecord {
  readonly id: number;
  readonly title: string;
}

export interface PickedMember {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

export interface FieldInputProps {
  readonly field: FieldDefinition;
  readonly value: FieldValue;
  /** Called with every value that can be stored, while typing as well. */
  readonly onChange: (value: FieldValue) => void;
  /** The person is done: Enter, or an option chosen. */
  readonly onCommit?: () => void;
  /** Escape. */
  readonly onCancel?: () => void;
  /** The sentence while what is typed cannot be stored, null when it is fine again. */
  readonly onProblem?: (sentence: string | null) => void;
  readonly reader: Reader;
  readonly autoFocus?: boolean;
  /** In a grid: small, without a sentence below. */
  readonly compact?: boolean;
  /** The character with which typing began in a grid; replaces the value. */
  readonly initialText?: string;
  /** Records of an entity whose title contains the words. */
  readonly pickRecords?: (entity: string, words: string) => Promise<readonly PickedRecord[]>;
  readonly titles?: RecordTitles;
  /** Whom a field of people may name. */
  readonly members?: readonly PickedMember[];
  readonly disabled?: boolean;
  readonly invalid?: boolean;
  readonly id?: string;
  readonly ariaLabel?: string;
}

export interface FieldCellProps {
  readonly field: FieldDefinition;
  readonly value: FieldValue;
  readonly reader: Reader;
  readonly titles?: RecordTitles;
  /** Names of people by user id. */
  readonly people?: Readonly<Record<string, string>>;
}

export interface FieldView {
  readonly Input: ComponentType<FieldInputProps>;
  readonly Cell: ComponentType<FieldCellProps>;
}
