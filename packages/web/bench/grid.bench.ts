// The grid over 100,000 records while a person scrolls: frames it shows against those of an empty page that is scrolled as much.
import { type BenchRow, toBenchRow } from '@keepwell/kernel';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { startProduct } from '../e2e/product.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const count = 100_000;
const slice = 5_000;
const seconds = 5;

const field = (id: string, type: string, options: object = {}): object => ({
  id: `f_${id}`,
  key: id,
  type,
  labels: { en: id, zh: id },
  options,
  required: false,
  unique: false,
  indexed: false,
});

const choices = ['Month-to-month', 'One year', 'Two year'].map((label, at) => ({
  id: `o_${at}`,
  colour: (['amber', 'blue', 'green'] as const)[at],
  labels: { en: label, zh: label },
}));

const customer = {
  key: 'customer',
  labels: { en: 'Customers', zh: '客户' },
  icon: 'users',
  titleField: 'f_name',
  fields: [
    field('name', 'text'),
    field('city', 'text'),
    field('tenure', 'integer', { grouping: true }),
    field('charges', 'decimal', { grouping: true, digits: 2 }),
    field('contract', 'choice', { options: choices }),
    field('services', 'choices', { options: choices }),
    field('email', 'email'),
    field('since', 'date'),
    field('lost', 'yesNo'),
    field('note', 'longText'),
  ],
};

const rowAt = (at: number): object => ({
  f_name: `Customer ${at}`,
  f_city: ['宁波', '重庆', 'Leeds', 'Zürich'][at % 4],
  f_tenure: at % 72,
  f_charges: (at % 12_000) / 100,
  f_contract: `o_${at % 3}`,
  f_services: at % 5 === 0 ? null : [`o_${at % 3}`],
  f_email: `c${at}@example.com`,
  f_since: `20${10 + (at % 15)}-0${1 + (at % 9)}-1${at % 9}`,
  f_lost: at % 7 === 0,
  f_note: at % 3 === 0 ? '送货准时，客服回复也快。' : null,
});

export async function run(): Promise<BenchRow[]> {
  const built = spawnSync(process.execPath, ['scripts/build.mjs'], { cwd: root, stdio: 'inherit' });
  if (built.status !== 0) throw new Error('The build failed');
  const product = await startProduct();
  const executablePath = process.env['KEEPWELL_CHROMIUM'] ?? '/usr/bin/chromium';
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
    await fill(context, product.url, product.setupLink);
    const page = await context.newPage();
    await page.goto(`${product.url}/e/e_customer`);
    await page.locator('[role="gridcell"][data-row="9"]').first().waitFor();
    const slow = await framesOf(page, 100);
    const fast = await framesOf(page, 800);
    await page.setContent('<div style="height: 3000000px; background: linear-gradient(white, grey)"></div>');
    const plain = await framesOf(page, 100);
    const row = (name: string, ours: number, goal: number): BenchRow =>
      toBenchRow({
        name: `grid: frames while ${name} through ${count.toLocaleString('en')} records`,
        ours: ours / seconds,
        reference: plain / seconds,
        unit: 'frames/s',
        goal: { atLeast: goal },
        note: 'reference: an empty page scrolled as much',
      });
    return [row('scrolling', slow, 0.9), row('racing', fast, 0.5)];
  } finally {
    await browser.close();
    await product.stop();
  }
}

async function fill(context: BrowserContext, url: string, setupLink: string): Promise<void> {
  const post = async (path: string, data: object): Promise<void> => {
    const answer = await context.request.post(url + path, { data, headers: { origin: url } });
    if (!answer.ok()) throw new Error(`${path}: ${await answer.text()}`);
  };
  await post('/api/setup', {
    token: new URL(setupLink).searchParams.get('token'),
    organisation: { name: 'Bench', language: 'en', timeZone: 'UTC', currency: 'EUR' },
    owner: { name: 'Bench', email: 'bench@example.com', password: 'violet-anchor-93-mud' },
  });
  const app = { labels: { en: 'Bench', zh: 'Bench' }, icon: 'gauge', entities: [] };
  await post('/api/documents', { kind: 'app', app: null, id: 'a_bench', body: app, publish: true });
  await post('/api/documents', { kind: 'entity', app: 'a_bench', id: 'e_customer', body: customer, publish: true });
  for (let from = 0; from < count; from += slice) {
    const records = Array.from({ length: slice }, (_, at) => rowAt(from + at));
    await post('/api/entities/e_customer/records', { records });
  }
}

/** Frames shown while the wheel turns by so many pixels, sixty times a second. */
async function framesOf(page: Page, pixels: number): Promise<number> {
  await page.waitForTimeout(1_500);
  await page.mouse.move(700, 500);
  await page.evaluate(() => {
    const { dataset } = document.documentElement;
    dataset['frames'] = '0';
    const tick = (): void => {
      if (dataset['frames'] === undefined) return;
      dataset['frames'] = String(Number(dataset['frames']) + 1);
      requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  });
  const shown = (): Promise<number> => page.evaluate(() => Number(document.documentElement.dataset['frames']));
  const before = await shown();
  const until = performance.now() + seconds * 1000;
  while (performance.now() < until) {
    await page.mouse.wheel(0, pixels);
    await page.waitForTimeout(16);
  }
  const frames = (await shown()) - before;
  await page.evaluate(() => {
    // Ends the counting.
    delete document.documentElement.dataset['frames'];
  });
  return frames;
}
