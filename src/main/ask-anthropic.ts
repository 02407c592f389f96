// `--count api`: has Anthropic count prompts, once each, and keeps what it says.

import { OrgsimError } from '#base/errors';
import type { TokenCounter } from '#cost/count-tokens';
import { createLocalCounter } from '#cost/count-tokens';
import { deadline } from '#io/deadline';
import { readKept, writeKept } from '#io/kept-text';
import type { Progress } from '#io/progress';
import { connectAnthropic, isAnthropicModel } from '#models/anthropic-count-tokens';
import type { CountUse } from './ask-counts.js';
import { askCounts, openQuestions } from './ask-counts.js';
import { createRememberedCounter, formatCounts, parseCounts } from './remembered-counts.js';

/** In the folder where orgsim is called, so that a repository can keep it: then nobody else has to ask. */
const COUNTS_FILE = '.orgsim/tokens.json';

interface AskLimits {
  readonly file: string;
  /** For one attempt, and for all of it. */
  readonly attemptMs: number;
  readonly patienceMs: number;
}

const LIMITS: AskLimits = { file: COUNTS_FILE, attemptMs: 20_000, patienceMs: 120_000 };

export interface AnthropicEnvironment {
  readonly ANTHROPIC_API_KEY?: string | undefined;
  readonly ANTHROPIC_BASE_URL?: string | undefined;
}

/**
 * A counter that knows what Anthropic said of all that `use` counts; of other models, and of other texts, it makes
 * estimates. Throws an OrgsimError: of code `usage` without a key where something is to be asked, else `provider-failed`.
 */
export async function askAnthropic(
  use: CountUse,
  { ANTHROPIC_API_KEY: key, ANTHROPIC_BASE_URL: baseUrl }: AnthropicEnvironment,
  progress: Progress,
  { file, attemptMs, patienceMs }: AskLimits = LIMITS,
): Promise<TokenCounter> {
  const known = parseCounts(await readKept(file));
  const questions = openQuestions(use, isAnthropicModel, known);
  if (questions.size > 0) {
    const ask = await connectAnthropic({
      apiKey: keyOrThrow(key),
      baseUrl: baseUrl === undefined || baseUrl === '' ? null : baseUrl,
      timeoutMs: attemptMs,
    });
    const signal = deadline(patienceMs);
    const before = known.size;
    try {
      await askCounts(
        questions,
        {
          ask: (model, text) => ask(model, text, signal),
          report: (share) => progress.report(share),
        },
        known,
      );
    } finally {
      // What was said before something failed need not be asked again.
      if (known.size > before) writeKept(file, formatCounts(known));
    }
  }
  return createRememberedCounter(known, createLocalCounter());
}

function keyOrThrow(key: string | undefined): string {
  if (key !== undefined && key.trim() !== '') return key.trim();
  throw new OrgsimError(
    'usage',
    'Anthropic is to count tokens, and there is no key for it.',
    'Set ANTHROPIC_API_KEY, or leave out --count api to estimate them.',
  );
}
