// What would be sent to the model of one agent, with its tokens and its price: the use case behind `orgsim prompt`.

import { OrgsimError } from '#base/errors';
import type { TokenCount, TokenCounter } from '#cost/count-tokens';
import { levelPrices, NO_CACHE } from '#cost/estimate/call-prices';
import { assumedTokens } from '#cost/estimate/call-tokens';
import { exactly } from '#cost/estimate/spread';
import type { PriceSource } from '#cost/prices/model-price';
import type { Pricing } from '#cost/prices/pricing';
import type { Reason } from '#engine/reason';
import { createPromptBook } from '#models/prompt/create-prompt-book';
import type { Situation } from '#models/prompt/types';
import { joinBlocks } from '#models/prompt/types';
import type { WakeKind } from '#models/prompt/typical-wake';
import { typicalSituation, WAKE_KINDS, whyNoSuchWake } from '#models/prompt/typical-wake';
import type { Agent, Org } from '#org/types';
import { countForm } from './count-org.js';
import { findAgents, findOneAgent } from './find-agents.js';
import type { FindOptions, FoundWake } from './find-wake.js';
import { findWake } from './find-wake.js';
import type { SentForm } from './sent-form.js';
import { sentForm } from './sent-form.js';

export type { WakeKind };
export { WAKE_KINDS };

export interface PromptSetup {
  readonly agent: string;
  /** A made-up wake of that kind, or that of a dry run at a moment. */
  readonly wake: WakeKind | FindOptions;
  readonly counter: TokenCounter;
  readonly pricing: Pricing;
}

export interface PromptReport {
  readonly org: string;
  readonly agent: { readonly id: string; readonly name: string };
  readonly model: string;
  readonly resolvedModel: string;
  /** `dry run` for a wake that is not made up. */
  readonly wake: WakeKind | 'dry run';
  readonly moment: PromptMoment | null;
  /** How the answer is to be written. */
  readonly form: SentForm;
  /** The stable part and the changing part, as they are sent. */
  readonly system: string;
  readonly message: string;
  readonly tokens: {
    readonly form: TokenCount;
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

/** Of a wake in a dry run. */
export type PromptMoment = Pick<FoundWake, 'asked' | 'tick' | 'time'> & {
  readonly reasons: readonly Reason[];
};

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
  const { situation, moment } = situationOf(org, agent, wake);
  const book = createPromptBook(org);
  const blocks = {
    system: book.systemOf(agent.id),
    message: book.wakeOf(agent.id, situation),
  };
  const priced = pricing.priceOf(agent.model);
  const { resolvedModel } = priced;
  const powers = book.powersOf(agent.id);
  const counts = {
    form: countForm(counter, resolvedModel, powers),
    system: counter.count(resolvedModel, blocks.system),
    message: counter.count(resolvedModel, blocks.message),
  };
  const assumed = assumedTokens(agent);
  const isIdle = wake === 'idle' || (moment !== null && findsNothing(situation));
  const stated = isIdle ? agent.idleTokens : agent.tokens;
  const output = isIdle ? assumed.idleOutput : assumed.output;
  const input = exactly(counts.form.tokens + counts.system.tokens + counts.message.tokens);
  const isPriced = priced.kind !== 'unpriced';
  return {
    org: org.name,
    agent: { id: agent.id, name: agent.name },
    model: agent.model,
    resolvedModel,
    wake: typeof wake === 'string' ? wake : 'dry run',
    moment,
    form: sentForm(powers, resolvedModel),
    system: joinBlocks(blocks.system),
    message: joinBlocks(blocks.message),
    tokens: { ...counts, output: output.expected, isOutputStated: stated !== null },
    costUsd: isPriced
      ? levelPrices(
          { priced, tokens: { ...assumed, input, output }, factor: 1 },
          NO_CACHE,
          'expected',
        ).event
      : null,
    priceSource: isPriced ? priced.source : null,
    unpricedWhy: isPriced ? null : priced.why,
  };
}

function situationOf(
  org: Org,
  agent: Agent,
  wake: WakeKind | FindOptions,
): { readonly situation: Situation; readonly moment: PromptMoment | null } {
  if (typeof wake !== 'string') {
    const { situation, asked, tick, time } = findWake(org, agent, wake);
    return { situation, moment: { asked, tick, time, reasons: situation.invocation.reasons } };
  }
  const whyNot = whyNoSuchWake(agent, wake);
  if (whyNot !== null) {
    const others = WAKE_KINDS.filter((kind) => whyNoSuchWake(agent, kind) === null);
    throw new OrgsimError(
      'usage',
      `${agent.name} ${whyNot}, so there is no ${wake} wake.`,
      `It may have: ${others.join(', ')}.`,
    );
  }
  return { situation: typicalSituation(agent, wake, org.tickSeconds), moment: null };
}

function findsNothing({ invocation, openTasks }: Situation): boolean {
  const { reasons, messages } = invocation;
  return reasons.join() === 'poll' && messages.length === 0 && openTasks.length === 0;
}
