// Regular expressions through RE2, whose time grows with the text and never explodes.
import { RE2JS } from 're2js';

export interface Pattern {
  test(text: string): boolean;
  /** Why the pattern cannot run; it then matches nothing. */
  readonly trouble?: string;
}

const compiled = new Map<string, Pattern>();
const mostCached = 500;

/** Finds the pattern anywhere in a text, as JavaScript's `test` does. */
export function compilePattern(source: string): Pattern {
  const cached = compiled.get(source);
  if (cached !== undefined) return cached;
  if (compiled.size >= mostCached) compiled.clear();
  const pattern = build(source);
  compiled.set(source, pattern);
  return pattern;
}

function build(source: string): Pattern {
  // Counted repetition multiplies the program; RE2 itself stops at 1000, a long source repeats that.
  if (source.length > 1000) return { test: () => false, trouble: 'longer than 1000 characters' };
  try {
    const program = RE2JS.compile(source);
    return { test: (text) => program.matcher(text).find() };
  } catch (thrown) {
    return { test: () => false, trouble: thrown instanceof Error ? thrown.message : String(thrown) };
  }
}
