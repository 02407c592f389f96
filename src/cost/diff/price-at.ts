// One side priced anew, at the price table of the other: so that an update of prices is no change of the org. Knows no file.

import { OrgsimError } from '#base/errors';
import { listUsd } from '../prices/list-price.js';
import { gapOf } from './estimate-side.js';
import { keptShares } from './split-change.js';
import type { CallKind, CostSide, SideAgent } from './types.js';
import { CALL_KINDS } from './types.js';

/**
 * `side` at the list prices of `table`; what its cache leaves of a list price stays as it was. A model that the table does
 * not know is unpriced then. Throws an OrgsimError where a saved estimate does not say what its costs are made of.
 */
export function priceSideAt(side: CostSide, table: CostSide): CostSide {
  return {
    ...side,
    pricing: table.pricing,
    agents: side.agents.map((agent) => priceAgentAt(agent, table, side.name)),
    priceOf: (model) => table.priceOf(model),
  };
}

function priceAgentAt(agent: SideAgent, table: CostSide, sideName: string): SideAgent {
  const listPrice = table.priceOf(agent.model);
  if (listPrice === null)
    return { ...agent, costPerHour: null, costPerCall: null, gap: 'unpriced', basis: null };
  const { basis, costPerHour, gap } = agent;
  // Without a price of its own nothing says what its calls are: one of another table does not help.
  if (basis === null && gap === 'unpriced') return agent;
  if (basis === null || costPerHour === null) throw cannotPrice(sideName, agent);
  const kept = keptShares({ basis, costPerHour, model: agent.model });
  const { input, output, idleInput, idleOutput } = basis.tokens;
  const usdOf = (kind: CallKind): number =>
    (kind === 'idlePoll'
      ? listUsd(listPrice, idleInput, idleOutput)
      : listUsd(listPrice, input, output)) * kept[kind];
  const callUsd = {
    event: usdOf('event'),
    busyPoll: usdOf('busyPoll'),
    idlePoll: usdOf('idlePoll'),
  };
  const cost = CALL_KINDS.reduce((sum, kind) => sum + basis.callsPerHour[kind] * callUsd[kind], 0);
  const priced = { ...agent, costPerHour: cost, basis: { ...basis, listPrice, callUsd } };
  return {
    ...priced,
    costPerCall: agent.callsPerHour === 0 ? callUsd.event : cost / agent.callsPerHour,
    gap: gapOf(priced),
  };
}

function cannotPrice(sideName: string, { id }: SideAgent): OrgsimError {
  return new OrgsimError(
    'input-invalid',
    `${sideName} does not say what the cost of ${id} is made of, so it cannot be priced at another table.`,
    'Save it again with `orgsim cost ORG.md --format json`, or leave out --price-at.',
  );
}
