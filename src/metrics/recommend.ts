// Advice on a run, agent by agent and told once for the members of a Count. What is advised is decided in advise-agent.

import { invariant } from '#base/assert';
import type { Advice, AdviceGroup, Recommendation } from './advice.js';
import { ADVICE_KINDS } from './advice.js';
import type { RunFacts } from './advise-agent.js';
import { adviseAgent } from './advise-agent.js';
import { groupAgents, groupKeyOf, nameAgents } from './name-groups.js';
import { wordAdvice } from './word-advice.js';

export interface Recommendations {
  /** Switches first, the largest saving first, then in document order. */
  readonly each: readonly Recommendation[];
  /** The same, with the same advice to several agents told once. */
  readonly groups: readonly AdviceGroup[];
}

/** All advice on a run. */
export function recommend(run: RunFacts): Recommendations {
  const advice = run.org.agents.flatMap((agent, index) => {
    const [figures, price] = [run.figures[index], run.prices[index]];
    if (figures === undefined || price === undefined) return [];
    return adviseAgent({ run, agent, figures, price }) ?? [];
  });
  return {
    each: advice.map(toRecommendation).sort(byWeight),
    groups: groupAgents(advice, sameAdvice).map(toGroup).sort(byWeight),
  };
}

type Weighed = Pick<Recommendation, 'kind' | 'savingPerHour'>;

function byWeight(a: Weighed, b: Weighed): number {
  const kinds = ADVICE_KINDS.indexOf(a.kind) - ADVICE_KINDS.indexOf(b.kind);
  return kinds || (b.savingPerHour ?? 0) - (a.savingPerHour ?? 0);
}

/** Who should change is told by Count; who may stay as it is, all together. */
function sameAdvice({ agent, kind, from, to }: Advice): string {
  return [kind === 'keep' ? '' : groupKeyOf(agent), kind, from, to].join('\n');
}

function toRecommendation(advice: Advice): Recommendation {
  const { agent, kind, from, to, savingPerHour, expectedRate, measuredRate, flipAtRate } = advice;
  const reason = wordAdvice([advice]);
  const rates = { expectedRate, measuredRate, flipAtRate };
  return { agent: agent.id, kind, from, to, reason, savingPerHour, ...rates };
}

function toGroup(members: readonly Advice[]): AdviceGroup {
  const [first] = members;
  invariant(first !== undefined, 'a group has a member');
  const { kind, from, to } = first;
  const savings = members.map(({ savingPerHour }) => savingPerHour);
  return {
    agents: members.map(({ agent }) => agent.id),
    name: nameAgents(members.map(({ agent }) => agent)),
    kind,
    from,
    to,
    reason: wordAdvice(members),
    savingPerHour: savings.reduce(
      (sum, saving) => (sum === null || saving === null ? null : sum + saving),
      0,
    ),
  };
}
