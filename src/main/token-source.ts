// Where an estimate takes the tokens of a call from, strongest first: recorded runs, the file, the prompt that would be sent.

import { calibratedTokens } from '#cost/calls/calibrated-tokens';
import type { TokenCounter } from '#cost/count-tokens';
import type { CallTokens } from '#cost/estimate/types';
import type { Pricing } from '#cost/prices/pricing';
import { groupKeyOf } from '#metrics/name-groups';
import type { Agent, Org } from '#org/types';
import type { Calibration, CalibrationEntry } from './calibration.js';
import { countOrg } from './count-org.js';

/** By agent id, of those agents whose tokens are not what the file states, or the usual assumption. */
export type TokenSource = (org: Org, pricing: Pricing) => ReadonlyMap<string, CallTokens>;

/** Nothing but what the file states, and the usual assumption. */
export const statedTokens: TokenSource = () => new Map();

export interface TokenSourceParts {
  /** Null counts nothing. */
  readonly counter: TokenCounter | null;
  readonly calibration: Calibration | null;
}

/** Under a price an invocation tokens decide nothing, and its own 4K and 1K hold: nothing is counted. */
export function createTokenSource({ counter, calibration }: TokenSourceParts): TokenSource {
  return (org, pricing) => {
    const resolve = (model: string): string => pricing.priceOf(model).resolvedModel;
    const counted =
      counter === null || pricesInvocations(org, pricing)
        ? new Map<string, CallTokens>()
        : countOrg(org, { counter, resolve });
    if (calibration === null) return counted;
    return new Map([...counted, ...measuredTokens(org, calibration, resolve)]);
  };
}

/** Counts all that estimates of these would count. */
export function countOrgs(orgs: readonly Org[], pricing: Pricing, counter: TokenCounter): void {
  const countAll = createTokenSource({ counter, calibration: null });
  for (const org of orgs) countAll(org, pricing);
}

/** An agent's own record, that of the first member of its Count, goes before that of its model. */
function measuredTokens(
  org: Org,
  { agents, models }: Calibration,
  resolve: (model: string) => string,
): ReadonlyMap<string, CallTokens> {
  const byModel = new Map(Object.entries(models).map(([name, entry]) => [resolve(name), entry]));
  const firsts = new Map<string, string>();
  const ownOf = (agent: Agent): CalibrationEntry | undefined => {
    const key = groupKeyOf(agent);
    const id = firsts.get(key) ?? agent.id;
    firsts.set(key, id);
    return Object.hasOwn(agents, id) ? agents[id] : undefined;
  };
  const measured = new Map<string, CallTokens>();
  for (const agent of org.agents) {
    const entry = ownOf(agent) ?? byModel.get(resolve(agent.model));
    const tokens = entry === undefined ? null : calibratedTokens(agent, entry);
    if (tokens !== null) measured.set(agent.id, tokens);
  }
  return measured;
}

function pricesInvocations({ agents }: Org, pricing: Pricing): boolean {
  const models = [...new Set(agents.map(({ model }) => model))];
  return models.some((model) => pricing.priceOf(model).kind === 'invocation');
}
