// Rules that say what the engine, or the reading of an org, does: it does so, exactly where they say it.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { invocationPrice } from '#cost/invocation-price';
import { loadOrg } from '#main/load-org';
import { runFlow } from '../../behavior/run-flow.js';
import { orgOf, simulate } from '../../engine/simulate.js';

const findingsOf = (text: string, wanted: string) =>
  loadOrg({ name: 'ORG.md', text }).findings.filter(({ rule }) => rule === wanted);

const AMOUNTS =
  '$0.001, $0.003, $0.02, $0.03, $0.11, $0.12, $0.13, 0.2 credits, 3 credits, 6 credits, 12 credits, 100 tokens, 4999 tokens, 5K tokens';

test('a budget is told of exactly when it never lets an agent be invoked', () => {
  const model = fc.constantFrom('claude-opus', 'claude-sonnet', 'claude-haiku', 'ollama/l', 'x/y');
  fc.assert(
    fc.property(
      fc.constantFrom(...AMOUNTS.split(', ')),
      fc.constantFrom('role', 'department', 'per agent', 'org'),
      model,
      fc.constantFrom('', '- **Tokens:** 50-150\n'),
      fc.constantFrom('', '- **Credit value:** $0.02\n'),
      fc.constantFrom('', '- **Overage behavior:** warn\n'),
      (amount, where, of, tokens, credit, overage) => {
        const at = (place: string, line: string): string =>
          place === where ? `- **${line}:** ${amount}/day\n` : '';
        const text = [
          `# A\n\n## Policies\n\n${credit}${overage}`,
          `${at('org', 'Org limit')}${at('per agent', 'Per-agent limit')}\n## Structure\n\n`,
          `### Yard\n\n${at('department', 'Budget')}\n#### Bo\n\n- **Model:** ${of}\n`,
          `${tokens}${at('role', 'Budget')}`,
        ].join('');
        const org = orgOf(text);
        const [price] = org.agents.map(invocationPrice);
        const { results } = simulate(org, { ticks: 3, ...(price && { price }) });
        const isNever = results.agents[0]?.tally.invocations === 0;
        const told = findingsOf(text, 'budget-below-one-call');
        expect({ text, told: told.length }).toEqual({ text, told: isNever ? 1 : 0 });
        for (const { range } of told)
          expect(text.slice(range.start.offset, range.end.offset)).toBe(`${amount}/day`);
      },
    ),
    { numRuns: 150 },
  );
});

test('a default that is told of decides for nobody', () => {
  const selector = fc.constantFrom(
    'L7+',
    'L6 and below',
    'L4-L6',
    'L10',
    'L2-L9',
    'everyone else',
    'all',
  );
  const clause = fc.tuple(fc.integer({ min: 1, max: 3 }), selector);
  const line = fc.array(clause, { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 3 }), (lines) => {
      const culture = lines.map(
        (clauses) =>
          `- **Default cooldown:** ${clauses.map(([value, of]) => `${value} for ${of}`).join(', ')}\n`,
      );
      const roles = Array.from({ length: 10 }, (_, i) => `### R${i}\n\n- **Level:** ${i + 1}\n\n`);
      const text = `# A\n\n## Culture\n\n${culture.join('')}\n## Structure\n\n${roles.join('')}`;
      const inForce = loadOrg({ name: 'ORG.md', text }).org.agents.map(({ origins }) =>
        'range' in origins.cooldownTicks ? origins.cooldownTicks.range.start.offset : null,
      );
      for (const { range } of findingsOf(text, 'culture-contradiction'))
        expect(inForce).not.toContain(range.start.offset);
    }),
  );
});

/** A chain of `length` agents below each other; nobody but the root resolves anything, and every task gets stuck. */
const chain = (length: number, depth: number): string =>
  [
    `# A\n\n## Culture\n\n- **Hierarchy depth:** ${depth}\n- **Default trigger:** event-driven\n`,
    '## Workload\n\n- **Tasks per order:** 1\n- **Effort:** 2 ticks\n- **Blocked:** 100%\n- **Resolved by manager:** 0%\n',
    '## Structure\n',
    ...Array.from(
      { length },
      (_, i) => `### Agent ${i}\n\n${i === 0 ? '' : `- **Reports to:** Agent ${i - 1}\n`}`,
    ),
  ].join('\n');

test('a chart is told of exactly when an escalation can pass over its managers', () => {
  for (let length = 2; length <= 6; length++) {
    for (let depth = 1; depth <= 6; depth++) {
      const text = chain(length, depth);
      const given = { ticks: 100, orders: ['build it'], hasWorkload: false };
      const { results } = runFlow(text, given);
      const told = findingsOf(text, 'hierarchy-too-deep').length;
      expect({ length, depth, told }).toEqual({
        length,
        depth,
        told: results.escalationsPastManagers > 0 ? 1 : 0,
      });
    }
  }
});
