// Has a provider count texts: only what is not known yet, a few at a time. Knows no provider.

import type { TokenCounter } from '#cost/count-tokens';
import { joinBlocks } from '#models/prompt/types';
import type { RememberedCounts } from './remembered-counts.js';
import { countKey } from './remembered-counts.js';

/** Counts whatever it wants to know. */
export type CountUse = (counter: TokenCounter) => void;

export interface AskSetup {
  readonly ask: (model: string, text: string) => Promise<number>;
  /** Called after each answer, with the share that is done. */
  readonly report: (share: number) => void;
}

const AT_A_TIME = 4;

interface Question {
  readonly model: string;
  readonly text: string;
}

/** What `use` counts and nobody has counted yet, of models of which the provider can be asked. */
export function openQuestions(
  use: CountUse,
  canAsk: (model: string) => boolean,
  known: RememberedCounts,
): ReadonlyMap<string, Question> {
  const open = new Map<string, Question>();
  use({
    count(model, blocks) {
      const text = joinBlocks(blocks);
      const key = countKey(model, text);
      if (canAsk(model) && !known.has(key)) open.set(key, { model, text });
      return { tokens: 0, error: 0 };
    },
  });
  return open;
}

/** Adds the answers to `known`, those too that came before one failed: its error is thrown at the end. */
export async function askCounts(
  questions: ReadonlyMap<string, Question>,
  { ask, report }: AskSetup,
  known: RememberedCounts,
): Promise<void> {
  const waiting = [...questions];
  const failures: unknown[] = [];
  let done = 0;
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [key, { model, text }] = next;
      try {
        known.set(key, await ask(model, text));
      } catch (error) {
        failures.push(error);
        // Whoever failed once fails again: the rest is not tried.
        waiting.length = 0;
      }
      done += 1;
      report(done / questions.size);
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, work));
  if (failures.length > 0) throw failures[0];
}
