import { describe, expect, it } from 'vitest';
import { murmur3, murmur3OfBytes } from './murmur3.ts';

const ofBytes = (bytes: readonly number[], seed = 0): number =>
  murmur3OfBytes(Uint8Array.from(bytes), bytes.length, seed);
const ofText = (text: string, seed: number): number => {
  const bytes = new TextEncoder().encode(text);
  return murmur3OfBytes(bytes, bytes.length, seed);
};

describe('MurmurHash3_x86_32', () => {
  it('has the verification value of the reference (SMHasher, VerificationTest)', () => {
    const answers = new Uint8Array(1024);
    const key = Uint8Array.from({ length: 256 }, (_, index) => index);
    for (let size = 0; size < 256; size += 1) {
      new DataView(answers.buffer).setUint32(size * 4, murmur3OfBytes(key, size, 256 - size), true);
    }
    expect(murmur3OfBytes(answers, answers.length)).toBe(0xb0f57ee3);
  });

  it.each<[readonly number[], number, number]>([
    [[], 0, 0],
    [[], 1, 0x514e28b7],
    [[], 0xffffffff, 0x81f16f39],
    [[0xff, 0xff, 0xff, 0xff], 0, 0x76293b50],
    [[0x21, 0x43, 0x65, 0x87], 0, 0xf55b516b],
    [[0x21, 0x43, 0x65, 0x87], 0x5082edee, 0x2362f9de],
    [[0x21, 0x43, 0x65], 0, 0x7e4a8634],
    [[0x21, 0x43], 0, 0xa0f7b07a],
    [[0x21], 0, 0x72661cf4],
    [[0, 0, 0, 0], 0, 0x2362f9de],
    [[0, 0, 0], 0, 0x85f0b427],
    [[0, 0], 0, 0x30f4c306],
    [[0], 0, 0x514e28b7],
  ])('of the bytes %j with seed %i', (bytes, seed, expected) => {
    expect(ofBytes(bytes, seed)).toBe(expected);
  });

  it.each<[string, number, number]>([
    ['abc', 0, 0xb3dd93fa],
    ['aaaa', 0x9747b28c, 0x5a97808a],
    ['aaa', 0x9747b28c, 0x283e0130],
    ['aa', 0x9747b28c, 0x5d211726],
    ['a', 0x9747b28c, 0x7fa09ea6],
    ['Hello, world!', 0x9747b28c, 0x24884cba],
    ['ππππππππ', 0x9747b28c, 0xd58063c1],
    ['The quick brown fox jumps over the lazy dog', 0x9747b28c, 0x2fa826cd],
    ['a'.repeat(256), 0x9747b28c, 0x37405bdc],
  ])('of the UTF-8 of %j', (text, seed, expected) => {
    expect(ofText(text, seed)).toBe(expected);
  });

  it.each([
    '',
    'C-10482',
    '客户',
    '😀a',
    '\ud800',
    'é'.repeat(255),
    '中'.repeat(256),
    '中'.repeat(257),
    'x'.repeat(5000),
  ])('of a text is that of its UTF-8: %j', (text) => {
    expect(murmur3(text)).toBe(ofText(text, 0));
  });
});
