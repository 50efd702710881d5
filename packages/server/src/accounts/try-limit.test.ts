import { createManualClock } from '@keepwell/kernel';
import { expect, test } from 'vitest';
import { createTryLimit } from './try-limit.ts';

test('after the allowed failures a key is shut until the oldest of them has aged, and others are not', () => {
  const clock = createManualClock(1_000_000);
  const limit = createTryLimit(clock, 3, 60_000);
  for (let tries = 0; tries < 3; tries += 1) {
    limit.check('a');
    limit.failed('a');
    clock.advance(1000);
  }
  expect(() => limit.check('b', 'a')).toThrow(/server\.too_many_tries/);
  limit.check('b');
  clock.advance(57_001);
  limit.check('a');
});

test('a success forgets earlier failures', () => {
  const limit = createTryLimit(createManualClock(0), 1, 60_000);
  limit.failed('a');
  limit.succeeded('a');
  limit.check('a');
});

test('the number of remembered keys is bounded', () => {
  const clock = createManualClock(0);
  const limit = createTryLimit(clock, 1, 60_000);
  for (let index = 0; index <= 10_000; index += 1) limit.failed(`key ${index}`);
  limit.check('key 0');
  expect(() => limit.check('key 10000')).toThrow();
});
