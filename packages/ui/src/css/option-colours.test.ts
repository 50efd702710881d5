import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { optionColours } from '../controls/option-colours.ts';
import { uiTextsEn } from '../language/ui-texts-en.ts';
import { uiTextsZh } from '../language/ui-texts-zh.ts';

const css = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');

/** Custom properties of one theme; the dark ones stand in blocks that name it. */
function tokens(theme: 'light' | 'dark'): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, selector = '', body = ''] of `${css('./tokens.css')}\n${css('./option-colours.css')}`.matchAll(
    /([^{}]*)\{([^{}]*)\}/gu,
  )) {
    if (!selector.includes(':root') || (theme === 'light' && selector.includes('dark'))) continue;
    for (const [, key = '', value = ''] of body.matchAll(/(--[\w-]+):\s*(#[0-9a-f]{6})/giu)) found.set(key, value);
  }
  return found;
}

/** Relative luminance and contrast of WCAG 2.2. */
function contrast(a: string, b: string): number {
  const light = (hex: string): number => {
    const [r = 0, g = 0, blue = 0] = [1, 3, 5].map((at) => {
      const c = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
      return c <= 0.040_45 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * blue;
  };
  const [high = 0, low = 0] = [light(a), light(b)].toSorted((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

describe.each(['light', 'dark'] as const)('colours in the %s theme', (theme) => {
  const all = tokens(theme);
  const of = (key: string): string => all.get(key) ?? `missing ${key}`;

  it.each(optionColours)('%s: ink reads on its ground, the dot stands out from the surface', (colour) => {
    expect(contrast(of(`--o-${colour}-ink`), of(`--o-${colour}-bg`))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(of(`--o-${colour}`), of('--surface'))).toBeGreaterThanOrEqual(3);
  });

  it.each([
    ['--ink', '--bg', 4.5],
    ['--ink-2', '--sunken', 4.5],
    ['--ink-2', '--selected', 4.5],
    ['--ink-3', '--surface', 4.5],
    ['--ink-3', '--bg', 4.5],
    ['--primary', '--surface', 4.5],
    ['--primary', '--selected', 4.5],
    ['--on-primary', '--primary', 4.5],
    ['--danger', '--danger-bg', 4.5],
    ['--surface', '--danger', 4.5],
    ['--ctl-line', '--surface', 3],
    ['--watch', '--surface', 3],
  ])('%s on %s', (ink, ground, least) => {
    expect(contrast(of(ink), of(ground))).toBeGreaterThanOrEqual(least);
  });
});

it('every option colour has a name in both languages', () => {
  for (const texts of [uiTextsZh, uiTextsEn]) expect(new Set(texts.colours.names).size).toBe(optionColours.length);
});
