// What would be sent to the model of one agent, with its tokens and its price: the use case behind `orgsim prompt`.

import { OrgsimError } from '#base/errors';
import type { TokenCount, TokenCounter } from '#cost/count-tokens';
import { levelPrices, NO_CACHE } from '#cost/estimate/call-prices';
import { assumedTokens } from '#cost/estimate/call-tokens';
import { exactly } from '#cost/estimate/spread';
import type { PriceSource } from '#cost/prices/model-price';
import type { Pricing } from '#cost/prices/pricing';
import { createPromptBook } from '#models/prompt/create-prompt-book';
import { joinBlocks } from '#models/prompt/types';
import type { WakeKind } from '#models/prompt/typical-wake';
import { typicalSituation, WAKE_KINDS, whyNoSuchWake } from '#models/prompt/typical-wake';
import type { Org } from '#org/types';
import { findAgents, findOneAgent } from './find-agents.js';

export type { WakeKind };
export { WAKE_KINDS };

export interface PromptSetup {
  readonly agent: string;
  readonly wake: WakeKind;
  readonly counter: TokenCounter;
  readonly pricing: Pricing;
}

export interface PromptReport {
  readonly org: string;
  readonly agent: { readonly id: string; readonly name: string };
  readonly model: string;
  readonly resolvedModel: string;
  readonly wake: WakeKind;
  /** The stable part and the changing part, as they are sent. */
  readonly system: string;
  readonly message: string;
  readonly tokens: {
    readonly system: TokenCount;
    readonly message: TokenCount;
    /** Not counted: what the file states of the answer, else the usual assumption. */
    readonly output: number;
    readonly isOutputStated: boolean;
  };
  /** US dollars of this one call, nothing cached; null where the model has no price. */
  readonly costUsd: number | null;
  readonly priceSource: PriceSource | null;
  /** Why there is no price; null where there is one. */
  readonly unpricedWhy: string | null;
}

/** Throws an OrgsimError for an agent that is not there, or that has no such wake. */
export function promptAgent(
  org: Org,
  { agent: wanted, wake, counter, pricing }: PromptSetup,
): PromptReport {
  // Members of a Count are told the same but for their number: the first stands for all.
  const members = findAgents(org, wanted);
  const isCount =
    members.length > 1 && members.every(({ heading }) => heading === members[0]?.heading);
  const agent = isCount && members[0] !== undefined ? members[0] : findOneAgent(org, wanted);
  const whyNot = whyNoSuchWake(agent, wake);
  if (whyNot !== null) {
    const others = WAKE_KINDS.filter((kind) => whyNoSuchWake(agent, kind) === null);
    throw new OrgsimError(
      'usage',
      `${agent.name} ${whyNot}, so there is no ${wake} wake.`,
      `It may have: ${others.join(', ')}.`,
    );
  }
  const book = createPromptBook(org);
  const blocks = {
    system: book.systemOf(agent.id),
    message: book.wakeOf(agent.id, typicalSituation(agent, wake, org.tickSeconds)),
  };
  const priced = pricing.priceOf(agent.model);
  const { resolvedModel } = priced;
  const system = counter.count(resolvedModel, blocks.system);
  const message = counter.count(resolvedModel, blocks.message);
  const assumed = assumedTokens(agent);
  const stated = wake === 'idle' ? agent.idleTokens : agent.tokens;
  const output = wake === 'idle' ? assumed.idleOutput : assumed.output;
  const input = exactly(system.tokens + message.tokens);
  return {
    org: org.name,
    agent: { id: agent.id, name: agent.name },
    model: agent.model,
    resolvedModel,
    wake,
    system: joinBlocks(blocks.system),
    message: joinBlocks(blocks.message),
    tokens: { system, message, output: output.expected, isOutputStated: stated !== null },
    costUsd:
      priced.kind === 'unpriced'
        ? null
        : levelPrices(
            { priced, tokens: { ...assumed, input, output }, factor: 1 },
            NO_CACHE,
            'expected',
          ).event,
    priceSource: priced.kind === 'unpriced' ? null : priced.source,
    unpricedWhy: priced.kind === 'unpriced' ? priced.why : null,
  };
}
