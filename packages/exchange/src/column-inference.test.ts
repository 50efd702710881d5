import { describe, expect, it } from 'vitest';
import { readFile, toBytes } from '../test/read-file.ts';
import { columnLetter, columnNames } from './column-inference.ts';

/** The only column of a file with these values under this name. */
function columnOf(name: string, values: readonly string[]) {
  const rows = values.map((value) => `x,"${value}"`).join('\n');
  const column = readFile(toBytes(`first,"${name}"\n${rows}\n`)).columns[1];
  if (column === undefined) throw new Error('no column');
  return column;
}

const repeat = (values: readonly string[], times: number) => Array.from({ length: times }, () => values).flat();

describe('column inference', () => {
  it.each([
    ['tenure', ['1', '34', '2'], 'integer'],
    ['charges', ['29.85', '56', '-3.5'], 'decimal'],
    ['amount', ['1,889.50', '56.00', '1,234'], 'decimal'],
    ['月费', ['¥52.85', '￥ 29', '1,200 元'], 'money'],
    ['rate', ['30%', '12.5 %', '0'], 'percent'],
    ['开户日', ['2021-06-08', '2019/3/1', '2020年1月5日'], 'date'],
    ['at', ['2010-12-01 08:26:00', '2010-12-01T09:00:00Z'], 'dateTime'],
    ['mail', ['wang@jincheng.example', 'a.b+c@d.org'], 'email'],
    ['site', ['https://a.example/x', 'http://b.example'], 'url'],
    ['手机', ['13800001027', '15912345678'], 'phone'],
    ['phone', ['+86 138 0000 1027', '(010) 1234-5678'], 'phone'],
    ['churn', ['Yes', 'No'], 'yesNo'],
    ['是否流失', ['是', '否', '否'], 'yesNo'],
    ['name', ['绍兴锦程印染', '泉州恒达鞋材'], 'text'],
    ['note', ['short', `${'long '.repeat(60)}`], 'longText'],
    ['note', ['one\nline', 'two'], 'longText'],
  ])('%s %j is %s', (name, values, type) => {
    expect(columnOf(name, values).type).toBe(type);
  });

  it('lets no blank, dash or N/A turn figures into text, and counts them as empty', () => {
    for (const missing of [' ', '-', 'N/A', 'NULL', '—']) {
      expect(columnOf('total', ['29.85', missing, '1889.5'])).toMatchObject({ type: 'decimal', filled: 2, empty: 1 });
    }
    expect(columnOf('grade', repeat(['A', 'B', '-'], 4))).toMatchObject({ type: 'choice', filled: 12, empty: 0 });
  });

  it('keeps 18-digit numbers and leading zeros as text and says so', () => {
    const ids = columnOf('客户编号', ['330600202106080527', '330600202106080528']);
    expect(ids.type).toBe('text');
    expect(ids.notes[0]?.zh).toBe('18 位编号，按文本保留');
    expect(columnOf('zip', ['01234', '90210']).type).toBe('text');
  });

  it('keeps unique numbers of one length that are called an id as text, but not years or amounts', () => {
    expect(columnOf('order_id', ['7006950', '7006628']).type).toBe('text');
    expect(columnOf('presupuestado', ['7006950', '7006628']).type).toBe('integer');
    expect(columnOf('year', ['2019', '2020']).type).toBe('integer');
  });

  it('reads whole numbers that a spreadsheet wrote as 17850.0', () => {
    expect(columnOf('CustomerID', ['17850.0', '', '13047.0'])).toMatchObject({ type: 'integer', empty: 1 });
    expect(columnOf('mixed', ['17850.0', '13047.5']).type).toBe('decimal');
  });

  it('makes options of few values that repeat, and yes/no of two, but options of yes, no and a third', () => {
    const service = columnOf('MultipleLines', repeat(['Yes', 'No', 'No phone service'], 5));
    expect(service.type).toBe('choice');
    const labels = (service.options.options as { labels: { en?: string } }[]).map(({ labels: own }) => own.en);
    expect(labels).toEqual(['Yes', 'No', 'No phone service']);
    expect(columnOf('gender', repeat(['Female', 'male', 'Male'], 4)).options.options).toHaveLength(2);
    expect(columnOf('name', ['a', 'b', 'c', 'd', 'a', 'b']).type).toBe('text');
  });

  it('reads 0 and 1 as no and yes, unless something is counted or there is little to tell', () => {
    expect(columnOf('SeniorCitizen', repeat(['0', '1'], 8)).type).toBe('yesNo');
    expect(columnOf('投诉次数', repeat(['0', '1'], 8)).type).toBe('integer');
    expect(columnOf('SeniorCitizen', ['0', '1']).type).toBe('integer');
  });

  it('decides the order of day and month by the whole column', () => {
    expect(columnOf('d', ['01/02/2026', '13/02/2026'])).toMatchObject({
      type: 'date',
      reading: { dateOrder: 'dayFirst' },
    });
    expect(columnOf('d', ['01/02/2026', '02/13/2026'])).toMatchObject({ reading: { dateOrder: 'monthFirst' } });
    expect(columnOf('d', ['01/02/2026', '03/04/2026']).reading).toEqual({});
  });

  it('reads a comma as the decimal point only where the column leaves no doubt', () => {
    expect(columnOf('prix', ['0,61', '1.234,5'])).toMatchObject({ type: 'decimal', reading: { decimalComma: true } });
    expect(columnOf('price', ['1,234', '2,500'])).toMatchObject({ type: 'integer', reading: {} });
  });

  it('shows what Excel has cut off', () => {
    expect(columnOf('编号', ['3.3E+17', '1.2E+17']).notes[0]?.zh).toContain('Excel');
  });

  it('lets a few misfits in a long column come back as rows to correct', () => {
    const mostly = [...Array.from({ length: 1_500 }, (_, at) => String(at)), 'twelve'];
    const column = columnOf('count', mostly);
    expect(column.type).toBe('integer');
    expect(column.notes[0]?.en).toContain('“twelve” in line 1502');
    const coded = Array.from({ length: 1_500 }, (_, at) => (at % 50 === 0 ? `C${at}` : String(at)));
    expect(columnOf('InvoiceNo', coded).type).toBe('text');
  });

  it('finds the column that names its records', () => {
    expect(columnOf('customerID', ['7590-VHVEG', '5575-GNVDE']).unique).toBe(true);
    expect(columnOf('customerID', ['7590-VHVEG', '7590-VHVEG']).unique).toBe(false);
    expect(columnOf('customerID', ['7590-VHVEG', '']).unique).toBe(false);
  });
});

describe('columnNames', () => {
  it('leaves no name empty or twice the same', () => {
    expect(columnNames(['id', ' ', 'id', 'two\nlines'], 5)).toEqual(['id', 'B', 'id (2)', 'two lines', 'E']);
    expect([0, 25, 26, 701, 702].map(columnLetter)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']);
  });
});
