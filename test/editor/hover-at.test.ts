// Hovers: golden files of all that an editor shows in two orgs, and the cases that those do not hold.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { hoverAt } from '#editor/hover-at';
import { KEY_DOCS } from '#editor/key-docs';
import type { OpenOrg } from '#editor/open-org';
import { VOCABULARY } from '#org/vocabulary';
import { openAtCursor, openText, structure } from './open-text.js';

const pathOf = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const hover = (marked: string) => {
  const { open, offset } = openAtCursor(marked);
  return hoverAt(open, offset)?.markdown ?? null;
};

test.each(['02-hybrid', '07-every-field'])('%s shows what it always showed', async (name) => {
  const text = readFileSync(pathOf(`orgs/${name}/ORG.md`), 'utf8');
  await expect(allHovers(openText(text))).toMatchFileSnapshot(
    pathOf(`test/golden/${name}.hovers.md`),
  );
});

/** Each thing that has a hover once, by its place; of keys that say the same, the first. */
function allHovers(open: OpenOrg): string {
  const seen = new Set<string>();
  const blocks: string[] = [];
  for (const { index } of open.document.source.matchAll(/[\p{L}\p{N}]+/gu)) {
    const found = hoverAt(open, index);
    if (found === null) continue;
    const { start, end } = found.range;
    // The card under a key is shown at the heading already.
    const markdown = found.markdown.replace(
      /\n\n---\n\n.*$/su,
      '\n\n---\n\n(the card of the role)',
    );
    const about = open.document.source.slice(start.offset, end.offset);
    if (seen.has(markdown) || seen.has(`${start.offset}`)) continue;
    seen.add(markdown).add(`${start.offset}`);
    blocks.push(`<!-- ${start.line}:${start.column} ${about} -->\n\n${markdown}\n`);
  }
  return blocks.join('\n');
}

test('every key says what it does', () => {
  for (const [key, { display }] of Object.entries(VOCABULARY)) {
    expect(KEY_DOCS[key as keyof typeof VOCABULARY], display).toMatch(/^[A-Z`].*\.$/);
  }
});

describe('what is shown where', () => {
  test('a key of a role: what it does, and what the role comes to with it', () => {
    const text = hover(structure('### Ana', '', '- **Max s|leep:** 20 ticks'));
    expect(text).toContain('**Max sleep**: The longest an event-driven agent sleeps');
    expect(text).toContain('**Ana** · L4 · `ana` · reports to the human principal');
  });

  test('a key that may not stand there, and prose: nothing', () => {
    expect(hover(structure('### Ana', '', '- **Pre|set:** startup'))).toBeNull();
    expect(hover(structure('### Ana', '', 'She polls| all day.'))).toBeNull();
    expect(hover('|')).toBeNull();
  });

  test('preset: startup on a line of its own', () => {
    const text = (marked: string) => hover(`# Acme\n\n## Culture\n\n${marked}\n`);
    expect(text('preset: star|tup')).toBe(
      '**startup**: escalation immediate, progress updates on phase change, ack required yes, hierarchy depth 3',
    );
    expect(text('pre|set: startup')).toContain('**Preset**');
    expect(text('- **Preset:** mili|tary')).toContain('hierarchy depth without limit');
  });

  test.each([
    ['- **Wake on:** tasks, build|s', '**`build_failed`, `build_succeeded`**: a build failed'],
    ['- **Wake on:** tasks, tim|er', '**timer**: always wakes'],
    ['- **Wake on:** code chan|ges (repo: acme/api)', '**`code_changed`**'],
    ['- **Threshold:** org queue dep|th > 5', '**`event_queue_depth`**: pending messages'],
    ['- **Model:** gpt-|4o-mini', null],
    ['- **Model:** openai/gpt-|4o', '$0.04 an invocation'],
    ['- **Model:** ollama/x|y', '$0.00 an invocation'],
    ['- **Model:** acme/o|ne', 'never counted as $0'],
    ['- **Model:** same-as-|lead', 'the model of the manager'],
    ['- **Max sleep:** 2|h', '240 ticks of 30 s: 2 h'],
    ['- **Cooldown:** soo|n', null],
    ['- **Trigger:** pol|ling', '**polling**: looks at its inbox'],
  ])('%s', (line, words) => {
    const text = hover(structure('### Ana', '', line));
    if (words === null) expect(text).toBeNull();
    else expect(text).toContain(words);
  });

  test('a name in Reports to: who that is, the person outside too', () => {
    const chart = (name: string, head = 'Bo (Human Principal)') =>
      hover(structure(`### ${head}`, '', '### Ana', '', '### Cy', '', `- **Reports to:** ${name}`));
    expect(chart('an|a')).toBe('**Ana** · L4 · `ana` · reports to Bo · 1 direct report');
    expect(chart('human principal|')).toBe(
      '**Bo** · the human principal, no agent · 2 direct reports',
    );
    expect(chart('human pr|incipal', 'Eva')).toBeNull();
    expect(chart('nob|ody')).toBeNull();
  });

  test('a file cannot write Markdown of its own into it', () => {
    const text = hover(
      structure('### Ana `x` [y](http://z) <b> \u001b[31m|', '', '- **Domain:** a'),
    );
    expect(text).toContain('**Ana x y \\<b> ␛\\[31m**');
  });
});
