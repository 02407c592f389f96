// Real inference on a model made for the purpose: text in, text out, one answer at a time, with what was really counted.
// Knows no protocol.

import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Llama } from '../model-server/llama.mjs';
import { randomModel } from './random-model.js';

const CONTEXT_TOKENS = 16_384;

type Schema = Readonly<Record<string, unknown>>;

export interface ChatTurn {
  readonly role: string;
  readonly content: string;
}

export interface Thought {
  readonly turns: readonly ChatTurn[];
  /** What every answer fits, as long as it is not cut short: a JSON schema, any JSON, or anything. */
  readonly form: Schema | 'json' | null;
  readonly outputTokensMax: number;
  readonly temperature: number;
  readonly seed: number;
  readonly signal: AbortSignal;
  readonly onText: (piece: string) => void;
}

export interface Written {
  readonly text: string;
  readonly isCutShort: boolean;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly millisecondsToFirst: number;
  readonly milliseconds: number;
}

export interface Inference {
  /** The same question with the same seed gets the same answer, whatever was asked before. Rejects when it is aborted. */
  think(thought: Thought): Promise<Written>;
  /** In bytes. */
  readonly modelSize: number;
  close(): Promise<void>;
}

export async function startInference(seed: number): Promise<Inference> {
  const { getLlama, LlamaCompletion, LlamaLogLevel, LlamaText, SpecialTokensText } =
    await installed();
  const folder = mkdtempSync(join(tmpdir(), 'orgsim-model-'));
  const modelPath = join(folder, 'random.gguf');
  writeFileSync(modelPath, randomModel(seed));
  const llama = await getLlama({ gpu: false, build: 'never', logLevel: LlamaLogLevel.error });
  const model = await llama.loadModel({ modelPath });
  // One thread: on a shared machine a second one waits for the first.
  const context = await model.createContext({
    contextSize: CONTEXT_TOKENS,
    threads: 1,
    sequences: 1,
  });

  const chatOf = (turns: readonly ChatTurn[]) =>
    new LlamaText([
      ...turns.flatMap(({ role, content }) => [
        new SpecialTokensText('<|im_start|>'),
        `${role}\n${content}`,
        new SpecialTokensText('<|im_end|>'),
        '\n',
      ]),
      new SpecialTokensText('<|im_start|>'),
      'assistant\n',
    ]);

  async function write({ turns, form, onText, signal, ...thought }: Thought): Promise<Written> {
    signal.throwIfAborted();
    // A new sequence for each: what is left of the one before would change what is counted, and the last digits of the sums.
    const sequence = context.getSequence();
    const completion = new LlamaCompletion({ contextSequence: sequence });
    try {
      const grammar = await grammarOf(llama, form);
      const before = sequence.tokenMeter.getState();
      const startMs = performance.now();
      let firstMs: number | null = null;
      const { response, metadata } = await completion.generateCompletionWithMeta(chatOf(turns), {
        ...(grammar !== null && { grammar }),
        maxTokens: thought.outputTokensMax,
        temperature: thought.temperature,
        seed: drawnSeed(thought.seed, turns),
        signal,
        disableContextShift: true,
        onTextChunk: (piece) => {
          firstMs ??= performance.now();
          onText(piece);
        },
      });
      const { usedInputTokens, usedOutputTokens } = sequence.tokenMeter.diff(before);
      const endMs = performance.now();
      return {
        text: response,
        isCutShort: metadata.stopReason === 'maxTokens',
        inputTokens: usedInputTokens,
        outputTokens: usedOutputTokens,
        millisecondsToFirst: (firstMs ?? endMs) - startMs,
        milliseconds: endMs - startMs,
      };
    } finally {
      completion.dispose();
      sequence.dispose();
    }
  }

  let last: Promise<unknown> = Promise.resolve();
  return {
    modelSize: model.size,
    think: (thought) => {
      const answer = last.then(() => write(thought));
      last = answer.catch(() => undefined);
      return answer;
    },
    close: async () => {
      await last;
      await llama.dispose();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/**
 * What a model of random weights reads hardly changes what it writes: with the seed alone it would decide alike at every wake.
 */
function drawnSeed(seed: number, turns: readonly ChatTurn[]): number {
  return createHash('sha256')
    .update(JSON.stringify([seed, turns]))
    .digest()
    .readUInt32LE();
}

async function installed(): Promise<typeof import('../model-server/llama.mjs')> {
  try {
    return await import('../model-server/llama.mjs');
  } catch (error) {
    throw new Error(
      'There is no inference here: `npm ci --prefix test/model-server --ignore-scripts --omit=optional` installs it on Linux x64.',
      { cause: error },
    );
  }
}

async function grammarOf(llama: Llama, form: Thought['form']) {
  if (form === null) return null;
  if (form === 'json') return llama.getGrammarFor('json');
  return llama.createGrammarForJsonSchema(withOneOf(form));
}

/** node-llama-cpp takes `anyOf` for anything at all; for what may be written it is the same as `oneOf`. */
function withOneOf(schema: Schema): Schema {
  const entries = Object.entries(schema).map(([key, value]) => [
    key === 'anyOf' ? 'oneOf' : key,
    Array.isArray(value) ? value.map(inside) : inside(value),
  ]);
  return Object.fromEntries(entries);
}

function inside(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? withOneOf({ ...value }) : value;
}
