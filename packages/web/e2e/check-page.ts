// Judges a page by axe, in both languages, light and dark.
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** What axe finds wrong with the page as it stands. */
export async function expectAccessible(page: Page, name: string): Promise<void> {
  // Things that fade in are measured when they are there.
  await page.waitForTimeout(350);
  const { violations } = await new AxeBuilder({ page }).analyze();
  const words = violations.map(
    (found) =>
      `${found.id}: ${found.help}\n  ${found.nodes.map((node) => `${node.target.join(' ')}\n  ${node.html}`).join('\n  ')}`,
  );
  expect(words, name).toEqual([]);
}

/** The same page in both themes. */
export async function expectAccessibleInBothThemes(page: Page, name: string): Promise<void> {
  for (const theme of ['light', 'dark']) {
    await page.evaluate((chosen) => {
      document.documentElement.dataset['theme'] = chosen;
    }, theme);
    await expectAccessible(page, `${name}, ${theme}`);
  }
  await page.evaluate(() => {
    document.documentElement.dataset['theme'] = 'light';
  });
}
