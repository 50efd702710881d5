// The story of a variant: customers with a monthly contract get weights and a limit of their own, see the effect, an order, publish, a score explained.
import { expect, test, type Locator, type Page } from '@playwright/test';
import { createScreenCheck } from './check-page.ts';
import { churnModel as model, createChurnModel, untilScored } from './churn-model.ts';
import { type Send, signIn, type SignedIn } from './signed-in.ts';
import { hasTelco } from './telco.ts';
import { createTelco } from './telco-records.ts';

test.describe.configure({ mode: 'serial' });
test.skip(!hasTelco, 'skipped: the Telco data set is not there (KEEPWELL_DATA)');

let bed: SignedIn;
let product: SignedIn['product'];
let page: Page;
let total = 0;
let send: Send;
const screens = createScreenCheck();

test.beforeAll(async ({ browser }) => {
  bed = await signIn(browser);
  ({ product, page, send } = bed);
  total = await createTelco(send);
  await createChurnModel(send);
});

test.afterAll(() => bed?.close());

const scored = (): Promise<void> => untilScored(send);

const row = (name: string): Locator => page.locator('.variants__row', { hasText: name });
const rows = async (): Promise<string[]> => page.locator('.variants__name').allTextContents();
const undo = async (): Promise<void> => {
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('Control+z');
};

async function addCondition(option: RegExp): Promise<void> {
  await page.getByRole('button', { name: 'Add a condition' }).click();
  await page.getByRole('combobox', { name: 'Field', exact: true }).click();
  await page.getByRole('option', { name: /^Contract/ }).click();
  await page.getByRole('combobox', { name: /^Value of Contract/ }).click();
  await page.getByRole('option', { name: option }).click();
}

test('a variant begins with a name and a rule', async () => {
  await page.goto(`${product.url}/health/${model}`);
  await page.getByRole('tab', { name: 'Variants' }).click();
  await expect(page.getByText('Some customers can be scored by weights and limits of their own')).toBeVisible();
  await screens.look(page, 'no variants yet');
  await page.getByRole('button', { name: 'Add a variant' }).click();
  await expect(page.getByText('Editing the variant “New variant”, priority 1.')).toBeVisible();
  await page.getByRole('textbox', { name: 'Name (English)' }).fill('Month-to-month');
  await page.getByRole('textbox', { name: 'Name (Chinese)' }).fill('月付客户');
  await expect(page.getByText('Editing the variant “Month-to-month”')).toBeVisible();

  // Without a rule nobody would use it; the problem leads here.
  await page.getByRole('button', { name: 'Back to the model' }).click();
  await page.getByRole('button', { name: 'Problems' }).first().click();
  await page.getByRole('button', { name: /^Variant “Month-to-month”/ }).click();
  await expect(page.getByText('Editing the variant “Month-to-month”')).toBeVisible();
  await screens.look(page, 'a variant without a rule');
  await page.getByRole('button', { name: 'Close' }).last().click();

  await addCondition(/^Month-to-month/);
  await expect(page.locator('.rule-match__count')).toHaveText('3,875');
  await expect(row('Month-to-month')).toContainText('Contract');
  await expect(row('Month-to-month')).toContainText('3,875 records');
  await expect(page.locator('.variants__rest')).toContainText(`${(total - 3875).toLocaleString('en-GB')} records`);
  await screens.look(page, 'the rule of a variant');
  await page.getByRole('button', { name: 'Fold', exact: true }).click();
});

test('its weights and limits are changed over the model’s, marked, and given back', async () => {
  await page.getByRole('button', { name: 'Tenure', exact: true }).click();
  await expect(page.getByText('A variant changes weights, settings and band limits only.')).toBeVisible();
  await page.getByRole('textbox', { name: 'Share of the score' }).fill('60');
  await expect(page.getByText('Differs (model: 40%)')).toBeVisible();
  // Nothing else moved: the sum is shown where it is wrong, and set right in the variant alone.
  await expect(page.getByRole('button', { name: 'Add up to 120 %: normalise' })).toBeVisible();
  await row('Month-to-month').getByRole('button', { name: 'Month-to-month', exact: true }).click();
  await expect(page.getByText('The weights in “Churn risk” add up to 120 %, not 100 %.').first()).toBeVisible();
  await screens.look(page, 'weights of a variant that do not add up');
  await page.getByRole('button', { name: 'Tenure', exact: true }).click();
  await page.getByRole('button', { name: 'Add up to 120 %: normalise' }).click();
  await expect(page.getByRole('textbox', { name: 'Share of the score' })).toHaveValue('50');
  await expect(row('Month-to-month')).toContainText('3 weights');
  await page.getByRole('textbox', { name: 'Value of 0 points' }).fill('72');
  await expect(row('Month-to-month')).toContainText('3 weights, 1 setting');
  await screens.look(page, 'an indicator as a variant has it');
  await page.getByRole('button', { name: 'Tenure: Value of 0 points: take the model’s value' }).click();
  await expect(row('Month-to-month')).not.toContainText('setting');

  await row('Month-to-month').getByRole('button', { name: 'Month-to-month', exact: true }).click();
  await page.getByRole('textbox', { name: 'Win back begins at' }).fill('70');
  await expect(row('Month-to-month')).toContainText('3 weights, 1 band limit');
  await expect(page.getByText('Win back: Limit')).toBeVisible();
  await screens.look(page, 'what a variant differs in');

  // The tree shows the same weights; what makes up the model stays.
  await page.getByRole('tab', { name: 'Dimensions' }).click();
  await expect(page.getByRole('textbox', { name: 'Weight of Tenure' })).toHaveValue('50');
  await expect(page.getByText('Model: 40%').first()).toBeVisible();
  await page.getByRole('button', { name: 'Tenure', exact: true }).first().focus();
  await page.keyboard.press('Delete');
  await expect(page.locator('.ic')).toHaveCount(3);
  await screens.look(page, 'the tree of a variant');

  await page.getByRole('tab', { name: 'If published now' }).click();
  await expect(page.getByText(new RegExp(`Of today’s ${total.toLocaleString('en-GB')} records, [1-9]`))).toBeVisible();
  await screens.look(page, 'the effect of a variant');

  await page.getByRole('button', { name: 'Back to the model' }).click();
  await expect(page.getByRole('textbox', { name: 'Weight of Tenure' })).toHaveValue('40');
});

test('the order is changed by keys and by pointer, and every step can be taken back', async () => {
  await page.getByRole('tab', { name: 'Variants' }).click();
  await page.getByRole('button', { name: 'Add a variant' }).click();
  await page.getByRole('textbox', { name: 'Name (English)' }).fill('Two years');
  await addCondition(/^Two year/);
  expect(await rows()).toEqual(['Month-to-month', 'Two years']);
  await page.getByRole('button', { name: /^Two years: Priority 2/ }).focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect.poll(rows).toEqual(['Two years', 'Month-to-month']);
  await expect(page.getByRole('button', { name: /^Two years: Priority 1/ })).toBeFocused();
  await undo();
  await expect.poll(rows).toEqual(['Month-to-month', 'Two years']);
  await expect(page.getByText('Move the variant “Two years”').first()).toBeVisible();

  const [from, to] = [
    await row('Month-to-month').locator('.variants__grip').boundingBox(),
    await row('Two years').boundingBox(),
  ];
  if (from === null || to === null) throw new Error('nothing to drag');
  await page.mouse.move(from.x + 8, from.y + 10);
  await page.mouse.down();
  await page.mouse.move(from.x + 10, from.y + 24, { steps: 4 });
  await page.mouse.move(to.x + 10, to.y + to.height, { steps: 8 });
  await page.mouse.up();
  await expect.poll(rows).toEqual(['Two years', 'Month-to-month']);
  await undo();

  await page.getByRole('button', { name: 'Actions of Two years' }).click();
  await page.getByRole('menuitem', { name: 'Duplicate' }).click();
  await expect.poll(rows).toEqual(['Month-to-month', 'Two years', 'Two years, copy']);
  await screens.look(page, 'three variants');
  for (const name of ['Two years, copy', 'Two years']) {
    await page.getByRole('button', { name: `Actions of ${name}`, exact: true }).click();
    await page.getByRole('menuitem', { name: 'Remove' }).click();
  }
  await expect.poll(rows).toEqual(['Month-to-month']);
});

test('publishing says what changes, and a customer’s score names the variant', async () => {
  const found = (await send('POST', '/api/entities/e_telco/records/query', {
    filter: { '==': [{ var: 'f_contract' }, 'o_0'] },
    limit: 1,
  })) as { records: { id: number; values: Record<string, string> }[] };
  const [record] = found.records;
  await page.getByRole('tab', { name: 'Try' }).click();
  await page.getByRole('combobox', { name: 'Try on one record' }).fill(record?.values['f_customerid'] ?? '');
  await page.getByRole('option').first().click();
  await expect(page.getByText('Scored by the weights and limits of the variant “Month-to-month”.')).toBeVisible();

  await page.getByRole('button', { name: 'Publish v2' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('Variant “Month-to-month” added')).toBeVisible();
  await expect(dialog.getByText('Variant “Month-to-month”: limit of “Win back” changed')).toBeVisible();
  await screens.look(page, 'before publishing a variant');
  await dialog.getByRole('button', { name: 'Publish v2' }).click();
  await expect(page.getByText('v2 is published')).toBeVisible();
  await scored();

  await page.goto(`${product.url}/e/e_telco/r/${record?.id}`);
  await expect(page.getByText('Scored by the weights and limits of the variant “Month-to-month”.')).toBeVisible();
  await screens.look(page, 'a score that names its variant');
  const other = (await send('POST', '/api/entities/e_telco/records/query', {
    filter: { '==': [{ var: 'f_contract' }, 'o_2'] },
    limit: 1,
  })) as { records: { id: number }[] };
  await page.goto(`${product.url}/e/e_telco/r/${other.records[0]?.id}`);
  await expect(page.getByText('In no variant: scored by the model as it is.')).toBeVisible();
});

test('in 中文 nothing of the builder is English', async () => {
  await page.goto(`${product.url}/health`);
  await page.getByRole('button', { name: /中文/ }).click();
  await page.getByRole('link', { name: '流失风险' }).click();
  await page.getByRole('tab', { name: '分客群' }).click();
  await page.getByRole('button', { name: '月付客户', exact: true }).click();
  await expect(page.getByText('正在编辑分客群“月付客户”，第 1 位。')).toBeVisible();
  await expect(page.getByText('3,875 条记录')).toBeVisible();
  await screens.look(page, 'a variant in 中文');
  await page.getByRole('button', { name: '在网月数', exact: true }).click();
  await expect(page.getByText('与模型不同（40%）')).toBeVisible();
  await screens.look(page, 'an indicator of a variant in 中文');
  // Answers of the data set are English words; so is the name that a field of names is edited in.
  const data =
    /Month-to-month|One year|Two year|No internet service|customerID|\b(?:No|Yes|AUC|EN|Ctrl|Shift|Alt|v\d+)\b/g;
  const texts = await page.locator('.builder').evaluate((builder) => (builder as HTMLElement).innerText);
  expect(texts.replaceAll(data, '').match(/[A-Za-z]{2,}/g) ?? []).toEqual([]);
});

test('no screen of the story has a finding of axe, and each fits a phone', () => {
  expect(screens.findings).toEqual([]);
});
