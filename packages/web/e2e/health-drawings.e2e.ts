// What cards draw of every type of indicator, fields of related records, and the reasons why a field may know the loss already.
import { expect, test, type Locator, type Page } from '@playwright/test';
import { createScreenCheck } from './check-page.ts';
import { type Send, signIn, type SignedIn } from './signed-in.ts';

test.describe.configure({ mode: 'serial' });

let bed: SignedIn;
let product: SignedIn['product'];
let page: Page;
let send: Send;
const model = 'h_loss';
const screens = createScreenCheck();
const dayMs = 86_400_000;
const day = (ago: number): string => new Date(Date.now() - ago * dayMs).toISOString().slice(0, 10);

const field = (id: string, zh: string, en: string, type: string, options: object = {}) => ({
  id: `f_${id}`,
  key: id,
  type,
  labels: { zh, en },
  options,
  required: false,
  unique: false,
  indexed: false,
});
const choices = (...words: readonly (readonly [zh: string, en: string])[]) => ({
  options: words.map(([zh, en], at) => ({ id: `o_${at}`, colour: 'grey', labels: { zh, en } })),
});
const whole = { grouping: true };

async function createEntity(id: string, zh: string, en: string, fields: readonly { id: string }[]): Promise<void> {
  const body = { key: id.slice(2), labels: { zh, en }, icon: 'users', titleField: fields[0]?.id, fields };
  await send('POST', '/api/documents', { kind: 'entity', app: 'a_firm', id, body, publish: true });
}

const indicator = (id: string, zh: string, en: string, type: string, settings: object) => ({
  kind: 'indicator',
  id: `i_${id}`,
  labels: { zh, en },
  type,
  settings,
  weight: 1250,
  missing: 'redistribute',
  abnormalAt: null,
});

/** One of each type that is not drawn as a plain line or as options. */
const indicators = [
  indicator('seen', '最近联系', 'Last contact', 'recency', { field: 'f_seen', halfLifeDays: 30, fresh: 'low' }),
  indicator('view', '经理判断', 'View', 'assessment', {
    field: 'f_view',
    points: { o_0: 0, o_1: 100 },
    assessedAt: 'f_viewed',
    expiresAfterDays: 30,
  }),
  indicator('few', '访问少', 'Few visits', 'rule', {
    when: { '<': [{ var: 'f_visits' }, 25] },
    holds: 80,
    otherwise: 10,
  }),
  indicator('children', '工单', 'Tickets', 'children', {
    model: 'h_ticket',
    entity: 'e_ticket',
    relation: 'f_of',
    aggregate: 'mean',
    weight: null,
  }),
  indicator('place', '费用排名', 'Fee, placed', 'percentile', { field: 'f_fee', within: null, side: 'high' }),
  indicator('normal', '费用偏离', 'Fee from normal', 'robustZ', {
    field: 'f_fee',
    within: null,
    side: 'high',
    steepness: 1,
  }),
  indicator('within', '同级排名', 'Placed in plan', 'percentile', { field: 'f_fee', within: 'f_plan', side: 'high' }),
  indicator('visits', '访问', 'Visits', 'linear', { field: 'f_visits', zero: 60, full: 0 }),
];

const common = {
  polarity: 'risk',
  bands: [
    { id: 'b_low', labels: { zh: '低风险', en: 'Low' }, look: 'healthy', from: 0, leaveAt: null },
    { id: 'b_high', labels: { zh: '高风险', en: 'High' }, look: 'critical', from: 50, leaveAt: null },
  ],
  coverageFloor: 50,
  hold: { worse: 1, better: 1 },
  trend: { days: 90, deadBand: 3 },
  fields: { score: null, band: null },
};

async function createModels(): Promise<void> {
  const ticketModel = {
    ...common,
    entity: 'e_ticket',
    labels: { zh: '工单风险', en: 'Ticket risk' },
    dimensions: [
      { ...indicator('hours', '时长', 'Hours', 'linear', { field: 'f_hours', zero: 0, full: 50 }), weight: 10_000 },
    ],
    variants: [],
  };
  await send('POST', '/api/documents', {
    kind: 'healthModel',
    app: null,
    id: 'h_ticket',
    body: ticketModel,
    publish: false,
  });
  const { token } = (await (await page.request.get(`${product.url}/api/documents/h_ticket`)).json()) as {
    token: number;
  };
  await send('POST', '/api/health/models/h_ticket/publish', { token });
  await expect
    .poll(async () => (await page.request.get(`${product.url}/api/health/models/h_ticket/state`)).json())
    .toMatchObject({ at: expect.any(Number), running: null });
  const body = {
    ...common,
    entity: 'e_contact',
    labels: { zh: '流失风险', en: 'Loss risk' },
    dimensions: indicators,
    variants: [
      {
        id: 'x_large',
        labels: { zh: '大客户', en: 'Large' },
        when: { '>': [{ var: 'f_fee' }, 150] },
        weights: {},
        settings: { i_seen: { halfLifeDays: 10 } },
        bands: {},
      },
    ],
  };
  await send('POST', '/api/documents', { kind: 'healthModel', app: null, id: model, body, publish: false });
}

test.beforeAll(async ({ browser }) => {
  bed = await signIn(browser);
  ({ product, page, send } = bed);
  await send('POST', '/api/documents', {
    kind: 'app',
    app: null,
    id: 'a_firm',
    body: { labels: { zh: '客户', en: 'Customers' }, icon: 'users', entities: [] },
    publish: true,
  });
  await createEntity('e_company', '公司', 'Companies', [
    field('name', '名称', 'Name', 'text'),
    field('size', '规模', 'Size', 'integer', whole),
  ]);
  await createEntity('e_contact', '联系人', 'Contacts', [
    field('label', '名称', 'Name', 'text'),
    field('company', '公司', 'Company', 'relation', { entity: 'e_company' }),
    field('gone', '流失', 'Gone', 'yesNo'),
    field('seen', '最近联系', 'Last contact', 'date'),
    field('view', '经理判断', 'View', 'choice', choices(['满意', 'Happy'], ['不满', 'Unhappy'])),
    field('viewed', '判断日期', 'View of', 'date'),
    field('plan', '套餐', 'Plan', 'choice', choices(['月付', 'Monthly'], ['年付', 'Yearly'])),
    field('reason', '流失原因', 'Reason for leaving', 'choice', choices(['价格', 'Price'], ['服务', 'Service'])),
    field('visits', '访问', 'Visits', 'integer', whole),
    field('fee', '费用', 'Fee', 'integer', whole),
  ]);
  await createEntity('e_ticket', '工单', 'Tickets', [
    field('title', '标题', 'Title', 'text'),
    field('of', '联系人', 'Contact', 'relation', { entity: 'e_contact' }),
    field('hours', '时长', 'Hours', 'integer', whole),
  ]);
  const create = (entity: string, records: readonly object[]): Promise<unknown> =>
    send('POST', `/api/entities/${entity}/records`, { records });
  await create('e_company', [
    { f_name: 'Small', f_size: 10 },
    { f_name: 'Large', f_size: 500 },
  ]);
  await create(
    'e_contact',
    Array.from({ length: 120 }, (_, at) => ({
      f_label: `Contact ${at}`,
      f_company: at % 10 === 0 ? null : at < 70 ? 1 : 2,
      f_gone: at < 40,
      f_seen: at % 4 === 0 ? null : day(at),
      f_view: at % 3 === 0 ? `o_${at % 2}` : null,
      f_viewed: day(at),
      f_plan: at % 3 === 0 ? 'o_1' : 'o_0',
      f_reason: at < 40 ? `o_${at % 2}` : null,
      f_visits: at % 50,
      f_fee: 40 + at,
    })),
  );
  await create(
    'e_ticket',
    Array.from({ length: 30 }, (_, at) => ({ f_title: `Ticket ${at}`, f_of: 1 + at, f_hours: at })),
  );
  // Twenty-four are lost by an edit; most of them are called back afterwards.
  for (let id = 60; id < 84; id += 1) {
    const change = (version: number, values: object): Promise<unknown> =>
      send('PATCH', '/api/entities/e_contact/records', { changes: [{ id, version, values }] });
    await change(1, { f_gone: true });
    if (id < 80) await change(2, { f_visits: 100 + id });
  }
  await createModels();
});

test.afterAll(() => bed?.close());

const card = (id: string): Locator => page.locator(`.ic[data-node="i_${id}"]`);

test('every type of indicator is drawn over today’s values, or says calmly what there is', async () => {
  await page.goto(`${product.url}/health/${model}`);
  for (const id of ['seen', 'children', 'place', 'normal', 'within', 'visits']) {
    await expect(card(id).locator('.curve__line'), id).toHaveCount(1);
    await expect(card(id).locator('.curve__bar').first(), id).toBeAttached();
  }
  await expect(card('seen')).toContainText('Half after 30 days');
  await expect(card('seen')).toContainText('Coverage 75%');
  await expect(card('normal')).toContainText(/Median \d/);
  await expect(card('place')).toContainText('Preview from today’s values');
  await expect(card('within')).toContainText('today’s values of the largest group: Monthly');
  // 120 records, of which 24 were changed.
  await expect(card('few').getByRole('row', { name: /The rule holds/ })).toContainText(/\d+ · \d+%\s*80/);
  await expect(card('view')).toContainText(/^.*\d+ of 120 records have an assessment that counts/);
  await expect(card('children')).toContainText('Tickets: 30 of 30 have a score today');
  await screens.look(page, 'every type of indicator');
});

test('a chart is read as a table as well', async () => {
  await card('seen').getByRole('button', { name: 'Actions of Last contact' }).click();
  await page.getByRole('menuitem', { name: 'Show as a table' }).click();
  const table = card('seen').getByRole('table');
  await expect(table.getByRole('row', { name: /^0 days – \d+ days/ })).toContainText(/0 – \d+/);
  await screens.look(page, 'a chart as a table');
  await card('seen').getByRole('button', { name: 'Actions of Last contact' }).click();
  await page.getByRole('menuitem', { name: 'Show as a chart' }).click();
  await expect(card('seen').locator('.curve__line')).toHaveCount(1);
});

test('a field that knows the loss is warned about with its reason', async () => {
  await page.getByRole('tab', { name: 'Fields' }).click();
  await page.getByRole('combobox', { name: 'Who counts as lost' }).click();
  await page.getByRole('option', { name: 'Gone = Yes' }).click();
  const palette = (name: string): Locator => page.locator('.field-palette__field', { hasText: name });
  await expect(palette('Reason for leaving')).toContainText(
    'May leak: filled in for 63 % of the lost and 0 % of the kept',
  );
  await expect(palette('Visits')).toContainText('May leak: changed after the loss in 20 of 24 records');
  await expect(card('visits')).toContainText('changed after the loss in 20 of 24 records');
  await expect(palette('Plan')).not.toContainText('May leak');
  await screens.look(page, 'fields that may leak');
});

test('fields of related records are offered under their relation, and in the inspector', async () => {
  await page.getByRole('button', { name: /^Company/ }).click();
  const size = page.locator('.field-palette__field', { hasText: 'Company · Size' });
  await expect(size).toContainText(/AUC 0\.\d\d/);
  await size.click();
  const added = page.locator('.ic', { hasText: 'Company · Size' });
  await expect(added.locator('.curve__bar').first()).toBeAttached();
  await expect(added).toContainText('Coverage 90%');
  await page.getByRole('combobox', { name: /^Field Company/ }).click();
  await expect(page.getByRole('option', { name: 'Company · Size' })).toBeVisible();
  await expect(page.getByRole('option', { name: 'Visits', exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('option')).toHaveCount(0);
  await screens.look(page, 'fields of related records');
});

test('a variant draws what it has of its own', async () => {
  await page.goto(`${product.url}/health/${model}?variant=x_large`);
  await expect(card('seen')).toContainText('Half after 10 days');
  await expect(card('seen').locator('.curve__line')).toHaveCount(1);
  await card('seen').getByRole('button', { name: 'Actions of Last contact' }).click();
  await expect(page.getByRole('menuitem')).toHaveText(['Show as a table']);
  await page.keyboard.press('Escape');
  await screens.look(page, 'indicators of a variant');
});

test('the drawings speak 中文', async () => {
  await page.goto(`${product.url}/health`);
  await page.getByRole('button', { name: /中文/ }).click();
  await page.getByRole('link', { name: '流失风险' }).click();
  await expect(card('seen')).toContainText('30 天减半');
  await expect(card('visits')).toContainText('疑似泄露：24 条流失记录中，20 条在流失当时或之后改过');
  await page.getByRole('tab', { name: '字段' }).click();
  await screens.look(page, 'drawings in 中文');
});

test('no screen of the story has a finding of axe, and each fits a phone', () => {
  expect(screens.findings).toEqual([]);
});
