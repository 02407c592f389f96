// What rules on values and triggers say that the engine would do is what it does.
import { describe, expect, test } from 'vitest';
import { parseDocument } from '#document/parse-document';
import { lintOrg } from '#main/lint-org';
import { buildOrg } from '#org/build-org';
import { nextInstantMs } from '#org/cron';
import { simulate, wakesOf } from '../engine/simulate.js';

const role = (...lines: string[]) =>
  `# A\n\n## Culture\n\n- **Timezone:** UTC\n\n## Structure\n\n### Boss\n\n- **Level:** 10\n- **Model:** claude-haiku\n${lines.map((line) => `- ${line}\n`).join('')}\n#### Worker\n`;
/** No safety wake comes while any of these runs. */
const sleeper = (...lines: string[]) =>
  role('**Trigger:** event-driven', '**Max sleep:** 9000 ticks', ...lines);

const rulesOf = (text: string) =>
  lintOrg({ name: 'ORG.md', text }).findings.map(({ rule }) => rule);

const completion = { type: 'completion', from: 'worker', to: 'boss', body: '' } as const;
const escalation = { type: 'escalation', from: 'worker', to: 'boss', body: '' } as const;
const order = { type: 'order', to: 'boss', body: '' } as const;
/** One every so many ticks. */
const mail = <T>(every: number, until: number, event: T): Record<number, T[]> =>
  Object.fromEntries(
    Array.from({ length: Math.ceil(until / every) }, (_, i) => [i * every, [event]]),
  );

const ticksOf = (text: string, ticks: number, events = {}) =>
  wakesOf(simulate(buildOrg(parseDocument(text)), { ticks, events }), 'boss').map((wake) =>
    Number(wake.split(' ')[0]),
  );

describe('a setting of the other mode', () => {
  test.each([
    ['wake-on-with-polling', 'polling', '**Wake on:** tasks'],
    ['batch-window-with-polling', 'polling', '**Batch window:** 9 ticks'],
    ['max-sleep-with-polling', 'polling', '**Max sleep:** 3 ticks'],
    ['tick-interval-with-event-driven', 'event-driven', '**Tick interval:** 7'],
  ])('%s changes no wake', (rule, mode, line) => {
    const lines = [`**Trigger:** ${mode}`, ...(mode === 'polling' ? ['**Tick interval:** 4'] : [])];
    expect(rulesOf(role(...lines, line))).toEqual([rule]);
    const given = { ticks: 200, events: mail(23, 200, completion) };
    const wakes = (text: string) => simulate(text, given).trace;
    expect(wakes(role(...lines, line))).toEqual(wakes(role(...lines)));
  });
});

test('redundant-wake-event: the timer fires without it', () => {
  const text = (events: string) =>
    role('**Trigger:** event-driven', `**Wake on:** ${events}`, '**Timer:** sync every 15 minutes');
  expect(rulesOf(text('escalations, timer'))).toEqual(['redundant-wake-event']);
  expect(ticksOf(text('escalations, timer'), 200)).toEqual(ticksOf(text('escalations'), 200));
  expect(ticksOf(text('escalations'), 200)).toContain(30);
});

test.each([
  [10, 5, true],
  [10, 9, true],
  [10, 10, false],
  [10, 30, false],
])('max-sleep-below-batch: a window of %d and a sleep of %d', (window, sleep, isFaulty) => {
  const text = role(
    '**Trigger:** event-driven',
    `**Batch window:** ${window} ticks for completions`,
    `**Max sleep:** ${sleep} ticks`,
  );
  expect(rulesOf(text).includes('max-sleep-below-batch')).toBe(isFaulty);
  const { trace } = simulate(text, { ticks: 400, events: mail(7, 400, completion) });
  // The window fills where the mail alone is a reason to wake, or at least falls due with the safety wake.
  expect(trace.some(({ reasons }) => reasons.includes('message'))).toBe(!isFaulty);
});

test('batch-urgent-events: the mail waits, and with the suggestion it does not', () => {
  const faulty = sleeper('**Batch window:** 6 ticks');
  const { findings } = lintOrg({ name: 'ORG.md', text: faulty });
  expect(findings.map(({ rule }) => rule)).toEqual(['batch-urgent-events']);
  const edit = findings[0]?.fix?.edits[0];
  const mended = faulty.slice(0, edit?.start) + edit?.text + faulty.slice(edit?.end);
  const events = { 10: [escalation], 40: [order], 70: [completion] };
  expect(ticksOf(faulty, 100, events)).toEqual([16, 46, 76]);
  expect(ticksOf(mended, 100, events)).toEqual([10, 40, 76]);
});

describe('thresholds', () => {
  // Only the threshold wakes it: what comes is kept and not looked at.
  const busy = mail(3, 300, escalation);

  test.each([
    ['queue depth >= 0', [0, 100, 200]],
    ['wake rate >= 0', [1, 101, 201]],
    ['cost per hour < $0', []],
    ['agent idle time > 100%', []],
  ])('threshold-constant: %s', (threshold, wakes) => {
    const text = sleeper('**Wake on:** orders', `**Threshold:** ${threshold}`);
    expect(rulesOf(text)).toEqual(['missing-wake-event', 'threshold-constant']);
    expect(ticksOf(text, 300, busy)).toEqual(wakes);
  });

  test('threshold-percent-or-ratio: it never wakes', () => {
    const text = (value: string) =>
      sleeper('**Wake on:** orders', `**Threshold:** org escalation rate > ${value}`);
    expect(rulesOf(text('30'))).toEqual(['missing-wake-event', 'threshold-percent-or-ratio']);
    expect(ticksOf(text('30'), 80, mail(3, 80, escalation))).toEqual([]);
    expect(ticksOf(text('30%'), 80, mail(3, 80, escalation))).not.toEqual([]);
  });

  test.each([0, 1])('threshold-without-cooldown: %d ticks fire on every tick', (cooldown) => {
    const text = sleeper(
      '**Wake on:** orders',
      `**Threshold:** queue depth >= 2, cooldown ${cooldown}`,
    );
    expect(rulesOf(text)).toEqual(['missing-wake-event', 'threshold-without-cooldown']);
    // What it is shown is off its desk: the queue of the team is that of the worker.
    const events = { 5: [1, 2].map(() => ({ ...completion, to: 'worker', from: 'boss' })) };
    const polling = text.replace(
      '#### Worker',
      '#### Worker\n\n- **Trigger:** event-driven\n- **Wake on:** orders\n',
    );
    expect(ticksOf(polling, 12, events)).toEqual([6, 7, 8, 9, 10, 11]);
  });

  test('threshold-oscillates: once it has fired it never stops', () => {
    const text = (cooldown: number) =>
      sleeper(`**Threshold:** agent wake rate > 20, cooldown ${cooldown} ticks`);
    expect(rulesOf(text(5))).toEqual(['threshold-oscillates']);
    expect(rulesOf(text(100))).toEqual([]);
    const burst = mail(1, 30, order);
    const late = (cooldown: number) =>
      ticksOf(text(cooldown), 3000, burst).filter((tick) => tick > 2000);
    expect(late(5)).toHaveLength(200);
    expect(late(100)).toEqual([]);
  });

  test('threshold-oscillates: it silences itself and begins again', () => {
    const text = (cooldown: number) =>
      sleeper(`**Threshold:** agent idle time > 95%, cooldown ${cooldown} ticks`);
    expect(rulesOf(text(10))).toEqual(['threshold-oscillates']);
    expect(rulesOf(text(100))).toEqual([]);
    const gaps = (cooldown: number) => {
      const wakes = ticksOf(text(cooldown), 3000);
      return new Set(wakes.slice(1).map((tick, i) => tick - (wakes[i] ?? 0)));
    };
    expect(gaps(10).size).toBeGreaterThan(1);
    expect([...gaps(100)]).toEqual([100]);
  });
});

describe('timers', () => {
  const instant = (cron: string, after: string) =>
    new Date(nextInstantMs(cron, 'UTC', Date.parse(after)) ?? 0).toISOString();

  test('cron-day-or-weekday: either day is enough', () => {
    expect(instant('0 0 30 2 1', '2026-01-05T00:00Z')).toBe('2026-02-02T00:00:00.000Z');
    expect(instant('0 9 1-7 * mon', '2026-01-08T00:00Z')).toBe('2026-01-12T09:00:00.000Z');
  });

  test('cron-too-frequent: one wake for all that falls into a tick', () => {
    const text = sleeper('**Timer:** sync `*/10 * * * * *`');
    expect(rulesOf(text)).toEqual(['cron-too-frequent']);
    expect(ticksOf(text, 5)).toEqual([0, 1, 2, 3, 4]);
  });

  test.each([
    ['at 03:00', 960],
    ['at 22:00', 960],
    ['at 08:00', 960],
  ])('timer-outside-working-hours: %s', (time, tick) => {
    const text = sleeper(`**Timer:** look ${time}`).replace(
      '## Structure',
      '## Policies\n\n- **Active hours:** 08:00-22:00\n\n## Structure',
    );
    const isOutside = time !== 'at 08:00';
    expect(rulesOf(text)).toEqual(isOutside ? ['timer-outside-working-hours'] : []);
    // 22:00 of the first day is kept for the second.
    const wakes = ticksOf(text, 2 * 2880);
    expect(wakes).toEqual(time === 'at 22:00' ? [2880 + tick] : [tick, 2880 + tick]);
  });
});
