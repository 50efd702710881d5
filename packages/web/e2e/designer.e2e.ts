// The designer's part of the story: a formula field, a change of type with its plan, undo, and the way back through the history.
import { expect, test, type Page } from '@playwright/test';
import { createScreenCheck } from './check-page.ts';
import { type Send, signIn, type SignedIn } from './signed-in.ts';

test.describe.configure({ mode: 'serial' });

let bed: SignedIn;
let product: SignedIn['product'];
let page: Page;
let send: Send;
const screens = createScreenCheck();

function field(id: string, type: string, en: string, zh: string, options: Record<string, unknown> = {}): unknown {
  const key = en.toLowerCase().replaceAll(' ', '_');
  return { id, key, type, labels: { en, zh }, options, required: false, unique: false, indexed: false };
}

const plans = ['29.85', '1,889.5 元', 'on request', '52.85'];

test.beforeAll(async ({ browser }) => {
  bed = await signIn(browser, 'CNY');
  ({ product, page, send } = bed);
  await send('POST', '/api/documents', {
    kind: 'app',
    app: null,
    id: 'a_crm',
    body: { labels: { en: 'Customers' }, icon: 'users', entities: [] },
    publish: true,
  });
  await send('POST', '/api/documents', {
    kind: 'entity',
    app: 'a_crm',
    id: 'e_customer',
    body: {
      key: 'customer',
      labels: { en: 'Customers', zh: '客户' },
      icon: 'users',
      titleField: 'f_name',
      fields: [
        field('f_name', 'text', 'Name', '名称'),
        field('f_months', 'integer', 'Months', '月数', { grouping: true }),
        field('f_fee', 'text', 'Fee', '月费'),
      ],
    },
    publish: true,
  });
  await send('POST', '/api/entities/e_customer/records', {
    records: plans.map((fee, at) => ({ f_name: `Customer ${at + 1}`, f_months: 6 * (at + 1), f_fee: fee })),
  });
});

test.afterAll(() => bed?.close());

const isSaved = () => expect(page.getByText(/^Draft, saved/)).toBeVisible();

async function publish(version: number): Promise<void> {
  await page
    .getByRole('dialog')
    .getByRole('button', { name: `Publish v${version}` })
    .click();
  await expect(page.getByText(`v${version} is published`)).toBeVisible();
}

test('a formula field is added by the keyboard alone', async () => {
  await page.goto(`${product.url}/e/e_customer/design?field=f_months`);
  await expect(page.getByRole('button', { name: 'Months', exact: true })).toBeVisible();
  await screens.look(page, 'designer');
  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox', { name: 'Search field types' })).toBeFocused();
  await page.keyboard.type('formula');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Name (English)' })).toBeFocused();
  await page.keyboard.type('Years');
  await page.getByRole('textbox', { name: 'Formula' }).fill('Months / 12');
  const row = page.getByRole('row', { name: /Years/ });
  await expect(row).toContainText('years');
  await expect(row).toContainText('Formula, decimal number');
  await isSaved();
  await screens.look(page, 'designer with a formula');
});

test('what was typed and moved can be undone and done again, also by keys', async () => {
  const names = () => page.locator('.fields__name').allTextContents();
  await page.getByRole('button', { name: 'Years', exact: true }).focus();
  await page.keyboard.press('Alt+ArrowUp');
  expect(await names()).toEqual(['Name', 'Years', 'Months', 'Fee']);
  await expect(page.getByRole('button', { name: 'Years', exact: true })).toBeFocused();
  await page.keyboard.press('Control+z');
  expect(await names()).toEqual(['Name', 'Months', 'Years', 'Fee']);
  await page.keyboard.press('Control+Shift+z');
  expect(await names()).toEqual(['Name', 'Years', 'Months', 'Fee']);
  await page.keyboard.press('Control+z');
  await isSaved();
  await page.reload();
  await expect(page.getByRole('button', { name: 'Years', exact: true })).toBeVisible();
  expect(await names()).toEqual(['Name', 'Months', 'Years', 'Fee']);
});

test('the formula is published and its values are in the grid', async () => {
  await page.getByRole('button', { name: 'Publish v2' }).click();
  await expect(page.getByText('Field “Years” (Formula) added')).toBeVisible();
  await screens.look(page, 'plan');
  await publish(2);
  await page.getByRole('button', { name: 'Back to Customers' }).click();
  await expect(page).toHaveURL(/\/e\/e_customer(\?|$)/);
  await expect(page.getByRole('columnheader', { name: /Years/ })).toBeVisible();
  await expect(page.getByRole('gridcell', { name: '1.50' })).toBeVisible();
});

test('a change of type is planned, what cannot be kept is repaired in place, and the rest is told', async () => {
  await page.goto(`${product.url}/e/e_customer/design?field=f_fee`);
  await page.getByRole('combobox', { name: 'Type' }).click();
  await page.getByRole('combobox', { name: 'Type' }).fill('money');
  await page.getByRole('option', { name: 'Money' }).click();
  await isSaved();
  await expect(page.getByText('Do not fit Money')).toBeVisible();
  await page.getByRole('button', { name: 'See the plan' }).click();
  const plan = page.getByRole('dialog');
  await expect(plan.getByText('“Fee” from Text to Money')).toBeVisible();
  const file = await plan.getByRole('link', { name: 'Download it as a file' }).getAttribute('href');
  const listed = await (await page.request.get(product.url + file)).text();
  expect(listed.trim().split('\r\n').slice(1)).toEqual([expect.stringMatching(/^3,Customer 3,on request,/)]);
  const repair = plan.getByRole('textbox', { name: 'Value of Customer 3 afterwards' });
  await repair.fill('much');
  await expect(plan.getByRole('button', { name: 'Publish v3' })).toBeDisabled();
  await repair.fill('99.9');
  await expect(plan.getByText('1 repaired, 0 left empty')).toBeVisible();
  await screens.look(page, 'plan with a repair');
  await plan.getByRole('textbox', { name: 'Name this version' }).fill('Fees are money');
  await publish(3);
  const { records } = (await send('POST', '/api/entities/e_customer/records/query', { limit: 10 })) as {
    records: { id: number; values: { f_fee: number } }[];
  };
  const fees = records.toSorted((a, b) => a.id - b.id).map((record) => record.values.f_fee);
  expect(fees).toEqual([2985, 188950, 9990, 5285]);
});

test('two people who change the same name are asked, and neither text is lost', async () => {
  const { token, published } = (await (await page.request.get(`${product.url}/api/documents/e_customer`)).json()) as {
    token: number;
    published: { body: { fields: { id: string; labels: object }[] } };
  };
  await page.route('**/api/stream*', (route) => route.abort());
  await page.reload();
  await expect(page.getByRole('textbox', { name: 'Name (English)' })).toHaveValue('Fee');
  const theirs = structuredClone(published.body);
  for (const one of theirs.fields) if (one.id === 'f_fee') one.labels = { en: 'Price', zh: '价格' };
  await send('PUT', '/api/documents/e_customer/draft', { token, body: theirs });
  await page.getByRole('textbox', { name: 'Name (English)' }).fill('Monthly fee');
  const dialog = page.getByRole('dialog', { name: 'Two people changed the same places' });
  await expect(dialog.getByRole('radio', { name: /^Price/ })).toBeVisible();
  await expect(dialog.getByRole('radio', { name: /^Monthly fee/ })).toBeChecked();
  await screens.look(page, 'conflict of drafts');
  await dialog.getByRole('button', { name: 'Save the choice' }).click();
  await isSaved();
  await expect(page.getByRole('textbox', { name: 'Name (English)' })).toHaveValue('Monthly fee');
  // What only the other changed is taken over.
  await expect(page.getByRole('textbox', { name: 'Name (Chinese)' })).toHaveValue('价格');
  await page.unroute('**/api/stream*');
});

test('an old version comes back from the history, as a step that can be undone', async () => {
  await page.getByRole('button', { name: 'History' }).click();
  await expect(page.getByText('Fees are money')).toBeVisible();
  await page.getByRole('button', { name: 'Restore v1' }).click();
  await expect(page.getByRole('button', { name: 'Years', exact: true })).toBeHidden();
  await screens.look(page, 'history');
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('button', { name: 'Years', exact: true })).toBeVisible();
  await isSaved();
});

test('the designer speaks 中文', async () => {
  await page.evaluate(() => localStorage.setItem('keepwell.language', 'zh'));
  await page.reload();
  await expect(page.getByRole('button', { name: '发布 v4' })).toBeEnabled();
  await expect(page.getByRole('row', { name: /月数/ })).toContainText('整数');
  await screens.look(page, 'designer in 中文');
});

test('no screen of the designer has a finding of axe, and each fits a phone', () => {
  expect(screens.seen.length).toBeGreaterThan(10);
  expect(screens.findings.join('\n')).toBe('');
});
