import { describe, expect, it } from 'vitest';
import { detectDialect } from './detect-dialect.ts';

function detect(head: string) {
  const evidence = { en: '', zh: '' };
  return detectDialect(head, { encoding: 'utf-8', lineEnd: '\n', evidence, whole: true });
}

describe('detectDialect', () => {
  it.each([
    ['a,b\n1,2\n', ','],
    ['a\tb\n1,5\t2\n', '\t'],
    ['a;b\n1,5;2,5\n0,1;3,2\n', ';'],
    ['a|b\n1|2\n', '|'],
    ['a,b\n"x;y;z",2\n"u;v;w",3\n', ','],
    ['名称;金额\n甲,乙;1\n丙;2\n', ';'],
  ])('%j is delimited by %j', (head, delimiter) => {
    expect(detect(head).dialect.delimiter).toBe(delimiter);
  });

  it('takes a single column for one column', () => {
    const { dialect, evidence } = detect('value\n01\n002\n');
    expect(dialect).toMatchObject({ delimiter: ',', headerRow: 1 });
    expect(evidence.delimiter.zh).toBe('只有一列，没有发现分隔符');
  });

  it('finds the header below title lines', () => {
    const { dialect, evidence } = detect('客户资料 2026\n\n编号,名称,月费\n1,甲,3.5\n2,乙,4\n');
    expect(dialect.headerRow).toBe(3);
    expect(evidence.headerRow.en).toBe('Line 3 holds the names; the lines above it are titles');
  });

  it('sees that a file has no header', () => {
    expect(detect('1,甲,3.5\n2,乙,4\n3,丙,5\n').dialect.headerRow).toBe(0);
    expect(detect('甲,是\n乙,否\n甲,是\n').dialect.headerRow).toBe(0);
  });

  it('keeps years as names of columns', () => {
    expect(detect('country,c1990,c1991\nChina,1,2\nFrance,3,4\n').dialect.headerRow).toBe(1);
  });

  it('finds apostrophes as quotes, backslashes as escapes and spaces behind delimiters', () => {
    expect(detect("a,b\n'x,1','y'\n'z','w'\n").dialect.quote).toBe("'");
    expect(detect('a,b\n"48\\" table",1\n"x",2\n').dialect.escape).toBe('\\');
    expect(detect('a, b\n1, "x, y"\n2, "z"\n').dialect.padded).toBe(true);
    expect(detect('a,b\n"O\'Neill",1\n"x ""y"" z",2\n').dialect).toMatchObject({
      quote: '"',
      escape: '"',
      padded: false,
    });
  });
});
