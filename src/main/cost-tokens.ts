// The tokens of an org before it runs, with the rows that a table of its agents has: what `orgsim cost --view tokens` shows.

import type { Duration } from '#base/duration';
import { durationToSeconds } from '#base/duration';
import { addSpreads } from '#cost/estimate/spread';
import type { Spread } from '#cost/estimate/types';
import type { AgentTokens, TokenFigures, TokenView } from '#cost/token-view/types';
import { viewTokens } from '#cost/token-view/view-tokens';
import { groupAgents, groupKeyOf, nameAgents } from '#metrics/name-groups';
import type { Agent } from '#org/types';
import { dayHoursOf } from './day-hours-of.js';
import type { PricedOrg } from './price-org.js';

/** A row of the table: an agent, or members of a Count of whom all is equal. */
export interface TokenRow {
  readonly name: string;
  readonly count: number;
  /** Each of them. */
  readonly each: AgentTokens;
  /** All of them together. */
  readonly all: TokenFigures;
}

export interface CostTokens {
  readonly view: TokenView;
  /** Members of a Count together, and each agent by itself. */
  readonly rows: readonly TokenRow[];
  readonly allRows: readonly TokenRow[];
}

interface Member {
  readonly agent: Agent;
  readonly figures: AgentTokens;
}

export interface TokensWanted {
  /** One for which totals are wanted beside those of a day and a month; null for none. */
  readonly period: Duration | null;
}

export function tokensOf(
  { setup, estimate }: Pick<PricedOrg, 'setup' | 'estimate'>,
  { period }: TokensWanted,
): CostTokens {
  const { org } = setup;
  const periodHours = period === null ? null : durationToSeconds(period, org.tickSeconds) / 3600;
  const view = viewTokens({ setup, estimate, day: dayHoursOf(org), periodHours });
  const members = org.agents.flatMap((agent, at): Member[] => {
    const figures = view.agents[at];
    return figures === undefined ? [] : [{ agent, figures }];
  });
  // What each of them is called is all that may differ.
  const keyOf = ({ agent, figures }: Member): string =>
    `${groupKeyOf(agent)} ${JSON.stringify({ ...figures, id: '', name: '' })}`;
  return {
    view,
    rows: groupAgents(members, keyOf).flatMap(rowOf),
    allRows: members.flatMap((member) => rowOf([member])),
  };
}

function rowOf(members: readonly Member[]): TokenRow[] {
  const each = members[0]?.figures;
  if (each === undefined) return [];
  const all = (of: (figures: TokenFigures) => Spread): Spread =>
    addSpreads(members.map(({ figures }) => of(figures)));
  return [
    {
      name: nameAgents(members.map(({ agent }) => agent)),
      count: members.length,
      each,
      all: {
        perDay: all(({ perDay }) => perDay),
        checksAlonePerDay: all(({ checksAlonePerDay }) => checksAlonePerDay),
        pollingPerDay: all(({ pollingPerDay }) => pollingPerDay),
        eventDrivenPerDay: all(({ eventDrivenPerDay }) => eventDrivenPerDay),
      },
    },
  ];
}
