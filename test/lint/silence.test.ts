// Rules on values and triggers do not cry wolf: on the examples of the format, on the orgs that ship, on many agents.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { lintOrg } from '#main/lint-org';

const RULES: ReadonlySet<string> = new Set([
  'batch-urgent-events',
  'batch-window-with-polling',
  'cron-day-or-weekday',
  'cron-too-frequent',
  'max-sleep-below-batch',
  'max-sleep-with-polling',
  'redundant-wake-event',
  'threshold-constant',
  'threshold-oscillates',
  'threshold-percent-or-ratio',
  'threshold-without-cooldown',
  'tick-interval-with-event-driven',
  'timer-in-dst-gap',
  'timer-outside-working-hours',
  'timer-without-timezone',
  'wake-on-with-polling',
]);

function found(text: string) {
  return lintOrg({ name: 'ORG.md', text }).findings.filter(({ rule }) => RULES.has(rule));
}

/** Infos aside. */
function serious(text: string): string[] {
  const worse = found(text).filter(({ severity }) => severity !== 'info');
  return worse.map(({ rule, line, message }) => `${line} ${rule} ${message}`);
}

const EXAMPLE = readFileSync(new URL('seed-examples/full-org.md', import.meta.url), 'utf8');
const HYBRID = EXAMPLE.slice(EXAMPLE.indexOf('## Structure'));
const DEFAULTS = `## Culture

preset: startup

- **Default trigger:** event-driven for L7+, polling for L6 and below
- **Default max sleep:** 300 ticks

`;

test.each([
  ['the whole example', HYBRID],
  ['with defaults in Culture', DEFAULTS + HYBRID],
  [
    'with a threshold of the team and a longest sleep',
    HYBRID.replace(
      'org escalation rate > 30%',
      'escalation rate > 30%\n- **Max sleep:** 200 ticks',
    ),
  ],
  [
    'with cron, a ratio and a cooldown',
    HYBRID.replace('daily review at 09:00', 'daily-review `0 9 * * *` — review org health')
      .replace('> 30%', '> 0.30, cooldown 100 ticks')
      .replace('3 ticks (for completions)', '3')
      .replace('- **Trigger:** polling\n', '- **Trigger:** polling\n- **Tick interval:** 1\n'),
  ],
])('no error and no warning: %s', (_, text) => {
  expect(serious(text)).toEqual([]);
});

const FOLDER = fileURLToPath(new URL('../../orgs/', import.meta.url));
const names = readdirSync(FOLDER).filter((name) => existsSync(join(FOLDER, name, 'ORG.md')));

test.each(names)('nothing at all on %s', (name) => {
  expect(found(readFileSync(join(FOLDER, name, 'ORG.md'), 'utf8'))).toEqual([]);
});

describe('a fault that many agents share', () => {
  const roles = (count: number, ...lines: string[]) =>
    Array.from({ length: count }, (_, i) => ['', `#### Agent ${i + 1}`, '', ...lines].join('\n'));

  test('is told once at the field of their department', () => {
    const head =
      '# A\n\n## Structure\n\n### Yard\n\n- **Wake on:** tasks\n- **Threshold:** queue depth >= 0\n';
    const text = `${head}${roles(300).join('\n')}\n`;
    expect(found(text).map(({ rule, line }) => `${line} ${rule}`)).toEqual([
      '7 wake-on-with-polling',
      '8 threshold-constant',
    ]);
  });

  test('is told once at the default', () => {
    const head =
      '# A\n\n## Culture\n\n- **Default trigger:** event-driven\n- **Default batch window:** 3h\n- **Default max sleep:** 1h\n\n## Structure\n\n### Yard\n';
    const told = found(`${head}${roles(300).join('\n')}\n`);
    const lines = told.map(({ rule, line }) => `${line} ${rule}`);
    expect(lines.filter((each) => each.includes('max-sleep'))).toEqual(['7 max-sleep-below-batch']);
    // Of 300 only the lead has reports, and reports to a person.
    expect(lines.filter((each) => each.includes('urgent'))).toEqual(['13 batch-urgent-events']);
  });

  test('is told for each role that states it itself, and once for all members of a Count', () => {
    const text = `# A\n\n## Structure\n\n### Yard\n${roles(20, '- **Wake on:** tasks', '- **Count:** 50').join('\n')}\n`;
    expect(found(text)).toHaveLength(20);
  });
});
