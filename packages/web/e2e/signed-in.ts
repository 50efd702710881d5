// A product of its own with the owner signed in, and a way to send what a story does not play.
import { expect, type Browser, type Page } from '@playwright/test';
import { startProduct, type Product } from './product.ts';

export type Send = (method: 'GET' | 'POST' | 'PUT' | 'PATCH', path: string, body?: unknown) => Promise<unknown>;

export interface SignedIn {
  readonly product: Product;
  readonly page: Page;
  /** As the page itself would; an answer that is no success fails the test. */
  readonly send: Send;
  close(): Promise<void>;
}

export async function signIn(browser: Browser, currency = 'USD'): Promise<SignedIn> {
  const product = await startProduct();
  const context = await browser.newContext({ locale: 'en-GB', acceptDownloads: true });
  const page = await context.newPage();
  const send: Send = async (method, path, body) => {
    const answer = await page.request.fetch(product.url + path, {
      method,
      headers: { origin: product.url },
      ...(body === undefined ? {} : { data: body }),
    });
    expect(answer.ok(), `${method} ${path}: ${await answer.text()}`).toBe(true);
    return answer.json();
  };
  await send('POST', '/api/setup', {
    token: new URL(product.setupLink).searchParams.get('token'),
    organisation: { name: 'Lumen Cloud', language: 'en', timeZone: 'Europe/London', currency },
    owner: { name: 'Priya Raman', email: 'priya@lumen.example', password: 'correct-horse-7' },
  });
  return {
    product,
    page,
    send,
    async close() {
      await context.close();
      await product.stop();
    },
  };
}
