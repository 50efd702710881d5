import { describe, expect, it } from 'vitest';
import { durationText } from './duration-text.ts';
import { acceptsFile, sizeText } from './file-text.ts';
import { filterOptions, markFound, matchesQuery } from './option-filter.ts';
import { uiTextsEn } from '../language/ui-texts-en.ts';
import { uiTextsZh } from '../language/ui-texts-zh.ts';

describe('matchesQuery', () => {
  it('finds by any words of the label or the keywords, whatever case, width or accent', () => {
    expect(matchesQuery({ label: 'Northern Ireland' }, 'ire NORTH')).toBe(true);
    expect(matchesQuery({ label: '苏州', keywords: 'suzhou sz' }, 'SZ')).toBe(true);
    expect(matchesQuery({ label: 'Café' }, 'cafe')).toBe(true);
    expect(matchesQuery({ label: 'ＡＢＣ' }, 'abc')).toBe(true);
    expect(matchesQuery({ label: 'Norway' }, 'north')).toBe(false);
  });

  it('keeps all options, in order, for an empty query', () => {
    const options = [{ label: 'b' }, { label: 'a' }];
    expect(filterOptions(options, '  ')).toEqual(options);
  });
});

describe('markFound', () => {
  it('cuts the label where the typed letters stand, and loses none of it', () => {
    expect(markFound('Northern', 'no')).toEqual([
      { text: 'No', found: true },
      { text: 'rthern', found: false },
    ]);
    expect(markFound('苏州', '州')).toEqual([
      { text: '苏', found: false },
      { text: '州', found: true },
    ]);
    expect(
      markFound('😀 Café', 'fé')
        .map((part) => part.text)
        .join(''),
    ).toBe('😀 Café');
  });
});

describe('durationText', () => {
  it('is exact for seconds and rougher for hours', () => {
    expect(durationText(14, uiTextsEn.duration)).toBe('14 s');
    expect(durationText(95, uiTextsZh.duration)).toBe('2 分钟');
    expect(durationText(5400, uiTextsEn.duration)).toBe('1 h 30 min');
    expect(durationText(0, uiTextsZh.duration)).toBe('1 秒');
  });
});

describe('acceptsFile and sizeText', () => {
  it('takes endings, kinds and exact types', () => {
    expect(acceptsFile({ name: 'A.XLSX', type: '' }, '.xlsx,.csv')).toBe(true);
    expect(acceptsFile({ name: 'a.png', type: 'image/png' }, 'image/*')).toBe(true);
    expect(acceptsFile({ name: 'a.exe', type: 'application/x-msdownload' }, '.xlsx,image/*')).toBe(false);
    expect(acceptsFile({ name: 'a', type: '' }, '')).toBe(true);
  });

  it('writes sizes as people read them', () => {
    expect([812, 4300, 200 * 1024 ** 2].map(sizeText)).toEqual(['812 B', '4.2 KB', '200 MB']);
  });
});
