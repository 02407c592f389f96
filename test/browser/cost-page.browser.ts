// The page of `orgsim cost --format html` as people meet it: in light and dark, on a phone, on paper, without scripts.
import { readFileSync } from 'node:fs';
import type { Browser, BrowserContextOptions, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contrastOf } from './contrast.js';
import type { Mark, TextBox } from './measure-page.mjs';
import { measureMarks, measureTexts, measureWidths } from './measure-page.mjs';
import type { OpenPage } from './open-page.js';
import { htmlOf, startBrowser, withPage } from './open-page.js';

const HYBRID = readFileSync(new URL('../../orgs/02-hybrid/ORG.md', import.meta.url), 'utf8');
const EVERY_FIELD = readFileSync(
  new URL('../../orgs/07-every-field/ORG.md', import.meta.url),
  'utf8',
);
const HOSTILE_NAMES = [
  'Boss </script><img src=x onerror=alert(1)>',
  `W${'W'.repeat(120)}`,
  'A "quoted" & <b>bold</b> lead',
  "'+alert(2)+'",
];
const HOSTILE = `# Evil </title><script>alert(3)</script> \u202egnp
## Structure
### ${HOSTILE_NAMES[0]}
- **Model:** claude-opus
- **Trigger:** event-driven
- **Activity:** 3-9 events per hour
### ${HOSTILE_NAMES[1]}
- **Model:** openai/none-such
- **Trigger:** event-driven
### <style>*{display:none}</style>
#### ${HOSTILE_NAMES[2]}
- **Model:** claude-sonnet
- **Trigger:** event-driven
- **Wake on:** alert_fired
#### ${HOSTILE_NAMES[3]}
- **Model:** claude-haiku
- **Trigger:** polling
- **Count:** 40
`;
/** Room between the margins of a sheet of A4, at 96 pixels an inch. */
const PAPER_PX = 688;

const LOOKS = {
  'on a desk': {},
  'on a phone': { viewport: { width: 360, height: 740 }, isMobile: true },
  'in the dark': { colorScheme: 'dark' },
  'on paper': { viewport: { width: PAPER_PX, height: 1000 }, colorScheme: 'dark' },
} as const satisfies Record<string, BrowserContextOptions>;
type Look = keyof typeof LOOKS;

let browser: Browser;
const pages: Record<string, string> = {};

beforeAll(async () => {
  browser = await startBrowser();
  pages.hybrid = await htmlOf([HYBRID]);
  pages.everyField = await htmlOf([EVERY_FIELD]);
  pages.hostile = await htmlOf([HOSTILE], '--what-if', 'L5 and below: event-driven');
  pages.several = await htmlOf([HYBRID, EVERY_FIELD]);
  pages.tokens = await htmlOf([EVERY_FIELD], '--view', 'tokens');
}, 60_000);

afterAll(() => browser.close());

interface Measured extends Omit<OpenPage, 'page'> {
  readonly texts: readonly TextBox[];
  readonly marks: readonly Mark[];
  readonly widths: ReturnType<typeof measureWidths>;
  readonly ground: string;
}

const known = new Map<string, Promise<Measured>>();

/** Each page is opened once for each look. */
function measured(name: string, look: Look): Promise<Measured> {
  const key = `${name} ${look}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const measuring = withPage(
    browser,
    pages[name] ?? '',
    LOOKS[look],
    async ({ page, requests, complaints }) => {
      if (look === 'on paper') await page.emulateMedia({ media: 'print' });
      return {
        texts: await page.evaluate(measureTexts),
        marks: await page.evaluate(measureMarks),
        widths: await page.evaluate(measureWidths),
        ground: String(await page.evaluate('getComputedStyle(document.body).backgroundColor')),
        requests,
        complaints,
      };
    },
  );
  known.set(key, measuring);
  return measuring;
}

describe.each(['hybrid', 'everyField', 'hostile', 'several', 'tokens'])('%s', (name) => {
  describe.each(['on a desk', 'on a phone'] as const)('%s', (look) => {
    test('asks for nothing, complains of nothing, needs no sideways scrolling', async () => {
      const { widths, requests, complaints } = await measured(name, look);
      expect(widths.scrollWidth).toBeLessThanOrEqual(widths.clientWidth);
      expect(requests).toEqual([]);
      expect(complaints).toEqual([]);
    });

    test('every word is inside the page, and words keep off each other', async () => {
      const { texts, widths } = await measured(name, look);
      expect(texts.length).toBeGreaterThan(50);
      // Tables that are too wide scroll by themselves.
      const outside = texts.filter(
        ({ box, scrolls }) => !scrolls && (box.left < 0 || box.right > widths.clientWidth),
      );
      expect(outside).toEqual([]);
      expect(overlapping(texts)).toEqual([]);
    });

    test('every chart is drawn, inside the page', async () => {
      const { marks, widths } = await measured(name, look);
      for (const kind of ['scenario', 'work', 'polling', 'waking', 'track'])
        expect(marks.some((mark) => mark.kind === kind && mark.width > 10)).toBe(true);
      const outside = marks.filter(
        ({ left, right }) => left < -1 || right > widths.clientWidth + 1,
      );
      expect(outside).toEqual([]);
    });
  });

  test.each(['on a desk', 'in the dark'] as const)('%s: text and marks are seen', async (look) => {
    const { texts, marks, ground } = await measured(name, look);
    const faint = texts.filter(
      (text) => contrastOf(text.color, text.background) < (isLarge(text) ? 3 : 4.5),
    );
    expect(faint).toEqual([]);
    expect(contrastOf(ground, 'rgb(0, 0, 0)') < 3).toBe(look === 'in the dark');
    for (const { kind, fill, stroke } of marks) {
      if (kind === 'scenario' || kind === 'work' || kind === 'upkeep')
        expect(contrastOf(fill, ground)).toBeGreaterThanOrEqual(3);
      if (kind === 'polling' || kind === 'waking')
        expect(contrastOf(stroke, ground)).toBeGreaterThanOrEqual(3);
    }
  });

  test('on paper, in the dark too: black on white, with tables as wide as the sheet', async () => {
    const { texts, widths } = await measured(name, 'on paper');
    const faint = texts.filter(({ color }) => contrastOf(color, 'rgb(255, 255, 255)') < 4.5);
    expect(faint).toEqual([]);
    expect(widths.scrollWidth).toBeLessThanOrEqual(PAPER_PX);
    expect(widths.tableExcess).toBe(0);
    expect(overlapping(texts)).toEqual([]);
    // What is folded on a screen is not on paper.
    expect(texts.some(({ text }) => text === '23:00 to 24:00')).toBe(true);
  });
});

test('without scripts everything is there, and nothing looks as if it could be pressed', async () => {
  const textOf = (javaScriptEnabled: boolean): Promise<string> =>
    withPage(browser, pages.hybrid ?? '', { javaScriptEnabled }, async ({ page }) => {
      expect(await page.locator('thead button').count()).toBe(javaScriptEnabled ? 10 : 0);
      return await seenText(page.locator('main'));
    });
  const without = await textOf(false);
  expect(without).toContain('Agents in figures');
  expect(without).toBe(await textOf(true));
});

test('the table of agents is sorted by keyboard, and says how', async () => {
  await withPage(browser, pages.hybrid ?? '', {}, async ({ page }) => {
    const table = page.locator('table[data-sortable]');
    const head = table.locator('thead th').nth(1);
    const amounts = async (): Promise<number[]> => {
      const cells = await table.locator('tbody tr td:nth-child(2)').all();
      return Promise.all(cells.map(async (cell) => Number(await cell.getAttribute('data-v'))));
    };
    const falling = (await amounts()).sort((a, b) => b - a);
    await head.locator('button').focus();
    await page.keyboard.press('Enter');
    expect(await head.getAttribute('aria-sort')).toBe('descending');
    expect(await amounts()).toEqual(falling);
    await page.keyboard.press('Enter');
    expect(await head.getAttribute('aria-sort')).toBe('ascending');
    expect(await amounts()).toEqual(falling.reverse());
    expect(await seenText(table.locator('tfoot'))).toContain('Total, 10 agents');
  });
});

test('what cannot be known comes last, whichever way the rows are sorted', async () => {
  await withPage(browser, pages.hostile ?? '', {}, async ({ page }) => {
    const table = page.locator('table[data-sortable]');
    for (const _ of ['falling', 'rising']) {
      await table.locator('thead button').nth(1).click();
      expect(await seenText(table.locator('tbody tr').last())).toContain('unpriced');
    }
  });
});

test('names are shown as they are written, and do nothing', async () => {
  await withPage(browser, pages.hostile ?? '', {}, async ({ page, requests, complaints }) => {
    expect(await page.locator('script').count()).toBe(1);
    expect(await page.locator('style').count()).toBe(1);
    expect(await page.locator('img').count()).toBe(0);
    const table = await seenText(page.locator('table[data-sortable]'));
    for (const name of HOSTILE_NAMES) expect(table.replace(/\s*1-40/, '')).toContain(name);
    expect(await seenText(page.locator('h1'))).toContain('<script>alert(3)</script> \\u{202e}gnp');
    expect(await page.title()).toContain('</title><script>');
    expect([...requests, ...complaints]).toEqual([]);
  });
});

test('a script that somebody adds to the file does not run', async () => {
  const added = (pages.hybrid ?? '').replace(
    '</main>',
    '<script>document.title="run"</script></main>',
  );
  await withPage(browser, added, {}, async ({ page, complaints }) => {
    expect(await page.title()).toBe('Hybrid: cost estimate');
    expect(complaints.join()).toContain('Content Security Policy');
  });
});

/** As it is rendered: without what is hidden. */
async function seenText(locator: Locator): Promise<string> {
  return (await locator.allInnerTexts()).join('\n');
}

/** By WCAG: 24 px, or 18.66 px in bold. */
function isLarge({ sizePx, weight }: TextBox): boolean {
  return sizePx >= 24 || (sizePx >= 18.66 && weight >= 700);
}

/** Pairs of texts of which a line covers one of the other by more than a pixel each way. */
function overlapping(texts: readonly TextBox[]): readonly (readonly [string, string])[] {
  return texts.flatMap((first, index) =>
    texts
      .slice(index + 1)
      .filter((second) => first.lines.some((one) => second.lines.some((two) => cover(one, two))))
      .map(({ text }) => [first.text, text] as const),
  );
}

function cover(one: TextBox['box'], two: TextBox['box']): boolean {
  const across = Math.min(one.right, two.right) - Math.max(one.left, two.left);
  const down = Math.min(one.bottom, two.bottom) - Math.max(one.top, two.top);
  return across > 1 && down > 1;
}
