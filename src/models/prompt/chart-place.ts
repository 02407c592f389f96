// An agent's place in the chart, as it is told: who is above, below and beside it, and what it may do there.

import type { Chart } from '#org/chart';
import type { Agent, Policies } from '#org/types';
import { powersOf } from '../actions/powers.js';
import { listPeople, namePerson } from './name-people.js';
import { actionsText } from './prompt-actions.js';
import { nameOf } from './quote-data.js';

export interface ChartFacts {
  readonly chart: Chart;
  readonly permissions: Policies['permissions'];
  readonly humanPrincipal: string | null;
  /** The lines about all who report to one manager, by its id; filled as they are asked for. */
  readonly besides: Map<string | null, string>;
}

/** A block each: manager and reports, who is beside it, actions. The last two are the same for many agents. */
export function chartPlace(facts: ChartFacts, agent: Agent): readonly string[] {
  const { chart, permissions } = facts;
  const reports = chart.childrenOf(agent.id);
  const actions = actionsText(powersOf(chart, permissions, agent));
  const beside = besideText(facts, agent);
  return [
    [
      managerLine(facts, agent),
      ...(reports.length === 0 ? [] : ['', 'Your reports:', ...listPeople(reports, true)]),
    ].join('\n'),
    ...(beside === '' ? [] : [beside]),
    actions,
  ];
}

function managerLine({ chart, humanPrincipal }: ChartFacts, { reportsTo }: Agent): string {
  const manager = reportsTo === null ? null : chart.agent(reportsTo);
  const principal = humanPrincipal === null ? '' : ` ${nameOf(humanPrincipal)}`;
  return manager === null
    ? `You report to the human principal${principal} (human-principal).`
    : `You report to ${namePerson(manager)}. The human principal${principal} is above everybody.`;
}

/** All reports of the manager, this agent among them: so the text is the same for each of them, and made once. */
function besideText({ chart, besides }: ChartFacts, { reportsTo }: Agent): string {
  const known = besides.get(reportsTo);
  if (known !== undefined) return known;
  const all = chart.childrenOf(reportsTo);
  const text =
    all.length < 2 ? '' : ['Who reports to the same as you:', ...listPeople(all, false)].join('\n');
  besides.set(reportsTo, text);
  return text;
}
