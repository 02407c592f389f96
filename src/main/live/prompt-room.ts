// How much a wake may tell a model whose context holds little, so that nothing is cut off in silence: room for the stable part,
// for an answer, and for that answer once more with what is wrong with it. Pure.

import { OrgsimError } from '#base/errors';
import { groupThousands } from '#base/format-usd';
import type { ModelRoute } from '#live/calls/model-route';
import { DIALECTS, stableForm } from '#models/actions/answer-form';
import { systemBlocks } from '#models/prompt/system-blocks';
import type { PromptBook } from '#models/prompt/types';
import { bytesOf, WAKE_BYTES_MAX } from '#models/prompt/wake-text';
import type { Provider } from '#models/provider';
import type { Agent } from '#org/types';

export interface PromptRoom {
  /** UTF-8 bytes of the changing part. */
  readonly wakeBytesMax: number;
  readonly outputTokensMax: number;
}

/** What most local models hold that are used today. Ollama says nothing where a prompt is cut. */
const OLLAMA_TOKENS = 32_768;
/** Fewer than in any usual text. */
const BYTES_PER_TOKEN = 2;
/** For roles, separators, and what a model is told is wrong with its answer. */
const FRAMING_TOKENS = 1000;

/** Less mail than this is no mail: a task could not be told. */
const WAKE_BYTES_MIN = 3000;

export interface RoomSetup {
  readonly book: PromptBook;
  readonly routeOf: (model: string) => ModelRoute;
  /** Of one answer, at most. */
  readonly outputTokens: number;
  /** Of every model; null where nothing was said. */
  readonly contextTokens: number | null;
}

/** By the agent. Asked once an agent. */
export function promptRoomOf(
  { book, routeOf, outputTokens, contextTokens }: RoomSetup,
  { id, model }: Pick<Agent, 'id' | 'model'>,
): PromptRoom {
  const { provider, outputTokensMax } = routeOf(model);
  const dialect = DIALECTS[provider];
  // A grammar costs no tokens.
  const form =
    dialect === 'grammar' ? '' : JSON.stringify(stableForm(book.powersOf(id), dialect).schema);
  const stable = bytesOf([...systemBlocks(book, id).map(({ text }) => text), form]);
  const tokens = Math.min(outputTokens, outputTokensMax ?? outputTokens);
  return promptRoom(contextTokensOf(provider, contextTokens), stable, tokens);
}

/** Throws an OrgsimError of code `usage` for the first agent whose stable part leaves no room. */
export function refuseNarrow(agents: readonly Agent[], setup: RoomSetup): void {
  const narrow = agents.find((agent) => promptRoomOf(setup, agent).wakeBytesMax < WAKE_BYTES_MIN);
  if (narrow === undefined) return;
  const { provider, name } = setup.routeOf(narrow.model);
  const tokens = contextTokensOf(provider, setup.contextTokens) ?? 0;
  throw new OrgsimError(
    'usage',
    `What ${narrow.name} is told at every wake leaves no room for mail and an answer in the ${groupThousands(String(tokens))} tokens that ${name} is taken to hold.`,
    'Give it a model that holds more and say so (--context-tokens 65536), lower --output-tokens, or shorten the prose of the ORG.md.',
  );
}

/** Tokens that the context of a model is taken to hold; null where it holds any prompt of ours. */
function contextTokensOf(provider: Provider, said: number | null): number | null {
  return said ?? (provider === 'ollama' ? OLLAMA_TOKENS : null);
}

/** `stableBytes` are those of the stable part and of the form of the answer, as far as the model reads it. */
function promptRoom(
  contextTokens: number | null,
  stableBytes: number,
  outputTokens: number,
): PromptRoom {
  if (contextTokens === null)
    return { wakeBytesMax: WAKE_BYTES_MAX, outputTokensMax: outputTokens };
  const outputTokensMax = Math.max(1, Math.min(outputTokens, Math.floor(contextTokens / 8)));
  const promptTokens = contextTokens - 2 * outputTokensMax - FRAMING_TOKENS;
  const bytes = promptTokens * BYTES_PER_TOKEN - stableBytes;
  return { wakeBytesMax: Math.max(0, Math.min(WAKE_BYTES_MAX, bytes)), outputTokensMax };
}
