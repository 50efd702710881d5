// docs/reference/field-types.md is written from the registry; this test fails when it is stale.
import type { Json } from '@keepwell/kernel';
import { fieldTypes, type FieldType, type FieldValue, type Reader } from '@keepwell/model';
import { columnType } from '@keepwell/model/sql';
import { describe, expect, it } from 'vitest';

const page = new URL('../../../docs/reference/field-types.md', import.meta.url).pathname;
const en: Reader = { language: 'en', timeZone: 'Asia/Shanghai' };
const zh: Reader = { language: 'zh', timeZone: 'Asia/Shanghai' };

const intro = `# Field types · 字段类型

What a record can hold, one type a row: the value in the API and in rules, its column in each database, how it is written for a reader, and
what can be typed, pasted or imported. Generated from \`packages/model/src/field-types\`:
\`vitest run packages/model/test/field-type-reference.test.ts -u\`.

记录能存的值，一种类型一行：接口与规则里的值、两种数据库里的列、给人看的写法，以及可以填写、粘贴或导入的文字。本页由字段类型生成。

Empty is \`null\` everywhere; \`''\` and \`[]\` become it. A value that a type does not take is refused with a code of
[errors.md](errors.md) (\`model.…\`), never cut or guessed. Dates with the year last (\`01/03/2026\`) are read by the order of the file's column;
without one, day first in English, and in Chinese they are refused where both orders make a date. A percentage typed without its sign is one
all the same: 30 is 30%. The comma separates thousands, the point decimals.
`;

const code = (value: unknown): string =>
  `\`${(typeof value === 'string' ? value : JSON.stringify(value)).replaceAll('|', '\\|')}\``;

function abilities(type: FieldType): string {
  const all = [
    type.settable ? 'entered 可填写' : 'calculated 由系统计算',
    type.canBeRequired && 'required 可必填',
    type.canBeUnique && 'unique 可不重复',
    type.canBeIndexed && 'index 可加索引',
    type.canBeTitle && 'title 可作标题',
    type.sortsByKey && 'sorted by pinyin 按拼音排序',
  ];
  return all.filter((ability) => ability !== false).join(', ');
}

function section(type: FieldType): string {
  const [sample] = type.samples;
  if (sample === undefined) throw new Error(`${type.name} has no samples`);
  const options = sample.options as Json;
  const example = sample.valid.find((value) => value !== 0 && value !== null && String(value).length < 40) ?? null;
  const written = (value: FieldValue, reader: Reader): string => code(type.format(value, sample.options, reader));
  const column = type.column(sample.options);
  const kind = type.valueType(sample.options).kind;
  const lines = [
    `## ${type.name}: ${type.labels.en} · ${type.labels.zh}`,
    '',
    `${type.help.en} ${type.help.zh}`,
    '',
    `- Value: ${code(example)}, in rules \`${kind}\`; columns \`${columnType(column, 'sqlite')}\` (SQLite), \`${columnType(column, 'postgres')}\` (PostgreSQL)`,
    `- Can be: ${abilities(type)}`,
    `- Written: ${written(example, en)} · ${written(example, zh)}`,
  ];
  if (Object.keys(options as object).length > 0) lines.push(`- Options: ${code(options)}`);
  const texts = sample.texts.filter(([text]) => /^[^\p{C}]+$/u.test(text.trim())).map(([text]) => code(text));
  const shown = sample.badTexts.filter((text) => /^[^\p{C}\n]+$/u.test(text)).map(code);
  if (texts.length > 0) lines.push(`- Read as well: ${texts.join(', ')}`);
  if (shown.length > 0) lines.push(`- Refused: ${shown.join(', ')}`);
  return lines.join('\n');
}

describe('docs/reference/field-types.md', () => {
  it('says what the registry says', async () => {
    const text = [intro, ...fieldTypes.all.map(section), ''].join('\n');
    await expect(`${text.replaceAll('\n## ', '\n\n## ').replaceAll('\n\n\n', '\n\n')}`).toMatchFileSnapshot(page);
  });
});
