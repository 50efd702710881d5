import { expect, test } from 'vitest';
import { judgePassword } from './password-check.ts';

const own = ['王小明', 'xiaoming.wang@example.com', 'Ningbo Tea Ltd'];

test.each([
  'password12',
  'P@ssw0rd2024',
  'qwertyuiop',
  '1qaz2wsx3edc',
  '1234567890',
  '13812345678',
  'aaaaaaaaaaaa',
  'abcabcabcabc',
  'woaini1314520',
  'keepwell2024',
  'xiaoming88',
  'admin123456',
  '2024-01-01 ',
])('%s is refused because it would be guessed early', (password) => {
  expect(judgePassword(password, own)).toMatchObject({ zh: expect.any(String), en: expect.any(String) });
});

test.each([
  'correct horse battery staple',
  '红茶 比 绿茶 暖和 一点',
  'tR7#kvmPz9wq',
  'violet-anchor-93-mud',
  'nebula passing tram',
])('%s is accepted', (password) => {
  expect(judgePassword(password, own)).toBeNull();
});
