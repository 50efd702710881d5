import { describe, expect, it } from 'vitest';
import { createEncodingProbe } from './encoding-probe.ts';

function probe(bytes: Uint8Array | readonly number[], chunk = 1_000) {
  const all = Uint8Array.from(bytes);
  const made = createEncodingProbe();
  for (let at = 0; at < all.length; at += chunk) made.push(all.subarray(at, at + chunk));
  return made.finish();
}

const utf8 = (text: string) => new TextEncoder().encode(text);
/** 姓名,城市 and 绍兴 in GBK. */
const gbk = [0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0xb3, 0xc7, 0xca, 0xd0, 0x0a, 0xc9, 0xdc, 0xd0, 0xcb, 0x0a];

describe('createEncodingProbe', () => {
  it('takes valid UTF-8 for UTF-8, wherever the chunks cut a character', () => {
    for (const chunk of [1, 2, 3, 1000]) expect(probe(utf8('姓名,城市\n绍兴,😀\n'), chunk).encoding).toBe('utf-8');
  });

  it('changes its answer for one invalid byte at the very end of a long file', () => {
    const long = [...utf8('名称,值\n'.repeat(50_000)), ...gbk];
    expect(probe(long.slice(0, -gbk.length)).encoding).toBe('utf-8');
    expect(probe(long).encoding).not.toBe('utf-8');
  });

  it('takes a character cut off at the end for damage, not for UTF-8', () => {
    expect(probe(utf8('值').subarray(0, 2)).encoding).not.toBe('utf-8');
  });

  it('reads Chinese that is not UTF-8 as GB18030, and says from where UTF-8 would be garbled', () => {
    const found = probe([...utf8('a,b\n'), ...gbk]);
    expect(found.encoding).toBe('gb18030');
    expect(found.evidence.zh).toContain('第 5 个字节');
  });

  it('reads lone accented bytes between letters as Western European, though GB18030 would accept them', () => {
    expect(probe([...utf8('Ann'), 0xe9, ...utf8('e;Andr'), 0xe9, ...utf8('e\n')]).encoding).toBe('windows-1252');
  });

  it('finds UTF-16 by its mark and without one', () => {
    expect(probe([0xff, 0xfe, 0x61, 0, 0x0a, 0]).encoding).toBe('utf-16le');
    expect(probe([0xfe, 0xff, 0, 0x61]).encoding).toBe('utf-16be');
    const bare = Buffer.from('name,city\r\n张三,绍兴\r\n'.repeat(20), 'utf16le');
    expect(probe(bare)).toMatchObject({ encoding: 'utf-16le', lineEnd: '\r\n' });
    expect(probe(Buffer.from(bare).swap16()).encoding).toBe('utf-16be');
  });

  it('does not mistake a stray NUL in a text for UTF-16', () => {
    expect(probe([...utf8('name,city\n'.repeat(30)), 0, 0x0a]).encoding).toBe('utf-8');
  });

  it('names workbooks, archives and other bytes that are no text', () => {
    expect(probe([0x50, 0x4b, 3, 4, 20, 0])).toMatchObject({
      encoding: null,
      found: { en: 'an Excel workbook or archive' },
    });
    expect(probe(Array.from({ length: 500 }, (_, at) => at % 7)).encoding).toBeNull();
  });

  it('tells line ends apart outside quotes only', () => {
    expect(probe(utf8('a,b\r\n"x\ny",1\r\n')).lineEnd).toBe('\r\n');
    expect(probe(utf8('a\r\nb\nc\r\n')).lineEnd).toBe('mixed');
    expect(probe(utf8('a\rb\rc'), 1).lineEnd).toBe('\r');
    expect(probe(utf8('a\nb\n')).lineEnd).toBe('\n');
  });
});
