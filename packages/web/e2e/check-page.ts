// Judges screens by axe, light and dark, and by whether they fit a phone, and keeps what it finds for one verdict at the end: the story goes on meanwhile.
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { join } from 'node:path';

export interface ScreenCheck {
  /** Looks at the page as it stands, in both themes and as wide as a phone. */
  look(page: Page, name: string): Promise<void>;
  readonly seen: readonly string[];
  /** One line for each thing that is wrong, with where. */
  readonly findings: readonly string[];
}

const phone = { width: 390, height: 844 };

/** For people: every screen of a story as a picture, when a folder is named. */
async function keepPicture(page: Page, name: string): Promise<void> {
  const folder = process.env['KEEPWELL_SCREENS'];
  if (folder !== undefined) await page.screenshot({ path: join(folder, `${name}.png`) });
}

export function createScreenCheck(): ScreenCheck {
  const findings: string[] = [];
  const seen: string[] = [];

  async function judge(page: Page, name: string, rules: readonly string[]): Promise<void> {
    // Things that fade in, and colours that turn with the theme, are measured when they are there. Some never end: what runs in a
    // tab behind others stands still.
    await page.waitForTimeout(350);
    await page.evaluate(async () => {
      const ending = document
        .getAnimations()
        .filter(({ effect }) => effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY);
      const enough = new Promise((resolve) => setTimeout(resolve, 2000));
      await Promise.race([Promise.allSettled(ending.map(({ finished }) => finished)), enough]);
    });
    // A page whose code was still on its way has taken the place of the one before.
    await expect(page.locator('h1').first()).toBeVisible();
    const axe = new AxeBuilder({ page });
    const { violations } = await (rules.length === 0 ? axe : axe.withRules([...rules])).analyze();
    for (const found of violations) {
      const places = found.nodes.map((node) => `${node.target.join(' ')}  ${node.html.slice(0, 200)}`);
      findings.push(`${name}: ${found.id}, ${found.help}\n    ${places.slice(0, 5).join('\n    ')}`);
    }
    seen.push(name);
    await keepPicture(page, name);
  }

  async function judgeWidth(page: Page, name: string): Promise<void> {
    const size = page.viewportSize();
    if (size === null || size.width <= phone.width) return;
    await page.setViewportSize(phone);
    // Charts and grids measure themselves after the page was laid out.
    await page.waitForTimeout(150);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    if (width > phone.width) findings.push(`${name}: ${width} px wide on a phone of ${phone.width}`);
    await keepPicture(page, `${name}, phone`);
    await page.setViewportSize(size);
    await page.waitForTimeout(150);
  }

  return {
    seen,
    findings,
    async look(page, name) {
      // By selector: behind a dialog the heading is there but hidden from assistive technology.
      await expect(page.locator('h1').first()).toBeVisible();
      for (const theme of ['light', 'dark']) {
        await page.evaluate((chosen) => {
          document.documentElement.dataset['theme'] = chosen;
        }, theme);
        // Between the themes only colours differ.
        await judge(page, `${name}, ${theme}`, theme === 'dark' ? ['color-contrast'] : []);
      }
      await page.evaluate(() => {
        document.documentElement.dataset['theme'] = 'light';
      });
      await judgeWidth(page, name);
    },
  };
}
