// Tokens of every agent by the prompt that would really be sent: wires the prompts to whoever counts. Asks nobody.

import type { TokenCount, TokenCounter } from '#cost/count-tokens';
import type { PromptCounts } from '#cost/estimate/counted-tokens';
import { countedTokens, statesInput } from '#cost/estimate/counted-tokens';
import type { CallTokens } from '#cost/estimate/types';
import type { Powers } from '#models/actions/powers';
import { createPromptBook } from '#models/prompt/create-prompt-book';
import type { PromptBook } from '#models/prompt/types';
import { typicalSituation } from '#models/prompt/typical-wake';
import type { Agent, Org } from '#org/types';
import { sentForm } from './sent-form.js';

export interface CountSetup {
  readonly counter: TokenCounter;
  /** The named version that an alias means. */
  readonly resolve: (model: string) => string;
}

/** By agent id; agents whose file states what goes in are left out. Members of a Count are counted once. */
export function countOrg(
  org: Org,
  { counter, resolve }: CountSetup,
): ReadonlyMap<string, CallTokens> {
  const book = createPromptBook(org);
  const known = new Map<unknown, { readonly counts: PromptCounts; readonly of: Agent }>();
  const tokens = new Map<string, CallTokens>();
  for (const agent of org.agents) {
    if (statesInput(agent)) continue;
    const likeness = book.likenessOf(agent.id);
    const found = known.get(likeness);
    const counts =
      found?.counts ??
      countTexts(counter, resolve(agent.model), textsOf(book, agent, org.tickSeconds));
    known.set(likeness, found ?? { counts, of: agent });
    tokens.set(agent.id, sharedTokens(agent, found?.of, tokens) ?? countedTokens(agent, counts));
  }
  return tokens;
}

/** Those of another with the same prompt, where it states the same. */
function sharedTokens(
  agent: Agent,
  other: Agent | undefined,
  tokens: ReadonlyMap<string, CallTokens>,
): CallTokens | undefined {
  const isSame = agent.tokens === other?.tokens && agent.idleTokens === other?.idleTokens;
  return isSame && other !== undefined ? tokens.get(other.id) : undefined;
}

interface AgentTexts {
  readonly powers: Powers;
  readonly system: readonly string[];
  readonly wake: readonly string[];
  readonly idle: readonly string[];
}

function textsOf(book: PromptBook, agent: Agent, tickSeconds: number): AgentTexts {
  return {
    powers: book.powersOf(agent.id),
    system: book.systemOf(agent.id),
    wake: book.wakeOf(agent.id, typicalSituation(agent, 'message', tickSeconds)),
    idle: book.wakeOf(agent.id, typicalSituation(agent, 'idle', tickSeconds)),
  };
}

function countTexts(counter: TokenCounter, model: string, texts: AgentTexts): PromptCounts {
  return {
    form: countForm(counter, model, texts.powers),
    system: counter.count(model, texts.system),
    wake: counter.count(model, texts.wake),
    idle: counter.count(model, texts.idle),
  };
}

/** Nothing where the model never reads it. */
export function countForm(counter: TokenCounter, model: string, powers: Powers): TokenCount {
  const { kind, text } = sentForm(powers, model);
  return kind === 'grammar' ? { tokens: 0, error: 0 } : counter.count(model, [text]);
}
