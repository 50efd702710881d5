import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findSyntaxError, lineOfPath } from './json-place.ts';

test('a syntax error is named with line and column', () => {
  expect(findSyntaxError('{\n  "and": [1,]\n}')).toEqual({ line: 2, column: 13, problem: 'unexpected' });
  expect(findSyntaxError('{"a": 1')).toEqual({ line: 1, column: 8, problem: 'unfinished' });
  expect(findSyntaxError('[1] 2')).toEqual({ line: 1, column: 5, problem: 'trailing' });
  expect(findSyntaxError('{"a": "x\n"}')?.problem).toBe('text');
  expect(findSyntaxError('[01]')?.problem).toBe('number');
  expect(findSyntaxError('{"<": [1], "<": [2]}')).toEqual({ line: 1, column: 12, problem: 'duplicate' });
});

test('a path is found on the line where its value begins', () => {
  const text = JSON.stringify({ and: [{ '<': [{ var: 'f_a' }, 12] }] }, null, 2);
  expect(lineOfPath(text, ['and', 0, '<', 1])).toBe(8);
  expect(lineOfPath(text, ['and', 0, '<', 1, 'nothing'])).toBe(8);
  expect(lineOfPath(text, [])).toBe(1);
});

test('it accepts exactly what JSON.parse accepts, but for doubled keys', () => {
  const texts = fc.oneof(
    fc.jsonValue().map((value) => JSON.stringify(value, null, 1)),
    fc.string({
      unit: fc.constantFrom('{', '}', '[', ']', ',', ':', '"a"', '1', '-', '0', '.5', 'e3', 'true', 'null', ' '),
    }),
  );
  fc.assert(
    fc.property(texts, (text) => {
      let parses = true;
      try {
        JSON.parse(text);
      } catch {
        parses = false;
      }
      const found = findSyntaxError(text);
      if (found?.problem !== 'duplicate') expect(found === null, text).toBe(parses);
    }),
    { seed: 7, numRuns: 2000 },
  );
});
