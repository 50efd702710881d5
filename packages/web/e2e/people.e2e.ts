// Two people at one table: an invitation, both in the same cell, tags for many records at once, the fill handle, a paste that does
// not fit, and a forgotten password.
import { expect, test, type Browser, type Page } from '@playwright/test';
import { createScreenCheck } from './check-page.ts';
import { type Send, signIn, type SignedIn } from './signed-in.ts';

test.describe.configure({ mode: 'serial' });

let bed: SignedIn;
let product: SignedIn['product'];
let page: Page;
let send: Send;
let other: Page;
const screens = createScreenCheck();

const tags = ['VIP', 'Promoter', 'Slow payer'].map((label, at) => ({
  id: `o_${at}`,
  colour: (['amber', 'green', 'red'] as const)[at],
  labels: { en: label, zh: label },
}));

test.beforeAll(async ({ browser }) => {
  bed = await signIn(browser);
  ({ product, page, send } = bed);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  other = await newPerson(browser);
  await send('POST', '/api/documents', {
    kind: 'app',
    app: null,
    id: 'a_desk',
    body: { labels: { en: 'Desk', zh: '客服' }, icon: 'users', entities: [] },
    publish: true,
  });
  const field = (id: string, type: string, options: object = {}) => ({
    id,
    key: id.slice(2),
    type,
    labels: { en: id.slice(2), zh: id.slice(2) },
    options,
    required: false,
    unique: false,
    indexed: false,
  });
  await send('POST', '/api/documents', {
    kind: 'entity',
    app: 'a_desk',
    id: 'e_client',
    publish: true,
    body: {
      key: 'client',
      labels: { en: 'Clients', zh: '客户' },
      icon: 'users',
      titleField: 'f_name',
      fields: [
        field('f_name', 'text'),
        field('f_seats', 'integer', { grouping: false }),
        field('f_tags', 'choices', { options: tags }),
      ],
    },
  });
  await send('POST', '/api/entities/e_client/records', {
    records: Array.from({ length: 8 }, (_, at) => ({
      f_name: `Client ${at + 1}`,
      f_seats: (at + 1) * 10,
      f_tags: at === 0 ? ['o_1'] : null,
    })),
  });
});

test.afterAll(async () => {
  await other?.context().close();
  await bed?.close();
});

async function newPerson(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ locale: 'en-GB' });
  return context.newPage();
}

async function cell(on: Page, row: number, column: string): Promise<ReturnType<Page['locator']>> {
  const head = on.locator('[role="columnheader"][data-head]', {
    has: on.getByRole('button', { name: column, exact: true }),
  });
  const index = await head.getAttribute('data-head');
  return on.locator(`[role="gridcell"][data-row="${row}"][data-column="${index}"]`);
}

const valuesOf = async (): Promise<Record<string, unknown>[]> => {
  const body = { limit: 8, sort: [{ field: 'id', direction: 'asc' }] };
  const { records } = (await send('POST', '/api/entities/e_client/records/query', body)) as {
    records: { values: Record<string, unknown> }[];
  };
  return records.map(({ values }) => values);
};

async function openMembers(): Promise<void> {
  await page.goto(`${product.url}/settings`);
  await page
    .getByRole('tab', { name: 'Members' })
    .or(page.getByRole('link', { name: 'Members' }))
    .first()
    .click();
}

test('a colleague comes in by a link that is shown once', async () => {
  await openMembers();
  await page.getByRole('button', { name: 'Invite a colleague' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Make the link' }).click();
  await expect(dialog.getByText('Please enter an email address', { exact: false })).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Email' }).fill('mei@lumen.example');
  await dialog.getByRole('button', { name: 'Make the link' }).click();
  const link = await dialog.getByRole('textbox', { name: 'One-time link' }).inputValue();
  await screens.look(page, 'an invitation link');
  await dialog.getByRole('button', { name: 'Close' }).last().click();

  await other.goto(link);
  await expect(other.getByRole('heading', { level: 1 })).toBeVisible();
  await screens.look(other, 'an invitation');
  await other.getByRole('textbox', { name: 'Name' }).fill('Mei Chen');
  await other.locator('input[name="password"]').fill('quiet-harbour-52');
  await other.getByRole('button', { name: 'Create account' }).click();
  await expect(other.getByRole('link', { name: 'Clients' }).first()).toBeVisible();
  // Once only.
  const third = await newPerson(page.context().browser() as Browser);
  await third.goto(link);
  await expect(third.locator('.note, [role="alert"]').first()).toBeVisible();
  await screens.look(third, 'an invitation that is used up');
  await third.context().close();
});

test('two people in one cell are asked, with both values in sight, and nothing is lost', async () => {
  await page.goto(`${product.url}/e/e_client`);
  await other.goto(`${product.url}/e/e_client`);
  const mine = await cell(page, 1, 'seats');
  await mine.click();
  await page.keyboard.type('25');
  const theirs = await cell(other, 1, 'seats');
  await theirs.click();
  await other.keyboard.type('31');
  await other.keyboard.press('Enter');
  await expect(theirs).toHaveText('31');
  await expect.poll(async () => (await valuesOf())[1]?.['f_seats']).toBe(31);
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('31');
  await expect(dialog).toContainText('25');
  await expect(dialog).toContainText('Mei Chen');
  await screens.look(page, 'two people in one cell');
  await dialog.getByRole('radio', { name: /25/ }).first().check();
  await dialog.getByRole('button', { name: /Save/ }).click();
  await expect(mine).toHaveText('25');
  // The other's page follows by itself.
  await expect(theirs).toHaveText('25');
});

test('a tag is added to many records beside those they have, and one undo takes it back', async () => {
  for (const row of [0, 1, 2]) {
    await page.locator(`[role="gridcell"][aria-colindex="1"]`).nth(row).click();
  }
  await page.getByRole('button', { name: 'Set a field' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'Field' }).click();
  await page.getByRole('option', { name: 'tags' }).click();
  await dialog.getByText('Add', { exact: true }).click();
  await expect(dialog.getByRole('button', { name: 'Add to 3 records' })).toBeDisabled();
  await dialog.getByRole('combobox', { name: 'Options' }).click();
  await page.getByRole('option', { name: 'VIP' }).click();
  await page.keyboard.press('Escape');
  await screens.look(page, 'a tag for many records');
  await dialog.getByRole('button', { name: 'Add to 3 records' }).click();
  await expect(dialog).toHaveCount(0);
  await expect
    .poll(async () => (await valuesOf()).map(({ f_tags: held }) => held))
    .toEqual([['o_0', 'o_1'], ['o_0'], ['o_0'], null, null, null, null, null]);
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await expect.poll(async () => (await valuesOf())[0]?.['f_tags']).toEqual(['o_1']);
  await expect.poll(async () => (await valuesOf())[1]?.['f_tags']).toBeNull();
});

test('the fill handle copies down, and what does not fit is told before anything is pasted', async () => {
  const from = await cell(page, 3, 'seats');
  await from.click();
  const handle = from.locator('[data-fill]');
  const to = await cell(page, 6, 'seats');
  const [start, end] = [await handle.boundingBox(), await to.boundingBox()];
  if (start === null || end === null) throw new Error('There is no fill handle');
  await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2);
  await page.mouse.down();
  await page.mouse.move(end.x + 20, end.y + end.height / 2, { steps: 6 });
  await screens.look(page, 'filling down');
  await page.mouse.up();
  await expect
    .poll(async () => (await valuesOf()).map(({ f_seats: seats }) => seats))
    .toEqual([10, 25, 30, 40, 40, 40, 40, 80]);
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await valuesOf())[6]?.['f_seats']).toBe(70);

  await page.evaluate(() => navigator.clipboard.writeText('12\nmany\n14'));
  await (await cell(page, 3, 'seats')).click();
  await page.keyboard.press('Control+v');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('many');
  await screens.look(page, 'a paste that does not fit');
  await dialog
    .getByRole('button', { name: /Cancel|Nothing|Discard/i })
    .first()
    .click();
  expect((await valuesOf())[3]?.['f_seats']).toBe(40);
});

test('a rule that the database cannot judge says so under the list', async () => {
  const rule = { '==': [{ lower: [{ var: 'f_name' }] }, 'client 4'] };
  const body = {
    entity: 'e_client',
    labels: { en: 'By name', zh: '按名称' },
    filter: rule,
    sort: [],
    columns: [],
    groupBy: null,
    owner: null,
  };
  const made = (await send('POST', '/api/documents', { kind: 'view', app: 'a_desk', body, publish: true })) as {
    id: string;
  };
  await page.goto(`${product.url}/e/e_client?view=${made.id}`);
  await expect(page.getByText('A part of the filter is checked record by record')).toBeVisible();
  await expect(await cell(page, 0, 'name')).toHaveText('Client 4');
  await screens.look(page, 'a filter that is judged record by record');
});

test('a forgotten password is replaced by a link that an owner makes', async () => {
  await openMembers();
  await page.getByRole('button', { name: 'Actions for Mei Chen' }).click();
  await page.getByRole('menuitem', { name: 'Link for a new password' }).click();
  const dialog = page.getByRole('dialog');
  await screens.look(page, 'a link for a new password');
  await dialog.getByRole('button', { name: 'Make the link' }).click();
  const link = await dialog.getByRole('textbox', { name: 'One-time link' }).inputValue();
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  const again = await newPerson(page.context().browser() as Browser);
  await again.goto(link);
  await expect(again.getByText('mei@lumen.example')).toBeVisible();
  await screens.look(again, 'a new password');
  const save = again.getByRole('button', { name: 'Save and sign in' });
  await again.locator('input[name="password"]').fill('short');
  await save.click();
  await expect(again.getByText('The password needs at least 10 characters.')).toBeVisible();
  await again.locator('input[name="password"]').fill('violet-lantern-81');
  await save.click();
  await expect(again.getByRole('link', { name: 'Clients' }).first()).toBeVisible();
  // The old sessions have ended.
  await other.reload();
  await expect(other.getByRole('heading', { level: 1, name: /Sign in/ })).toBeVisible();
  await again.context().close();
});

test('access ends at once and can be given again', async () => {
  await page.getByRole('button', { name: 'Actions for Mei Chen' }).click();
  await page.getByRole('menuitem', { name: 'End access' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'End access' }).click();
  await expect(page.getByText('Access ended')).toBeVisible();
  await screens.look(page, 'a member without access');
  await page.getByRole('button', { name: 'Actions for Mei Chen' }).click();
  await page.getByRole('menuitem', { name: 'Give access again' }).click();
  await expect(page.getByText('Access ended')).toHaveCount(0);
});

test('no screen of the story has a finding of axe, and each fits a phone', () => {
  expect(screens.findings).toEqual([]);
});
