// The pieces of a sentence, each with the place in the rule it speaks of, so that a screen can set and link them.
import type { RulePath } from '../expression.ts';

export interface Segment {
  readonly text: string;
  readonly role: 'words' | 'field' | 'value';
  readonly path: RulePath;
}

export interface RuleSentence {
  readonly segments: readonly Segment[];
}

export function words(text: string, path: RulePath): Segment {
  return { text, role: 'words', path };
}

/** The sentence as plain text. */
export function sentenceText(sentence: RuleSentence): string {
  return sentence.segments.map((segment) => segment.text).join('');
}

/** Neighbours of one role and place become one piece. */
export function joinSegments(segments: readonly Segment[]): Segment[] {
  const joined: Segment[] = [];
  for (const segment of segments) {
    const last = joined.at(-1);
    if (segment.text === '') continue;
    if (last !== undefined && last.role === 'words' && segment.role === 'words') {
      joined[joined.length - 1] = { ...last, text: last.text + segment.text };
    } else joined.push(segment);
  }
  return joined;
}
