// How a delimited text file is written: encoding, delimiter, quote, header, line ends.
import type { Text } from '@keepwell/kernel';

export const encodings = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
export type Encoding = (typeof encodings)[number];

/** `mixed`: CRLF and LF both occur outside quotes. */
export type LineEnd = '\n' | '\r\n' | '\r' | 'mixed';

/** What a person sees and may correct. */
export interface Dialect {
  encoding: Encoding;
  /** One character. */
  delimiter: string;
  /** One character. */
  quote: string;
  /** 1-based line of the header; 0: the file has none. */
  headerRow: number;
}

export interface DialectEvidence {
  encoding: Text;
  delimiter: Text;
  headerRow: Text;
}

/** A dialect with what nobody needs to correct by hand. */
export interface FileDialect extends Dialect {
  lineEnd: LineEnd;
  /** Character that makes the quote after it a plain one: the quote itself, or a backslash. */
  escape: string;
  /** A space follows every delimiter (`a, b, "c"`). */
  padded: boolean;
}
