// The story of a morning: who is at risk, why and since when; a field says who looks after whom, and a customer is taken over.
import { expect, test, type Page } from '@playwright/test';
import { createScreenCheck } from './check-page.ts';
import { createChurnModel } from './churn-model.ts';
import { type Send, signIn, type SignedIn } from './signed-in.ts';
import { hasTelco } from './telco.ts';
import { createTelco } from './telco-records.ts';

test.describe.configure({ mode: 'serial' });
test.skip(!hasTelco, 'skipped: the Telco data set is not there (KEEPWELL_DATA)');

let bed: SignedIn;
let page: Page;
let send: Send;
let url = '';
const screens = createScreenCheck();

test.beforeAll(async ({ browser }) => {
  bed = await signIn(browser);
  ({ page, send } = bed);
  ({ url } = bed.product);
  await createTelco(send);
  await createChurnModel(send);
});

test.afterAll(() => bed?.close());

interface Answer {
  readonly records: readonly { readonly id: number; readonly values: Readonly<Record<string, unknown>> }[];
}

/** Id of the field of a type of which there is one. */
async function fieldOf(type: string): Promise<string> {
  const { published } = (await send('GET', '/api/documents/e_telco')) as {
    published: { body: { fields: readonly { id: string; type: string }[] } };
  };
  return published.body.fields.find((field) => field.type === type)?.id ?? '';
}

async function worst(): Promise<{ readonly name: string; readonly score: number; readonly atRisk: number }> {
  const [score, band] = [await fieldOf('score'), await fieldOf('band')];
  const filter = { '==': [{ var: band }, 'b_winback'] };
  const sort = [{ field: score, direction: 'desc' }];
  const { records } = (await send('POST', '/api/entities/e_telco/records/query', { filter, sort, limit: 1 })) as Answer;
  const { matching } = (await send('POST', '/api/entities/e_telco/records/count', { filter })) as { matching: number };
  const values = records[0]?.values ?? {};
  return { name: String(values['f_customerid']), score: Number(values[score]), atRisk: matching };
}

const risks = () => page.getByRole('region', { name: /risk/ }).first();

test('home shows the worst first, each with what costs its score the most and since when', async () => {
  const { name, score, atRisk } = await worst();
  await page.goto(url);
  await expect(page.getByRole('heading', { level: 1, name: 'Home' })).toBeVisible();
  const first = risks()
    .getByRole('listitem')
    .filter({ has: page.locator('.risk__name') })
    .first();
  await expect(first.locator('.risk__name')).toHaveText(name);
  await expect(first).toContainText((Math.round(score * 10) / 10).toFixed(1));
  await expect(first).toContainText('since today');
  await expect(risks()).toContainText(atRisk.toLocaleString('en'));
  // What the parts add makes up the score, as all of it costs points where high is bad.
  const parts = await first.locator('.drivers .num').allTextContents();
  const sum = parts.reduce((all, part) => all + Number(part.replace('+', '')), 0);
  expect(Math.abs(sum - score)).toBeLessThan(0.2);
  await expect(page.getByRole('link', { name: 'Open the designer' })).toBeVisible();
  await screens.look(page, 'home without owners');
});

test('j and k go through the list, and Enter opens', async () => {
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  const { name } = await worst();
  await expect(page.getByRole('link', { name, exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await page.getByRole('link', { name: 'Home' }).click();
});

test('a field of people is added, chosen as the owner field and published', async () => {
  await page.getByRole('link', { name: 'Open the designer' }).click();
  await expect(page.getByRole('button', { name: 'customerID', exact: true })).toBeVisible();
  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox', { name: 'Search field types' })).toBeFocused();
  await page.keyboard.type('person');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Name (English)' })).toBeFocused();
  await page.keyboard.type('Owner');
  await expect(page.getByText(/^Draft, saved/)).toBeVisible();
  await page.goto(`${url}/e/e_telco/design`);
  await page.getByRole('combobox', { name: 'Owner field' }).click();
  await page.getByRole('option', { name: 'Owner' }).click();
  await expect(page.getByText(/^Draft, saved/)).toBeVisible();
  await page.getByRole('button', { name: /^Publish v/ }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('Field “Owner” (Person) added')).toBeVisible();
  await expect(dialog.getByText('Owner field changed')).toBeVisible();
  await dialog.getByRole('button', { name: /^Publish v/ }).click();
  await expect(page.getByText(/is published/)).toBeVisible();
});

test('a customer that nobody looks after is taken over, and undo gives it back', async () => {
  const { name, atRisk } = await worst();
  await page.goto(url);
  const unowned = page.getByRole('region', { name: 'At risk, no owner' });
  await expect(unowned).toContainText(atRisk.toLocaleString('en'));
  await screens.look(page, 'home with owners');
  await unowned.getByRole('button', { name: `Take over ${name}` }).click();
  await expect(page.getByText(`“${name}” is yours now`)).toBeVisible();
  await expect(unowned).toContainText((atRisk - 1).toLocaleString('en'));
  await expect(unowned.getByRole('link', { name, exact: true })).toHaveCount(0);
  await page.getByRole('radiogroup', { name: 'Whose customers' }).getByText('Mine').click();
  await expect(page.getByRole('heading', { name: 'My records at risk' })).toBeVisible();
  await expect(page.locator('.risk')).toHaveCount(1);
  await expect(page.locator('.risk__name').first()).toHaveText(name);
  await page.keyboard.press('Control+z');
  await expect(page.locator('.risk')).toHaveCount(0);
  await expect(page.getByText('None of your records is at risk.')).toBeVisible();
  await expect(unowned).toContainText(atRisk.toLocaleString('en'));
});

test('a rule filters by me, and a record names its owner', async () => {
  const { name } = await worst();
  await page.getByRole('button', { name: `Take over ${name}` }).click();
  await expect(page.locator('.risk')).toHaveCount(1);
  const mine = { '==': [{ var: await fieldOf('person') }, { me: [] }] };
  await page.goto(`${url}/e/e_telco?filter=${encodeURIComponent(JSON.stringify(mine))}`);
  await expect(page.getByRole('button', { name: 'Owner is me', exact: true })).toBeVisible();
  await expect(page.getByRole('row', { name: /^Total 1 record/ })).toBeVisible();
  const { records } = (await send('POST', '/api/entities/e_telco/records/query', { filter: mine, limit: 2 })) as Answer;
  expect(records.map(({ values }) => values['f_customerid'])).toEqual([name]);
  await page.goto(`${url}/e/e_telco/r/${records[0]?.id ?? 0}`);
  await expect(page.locator('.record__field', { hasText: 'Owner' })).toContainText('Priya Raman');
});

test('home is there in 中文, fits a phone, and no screen of the story has a finding of axe', async () => {
  await page.goto(url);
  await page.getByRole('button', { name: /中文/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: '工作台' })).toBeVisible();
  await expect(page.locator('.risk')).toHaveCount(1);
  const words = await page.locator('main').innerText();
  expect(words.replaceAll(/Month-to-month|No\b/g, '')).not.toMatch(/\b(risk|since|Take|Mine|owner)\b/i);
  await screens.look(page, 'home in Chinese');
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  expect(screens.findings).toEqual([]);
});
