// The options that say where tokens of a call come from: the file, the prompt counted here or by the provider, recorded runs.

import { OrgsimError } from '#base/errors';
import type { TokenCounter } from '#cost/count-tokens';
import { createLocalCounter } from '#cost/count-tokens';
import type { Pricing } from '#cost/prices/pricing';
import { startProgress } from '#io/progress';
import { readSource } from '#io/read-source';
import type { Output } from '#io/terminal';
import type { CountUse } from '#main/ask-counts';
import { parseCalibration } from '#main/calibration';
import type { TokenSource } from '#main/token-source';
import { countOrgs, createTokenSource } from '#main/token-source';
import type { Org } from '#org/types';
import type { OptionTable } from './command.js';
import { inGroup } from './command.js';

export interface CountFlags {
  readonly count: 'local' | 'api';
}

export interface TokenFlags extends CountFlags {
  readonly tokens: 'counted' | 'stated';
  readonly calibration: string | undefined;
}

export const COUNT_OPTIONS: OptionTable<CountFlags> = {
  count: {
    flags: '--count <how>',
    summary: 'who counts the prompt: orgsim, about, or Anthropic, which is asked once',
    choices: ['local', 'api'],
    default: 'local',
  },
};

export const TOKEN_OPTIONS = inGroup<TokenFlags>('What is assumed:', {
  tokens: {
    flags: '--tokens <from>',
    summary: 'of a call, unless the file states them: counted from the prompt, or 4K in, 1K out',
    choices: ['counted', 'stated'],
    default: 'counted',
  },
  ...COUNT_OPTIONS,
  calibration: {
    flags: '--calibration <file>',
    summary: 'tokens of recorded runs, from a file that orgsim calibrate wrote',
  },
});

/**
 * The tokens for these orgs. With `--count api` this asks the provider for what it has not said before, and
 * remembers it. Throws an OrgsimError.
 */
export async function readTokens(
  flags: TokenFlags & { readonly dryRun: boolean },
  pricing: Pricing,
  orgs: readonly Org[],
  output: Output,
): Promise<TokenSource> {
  checkCount(flags);
  const { calibration: file } = flags;
  const calibration =
    file === undefined ? null : parseCalibration((await readSource(file)).text, file);
  if (flags.tokens === 'stated') return createTokenSource({ counter: null, calibration });
  const use = (counter: TokenCounter): void => countOrgs(orgs, pricing, counter);
  return createTokenSource({ counter: await readCounter(flags, use, output), calibration });
}

/** The same for whoever counts other texts: all that `use` counts. */
export async function readCounter(
  { count }: CountFlags,
  use: CountUse,
  { stderr }: Output,
): Promise<TokenCounter> {
  if (count === 'local') return createLocalCounter();
  const { askAnthropic } = await import('#main/ask-anthropic');
  const progress = startProgress(stderr, 'counting tokens');
  return askAnthropic(use, process.env, progress).finally(() => progress.end());
}

function checkCount({ count, tokens, dryRun }: TokenFlags & { readonly dryRun: boolean }): void {
  if (count === 'local') return;
  if (dryRun) {
    throw new OrgsimError(
      'usage',
      '--count api asks Anthropic, and --dry-run says that nothing is fetched.',
      'Leave out one of them.',
    );
  }
  if (tokens === 'stated') {
    throw new OrgsimError(
      'usage',
      'With --tokens stated nothing is counted, so --count api would have no effect.',
      'Leave out one of them.',
    );
  }
}
