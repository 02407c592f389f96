// A chart with more levels of managers than escalations may climb.

import type { Agent, Org } from '#org/types';
import type { Fault } from '../define-rule.js';
import { defineRule } from '../define-rule.js';
import { faultAt } from '../fault-at.js';
import { settingPlace } from '../setting-place.js';
import { countOf } from '../words.js';

/** A chain of agents, each reporting to the one before, under these lines of Culture. */
function exampleChain(culture: string, ...names: readonly string[]): string {
  const roles = names.flatMap((name, i) => [
    '',
    `### ${name}`,
    ...(i === 0 ? [] : ['', `- **Reports to:** ${names[i - 1]}`]),
  ]);
  return `${['# Acme', '', '## Culture', '', culture, '', '## Structure', ...roles].join('\n')}\n`;
}

export const hierarchyTooDeep = defineRule({
  id: 'hierarchy-too-deep',
  severity: 'warning',
  summary: 'a chart that is deeper than escalations may climb',
  docs: () => ({
    why: 'Hierarchy depth is how many managers a question may pass. In a deeper chart those at the top are passed over.',
    engine:
      'An escalation that as many managers as the depth allows have passed on goes to the human principal. Managers above them never see it.',
    whenOff: 'When the managers at the top are not meant to answer questions from far below.',
  }),
  examples: () => ({
    good: [
      exampleChain('- **Hierarchy depth:** 2', 'Zoe', 'Ana', 'Bo'),
      exampleChain('preset: military', 'Zoe', 'Ana', 'Bo', 'Cy', 'Di'),
      exampleChain('preset: startup', 'Zoe', 'Ana', 'Bo', 'Cy'),
    ],
    bad: [
      { source: exampleChain('- **Hierarchy depth:** 2', 'Zoe', 'Ana', 'Bo', 'Cy'), at: '2' },
      { source: exampleChain('- **Hierarchy depth:** flat', 'Zoe', 'Ana', 'Bo', 'Cy'), at: 'flat' },
      { source: exampleChain('preset: startup', 'Zoe', 'Ana', 'Bo', 'Cy', 'Di'), at: 'Di' },
    ],
  }),
  check: ({ document, org }): readonly Fault[] => {
    const { hierarchyDepth, origins } = org.culture;
    const above = managersAbove(org);
    const deepest = deepestOf(org, above);
    if (hierarchyDepth === null || deepest === null || deepest.managers <= hierarchyDepth)
      return [];
    const { agent, managers } = deepest;
    const origin = origins.hierarchyDepth;
    // The value, where there is one: the chart is more often as it should be than the number.
    const place =
      origin.kind === 'org-field'
        ? {
            range: origin.range,
            related: [{ message: `${agent.name} is the deepest`, range: agent.heading }],
          }
        : settingPlace(agent, origin);
    const { start, end } = place.range;
    return [
      faultAt(place.range, document.source.slice(start.offset, end.offset), agent.name, {
        related: place.related,
        reason: `${managers} managers above it; an escalation that ${countOf(hierarchyDepth, 'manager')} of them passed on goes to the human principal`,
        expected: [String(managers)],
      }),
    ];
  },
  message: ({ subject, reason }) => `${subject} has ${reason}, and those above never see it`,
  advise: ({ expected }) => `write "Hierarchy depth: ${expected.join('')}", or make the chart flat`,
});

function deepestOf(
  { agents }: Org,
  above: ReadonlyMap<string, number>,
): { readonly agent: Agent; readonly managers: number } | null {
  let deepest: { agent: Agent; managers: number } | null = null;
  for (const agent of agents) {
    const managers = above.get(agent.id) ?? 0;
    if (deepest === null || managers > deepest.managers) deepest = { agent, managers };
  }
  return deepest;
}

/** How many managers stand above each agent, in time linear in their number: the chart is a forest. */
function managersAbove({ agents }: Org): ReadonlyMap<string, number> {
  const managerOf = new Map(agents.map(({ id, reportsTo }) => [id, reportsTo]));
  const above = new Map<string, number>();
  for (const { id } of agents) {
    const path: string[] = [];
    let next: string | null = id;
    while (next !== null && !above.has(next)) {
      path.push(next);
      next = managerOf.get(next) ?? null;
    }
    let count = next === null ? -1 : (above.get(next) ?? 0);
    for (const each of path.reverse()) above.set(each, ++count);
  }
  return above;
}
