// The story of the first hour: first run, a file of customers, the grid, a saved view by a rule, an edit taken back, in both languages.
import { expect, test, type Page } from '@playwright/test';
import { createScreenCheck } from './check-page.ts';
import { startProduct, type Product } from './product.ts';
import { countTelco, hasTelco, telcoFile } from './telco.ts';

test.describe.configure({ mode: 'serial' });

let product: Product;
let page: Page;
const screens = createScreenCheck();
const entityPage = /\/e\/e_[0-9a-z]+/;

test.beforeAll(async ({ browser }) => {
  product = await startProduct();
  const context = await browser.newContext({ locale: 'en-GB', permissions: ['clipboard-read', 'clipboard-write'] });
  page = await context.newPage();
});

test.afterAll(async () => {
  await page?.context().close();
  await product?.stop();
});

/** A cell by the place of its row and the name of its column. */
async function cellOf(row: number, column: string): Promise<ReturnType<Page['locator']>> {
  const head = page.locator('[role="columnheader"][data-head]', {
    has: page.getByRole('button', { name: column, exact: true }),
  });
  const index = await head.getAttribute('data-head');
  return page.locator(`[role="gridcell"][data-row="${row}"][data-column="${index}"]`);
}

/** Chooses in a list that may have to be opened first. */
async function chooseOption(box: ReturnType<Page['locator']>, name: RegExp): Promise<void> {
  await box.click();
  await page.getByRole('option', { name }).first().click();
}

test('the printed link creates the owner, who then chooses where to start', async () => {
  await page.goto(product.setupLink);
  await expect(page.getByRole('heading', { level: 1, name: 'Create the owner' })).toBeVisible();
  await page.getByRole('button', { name: 'Create and go on' }).click();
  await expect(page.getByText('Please fill this in.').first()).toBeVisible();
  await screens.look(page, 'first run with errors');
  await page.getByRole('button', { name: '中文' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '创建所有者' })).toBeVisible();
  await screens.look(page, 'first run in 中文');
  await page.getByRole('button', { name: 'English' }).click();

  await page.getByLabel('Company or team').fill('Lumen Cloud');
  await page.getByRole('textbox', { name: /^Name/ }).fill('Priya Raman');
  await page.getByRole('textbox', { name: /^Email/ }).fill('priya@lumen.example');
  await page.getByRole('textbox', { name: /^Password/ }).fill('correct-horse-7');
  await page.getByRole('button', { name: 'Create and go on' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Where do you want to start?' })).toBeVisible();
  await screens.look(page, 'choice of a start');
});

test('a file of customers becomes an entity with every line as a record', async () => {
  test.skip(!hasTelco, 'skipped: the shared data folder with the Telco file is not here (KEEPWELL_DATA)');
  await page.getByRole('button', { name: 'Choose a file' }).click();
  await expect(page).toHaveURL(/\/import/);
  await screens.look(page, 'import, choosing a file');
  await page.locator('input[type="file"]').setInputFiles(telcoFile);
  await expect(page).toHaveURL(/\/import\/i_/);
  await expect(page.getByText('7,043').first()).toBeVisible();
  await screens.look(page, 'import, what the file is');
  await page
    .getByRole('button', { name: /^Import/ })
    .last()
    .click();
  const open = page
    .getByRole('link', { name: /Open/ })
    .or(page.getByRole('button', { name: /Open/ }))
    .first();
  await expect(open).toBeVisible({ timeout: 60_000 });
  await screens.look(page, 'import, done');
  await open.click();
  await expect(page).toHaveURL(entityPage);
  await expect(page.getByText(`${countTelco().records.toLocaleString('en')} records`).first()).toBeVisible();
  await expect(page.locator('.dg__row').first()).toBeVisible();
  await screens.look(page, 'grid');
});

test('an edit in the grid is saved, taken back by Ctrl+Z and done again', async () => {
  test.skip(!hasTelco, 'skipped: the shared data folder with the Telco file is not here (KEEPWELL_DATA)');
  const cell = await cellOf(0, 'tenure');
  const before = await cell.innerText();
  await cell.click();
  await page.keyboard.type('41');
  await page.keyboard.press('Enter');
  await expect(cell).toHaveText('41');
  await expect(cell).not.toHaveClass(/saving|refused/);
  await page.reload();
  await expect(await cellOf(0, 'tenure')).toHaveText('41');
  await (await cellOf(1, 'tenure')).click();
  await page.keyboard.type('17');
  await page.keyboard.press('Tab');
  await expect(await cellOf(1, 'tenure')).toHaveText('17');
  await page.keyboard.press('Control+z');
  await expect(await cellOf(1, 'tenure')).not.toHaveText('17');
  await page.keyboard.press('Control+Shift+z');
  await expect(await cellOf(1, 'tenure')).toHaveText('17');
  await page.keyboard.press('Control+z');
  await expect(await cellOf(1, 'tenure')).not.toHaveText('17');
  // The tab is new since the reload, so the first edit is put back by hand.
  await (await cellOf(0, 'tenure')).click();
  await page.keyboard.type(before);
  await page.keyboard.press('Enter');
  await expect(await cellOf(0, 'tenure')).toHaveText(before);
});

test('what cannot be saved stays in the editor with the reason', async () => {
  test.skip(!hasTelco, 'skipped: the shared data folder with the Telco file is not here (KEEPWELL_DATA)');
  await (await cellOf(2, 'tenure')).click();
  await page.keyboard.type('many');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: /number/i })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('alert').filter({ hasText: /number/i })).toBeHidden();
});

test('a range is copied and pasted as one step', async () => {
  test.skip(!hasTelco, 'skipped: the shared data folder with the Telco file is not here (KEEPWELL_DATA)');
  const source = [await (await cellOf(0, 'tenure')).innerText(), await (await cellOf(1, 'tenure')).innerText()];
  const was = await (await cellOf(5, 'tenure')).innerText();
  await (await cellOf(0, 'tenure')).click();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Control+c');
  await (await cellOf(5, 'tenure')).click();
  await page.keyboard.press('Control+v');
  await expect(await cellOf(5, 'tenure')).toHaveText(source[0] ?? '');
  await expect(await cellOf(6, 'tenure')).toHaveText(source[1] ?? '');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(source.join('\n'));
  await page.keyboard.press('Control+z');
  await expect(await cellOf(5, 'tenure')).toHaveText(was);
});

test('a formula field is added, its plan is read, and every record has its value', async () => {
  test.skip(!hasTelco, 'skipped: the shared data folder with the Telco file is not here (KEEPWELL_DATA)');
  await page
    .getByRole('link', { name: 'Fields' })
    .or(page.getByRole('button', { name: 'Fields' }))
    .first()
    .click();
  await expect(page).toHaveURL(/\/design/);
  await page.getByRole('button', { name: 'Formula', exact: true }).click();
  await page.keyboard.type('Average month');
  await page.getByRole('textbox', { name: 'Formula', exact: true }).fill('round({TotalCharges} / {tenure}, 2)');
  await expect(page.getByRole('row', { name: /7590-VHVEG/ })).toContainText('29.85');
  await screens.look(page, 'designer');
  await page.getByRole('button', { name: /^Publish/ }).click();
  const plan = page.getByRole('dialog', { name: /^Publish/ });
  await expect(plan.getByText(/Average month/).first()).toBeVisible();
  await screens.look(page, 'plan of a change');
  await plan.getByRole('button', { name: /^Publish/ }).click();
  await expect(plan).toBeHidden();
  await page.goto(page.url().replace(/\/design.*/, ''));
  await expect(page.locator('.dg__row').first()).toBeVisible();
  await page.locator('.dg__scroller').evaluate((grid) => grid.scrollTo({ left: grid.scrollWidth }));
  await expect(await cellOf(1, 'Average month')).toHaveText('55.57');
  await page.locator('.dg__scroller').evaluate((grid) => grid.scrollTo({ left: 0 }));
});

test('a view saved by a rule shows exactly the records that the file holds for it', async () => {
  test.skip(!hasTelco, 'skipped: the shared data folder with the Telco file is not here (KEEPWELL_DATA)');
  const wanted = countTelco().newAndMonthly.toLocaleString('en');
  await page.getByRole('button', { name: 'Filter' }).click();
  const editor = page.getByRole('dialog', { name: 'Conditions' });
  await editor.getByRole('button', { name: 'Add a condition' }).click();
  await chooseOption(editor.getByRole('combobox', { name: 'Field' }), /^Contract/);
  await chooseOption(editor.getByRole('combobox', { name: /^Value of Contract/ }), /^Month-to-month/);
  await editor.getByRole('button', { name: 'Condition', exact: true }).click();
  await chooseOption(editor.getByRole('combobox', { name: 'Field' }).nth(1), /^tenure/);
  await chooseOption(editor.getByRole('combobox', { name: 'Comparison of tenure' }), /^is less than$/);
  await editor.getByRole('textbox', { name: /^Value of tenure/ }).fill('12');
  await expect(editor.getByText(wanted).first()).toBeVisible();
  await screens.look(page, 'rule editor');
  await page.keyboard.press('Escape');
  await expect(page.locator('.list__bar').getByText(wanted)).toBeVisible();
  await page.getByRole('button', { name: 'Save as a view' }).click();
  await page.getByRole('textbox', { name: /^Name/ }).fill('New and monthly');
  await screens.look(page, 'saving a view');
  await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click();
  const tab = page.getByRole('button', { name: /New and monthly/ }).and(page.locator('[aria-current="page"]'));
  await expect(tab).toContainText(wanted);
  await page.reload();
  await expect(tab).toContainText(wanted);
  const picture = process.env['KEEPWELL_README_PICTURE'];
  if (picture !== undefined) await page.screenshot({ path: picture });
  await page.getByRole('button', { name: /^All/ }).first().click();
  await expect(page.getByText('7,043 records').first()).toBeVisible();
});

test('a record shows its fields and its history, and an old value can be put back', async () => {
  test.skip(!hasTelco, 'skipped: the shared data folder with the Telco file is not here (KEEPWELL_DATA)');
  await (await cellOf(0, 'customerID')).click();
  await page.keyboard.press('Control+Enter');
  await expect(page).toHaveURL(/\/r\/\d+/);
  const history = page.getByRole('region', { name: 'History' });
  await expect(history.getByText('tenure').first()).toBeVisible();
  await screens.look(page, 'record');
  await page.goBack();
  await expect(page.locator('.dg__row').first()).toBeVisible();
});

test('the settings and the recycle bin are there in both languages', async () => {
  for (const [path, heading] of [
    ['/settings', 'Settings'],
    ['/settings/organisation', 'Settings'],
    ['/settings/members', 'Settings'],
    ['/bin', 'Recycle bin'],
  ] as const) {
    await page.goto(product.url + path);
    await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
    await screens.look(page, path);
  }
  await page.getByRole('button', { name: /切换到中文/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: '回收站' })).toBeVisible();
  await screens.look(page, '/bin in 中文');
});

test('the same grid speaks 中文, and every screen fits a phone', async () => {
  test.skip(!hasTelco, 'skipped: the shared data folder with the Telco file is not here (KEEPWELL_DATA)');
  await page.getByRole('link', { name: /telco/i }).first().click();
  await expect(page.getByText('7,043 条').first()).toBeVisible();
  await screens.look(page, 'grid in 中文');
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(page.locator('.dg__row').first()).toBeVisible();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  expect(wide, 'the page scrolls sideways on a phone').toBe(false);
  await screens.look(page, 'grid on a phone');
});

test('no screen of the story has a finding of axe, and each fits a phone', () => {
  expect(screens.seen.length).toBeGreaterThan(10);
  expect(screens.findings.join('\n')).toBe('');
});
