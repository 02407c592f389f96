// Settings written into any ORG.md, in whatever hand: what was wanted is what is read afterwards, and no other line moves.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changeOrg } from '#main/change-org';
import { hasErrors, loadOrg } from '#main/load-org';
import type { SettingChange } from '#org/setting-change';
import type { Agent } from '#org/types';
import { orgText } from './arbitrary-org.js';

const FOLDER = fileURLToPath(new URL('../../orgs/', import.meta.url));
const shipped = readdirSync(FOLDER)
  .map((name) => join(FOLDER, name, 'ORG.md'))
  .filter((path) => existsSync(path))
  .map((path) => readFileSync(path, 'utf8'))
  // Of the largest, reading it again and again would be all that is tested.
  .filter((text) => !text.startsWith('# Three Hundred'));

/** Ways to write the same file. */
const HANDS: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.replace(/^(\s*)- /gm, '$1* '),
  (text) => text.replace(/^- /gm, '-\t').replace(/^ {2}- /gm, '\t- '),
  (text) => text.replace(/^- \*\*([^*]+):\*\*/gm, '+ __$1__:'),
  (text) =>
    text.replace(/^(- \*\*(?:Trigger|Max sleep|Tick interval):\*\* [^—\n]+)$/gm, '$1 — why'),
  (text) => text.replace(/^- \*\*Trigger:\*\* (.+)$/gm, '- **Trigger:**\n  - $1'),
  (text) => text.replace(/^- \*\*Batch window:\*\* (.+)$/gm, '- **Batch window:**\n  - $1'),
  (text) => text.replace(/\n- /g, '\n\n- '),
];
const LINE_ENDS: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.trimEnd(),
  (text) => text.replaceAll('\n', '\r\n'),
  (text) => `\ufeff${text.replaceAll('\n', '\r\n')}`,
];

const ticks = fc.integer({ min: 1, max: 5000 });
const change: fc.Arbitrary<SettingChange> = fc.oneof(
  fc.record({ setting: fc.constant('mode'), value: fc.constantFrom('polling', 'event-driven') }),
  fc.record({ setting: fc.constantFrom('tickInterval', 'maxSleepTicks'), value: ticks }),
  fc.record({
    setting: fc.constant('batchWindow'),
    trigger: fc.constantFrom('task_assigned', 'alert_fired'),
    value: ticks,
  }),
  fc.record({ setting: fc.constant('model'), value: fc.constantFrom('claude-haiku', 'gpt-4o') }),
) as fc.Arbitrary<SettingChange>;

const changes = fc.uniqueArray(change, {
  minLength: 1,
  maxLength: 4,
  selector: ({ setting }) => setting,
});

const settingOf = ({ trigger, model }: Agent, { setting, ...wanted }: SettingChange) => {
  if (setting === 'model') return model;
  if (setting !== 'batchWindow') return trigger[setting];
  return trigger.batchOverrides['trigger' in wanted ? wanted.trigger : 'task_assigned'];
};

/** Lines of `text` that `other` has less often. */
function linesBeyond(text: string, other: string): string[] {
  const left = new Map<string, number>();
  for (const line of other.split('\n')) left.set(line, (left.get(line) ?? 0) + 1);
  return text.split('\n').filter((line) => {
    left.set(line, (left.get(line) ?? 0) - 1);
    return (left.get(line) ?? 0) < 0;
  });
}

test('what is wanted is what is read, and nothing else changes', () => {
  const text = fc.oneof(orgText, fc.constantFrom(...shipped));
  fc.assert(
    fc.property(
      text,
      fc.constantFrom(...HANDS),
      fc.constantFrom(...LINE_ENDS),
      fc.nat(),
      changes,
      (plain, hand, lineEnds, place, wanted) => {
        const source = { name: 'ORG.md', text: lineEnds(hand(plain)) };
        const loaded = loadOrg(source);
        fc.pre(!hasErrors(loaded));
        const agent = loaded.org.agents[place % loaded.org.agents.length];
        if (agent === undefined) throw new Error('an org has agents');
        // A lead's model is that of whoever has `same-as-lead`: refused, and tested where that is.
        const follows = loaded.org.agents.some(({ relativeModel }) => relativeModel !== null);
        const asked = wanted.filter(({ setting }) => setting !== 'model' || !follows);
        const changed = changeOrg(
          source,
          loaded,
          asked.map((one) => ({ agent, change: one })),
        );
        if ('refusal' in changed) {
          // A window longer than the sleep: refused rightly.
          fc.pre(!changed.refusal.includes('(max-sleep-below-batch)'));
          throw new Error(changed.refusal);
        }
        const [before, after] = [source.text, changed.text];
        for (const one of changed.loaded.org.agents) {
          const isMeant = one.heading.start.line === agent.heading.start.line;
          for (const each of asked) {
            if (isMeant) expect(settingOf(one, each)).toBe(each.value);
          }
        }
        expect(hasErrors(changed.loaded)).toBe(false);
        expect(linesBeyond(before, after).length).toBeLessThanOrEqual(asked.length + 1);
        expect(linesBeyond(after, before).length).toBeLessThanOrEqual(asked.length + 2);
        if (before.includes('\r\n')) expect(after).not.toMatch(/[^\r]\n/);
        expect(after.startsWith('\ufeff')).toBe(before.startsWith('\ufeff'));
        // To write it once more changes nothing but windows, which are only ever added.
        const again = asked.filter(({ setting }) => setting !== 'batchWindow');
        const member = changed.loaded.org.agents[loaded.org.agents.indexOf(agent)] ?? agent;
        const same = changeOrg(
          { ...source, text: after },
          changed.loaded,
          again.map((one) => ({ agent: member, change: one })),
        );
        expect(same).toMatchObject({ text: after });
      },
    ),
    { numRuns: 80 },
  );
});
