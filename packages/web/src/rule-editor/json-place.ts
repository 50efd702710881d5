// Where things stand in JSON text: the place of a syntax error, and the line of a path.
import type { PathSegment } from '@keepwell/kernel';

export interface SyntaxProblem {
  readonly line: number;
  readonly column: number;
  readonly problem: 'unexpected' | 'unfinished' | 'text' | 'number' | 'duplicate' | 'trailing';
}

interface Scan {
  readonly text: string;
  at: number;
  /** Start of every value by its path. */
  readonly starts: Map<string, number>;
}

class Stop extends Error {
  readonly problem: SyntaxProblem['problem'];
  constructor(problem: SyntaxProblem['problem']) {
    super(problem);
    this.problem = problem;
  }
}

/** The first syntax error, null when the text is JSON. Unlike the browser's, it says the same everywhere and knows its place. */
export function findSyntaxError(text: string): SyntaxProblem | null {
  const scan: Scan = { text, at: 0, starts: new Map() };
  try {
    readDocument(scan);
    return null;
  } catch (thrown) {
    if (!(thrown instanceof Stop)) throw thrown;
    const before = text.slice(0, scan.at);
    const line = before.split('\n').length;
    return { line, column: scan.at - before.lastIndexOf('\n'), problem: thrown.problem };
  }
}

/** The line (from 1) on which the value at `path` begins; that of its nearest parent when there is none; 1 for broken text. */
export function lineOfPath(text: string, path: readonly PathSegment[]): number {
  const scan: Scan = { text, at: 0, starts: new Map() };
  try {
    readDocument(scan);
  } catch (thrown) {
    if (!(thrown instanceof Stop)) throw thrown;
  }
  for (let length = path.length; length >= 0; length -= 1) {
    const start = scan.starts.get(JSON.stringify(path.slice(0, length)));
    if (start !== undefined) return text.slice(0, start).split('\n').length;
  }
  return 1;
}

function readDocument(scan: Scan): void {
  readValue(scan, []);
  skipSpace(scan);
  if (scan.at < scan.text.length) throw new Stop('trailing');
}

function skipSpace(scan: Scan): void {
  while (/[ \t\r\n]/.test(scan.text[scan.at] ?? 'x')) scan.at += 1;
}

function readValue(scan: Scan, path: readonly PathSegment[]): void {
  skipSpace(scan);
  scan.starts.set(JSON.stringify(path), scan.at);
  const first = scan.text[scan.at];
  if (first === undefined) throw new Stop('unfinished');
  if (first === '{') readObject(scan, path);
  else if (first === '[') readArray(scan, path);
  else if (first === '"') readText(scan);
  else if (/[-\d]/.test(first)) readNumber(scan);
  else readWord(scan);
}

function readObject(scan: Scan, path: readonly PathSegment[]): void {
  scan.at += 1;
  const keys = new Set<string>();
  skipSpace(scan);
  if (take(scan, '}')) return;
  for (;;) {
    skipSpace(scan);
    const start = scan.at;
    if (scan.text[start] !== '"') throw new Stop(start >= scan.text.length ? 'unfinished' : 'unexpected');
    const key = readText(scan);
    if (keys.has(key)) {
      scan.at = start;
      throw new Stop('duplicate');
    }
    keys.add(key);
    skipSpace(scan);
    expect(scan, ':');
    readValue(scan, [...path, key]);
    skipSpace(scan);
    if (take(scan, '}')) return;
    expect(scan, ',');
  }
}

function readArray(scan: Scan, path: readonly PathSegment[]): void {
  scan.at += 1;
  skipSpace(scan);
  if (take(scan, ']')) return;
  for (let index = 0; ; index += 1) {
    readValue(scan, [...path, index]);
    skipSpace(scan);
    if (take(scan, ']')) return;
    expect(scan, ',');
  }
}

function readText(scan: Scan): string {
  const match = /"(?:[^"\\\n]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/y;
  match.lastIndex = scan.at;
  const found = match.exec(scan.text);
  if (found === null) throw new Stop('text');
  scan.at = match.lastIndex;
  return JSON.parse(found[0]) as string;
}

function readNumber(scan: Scan): void {
  const match = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?/y;
  match.lastIndex = scan.at;
  const found = match.exec(scan.text);
  const after = found === null ? '' : (scan.text[match.lastIndex] ?? '');
  if (found === null || /[\w.]/.test(after)) throw new Stop('number');
  scan.at = match.lastIndex;
}

function readWord(scan: Scan): void {
  for (const word of ['true', 'false', 'null']) {
    if (scan.text.startsWith(word, scan.at)) {
      scan.at += word.length;
      return;
    }
  }
  throw new Stop('unexpected');
}

function take(scan: Scan, mark: string): boolean {
  if (scan.text[scan.at] !== mark) return false;
  scan.at += 1;
  return true;
}

function expect(scan: Scan, mark: string): void {
  if (!take(scan, mark)) throw new Stop(scan.at >= scan.text.length ? 'unfinished' : 'unexpected');
}
