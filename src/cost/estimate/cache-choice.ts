// Which entries of the prompt cache an agent may use, and what they would find. Knows no rate but that of calls.

import type { ModelPricing } from '../prices/pricing.js';
import { ttlSecondsOf, writeUsd } from './call-cost.js';
import type { CacheChoice, CachePolicy } from './types.js';

export interface CacheOptions {
  /** Dearer to come first only by what they cost: `none` is the first of those that are allowed. */
  readonly choices: readonly [CacheChoice, ...CacheChoice[]];
  /** Why there is no choice, or what a choice rests on; null where nothing is to be said. */
  readonly why: string | null;
}

const ALL: readonly ('5m' | '1h')[] = ['5m', '1h'];

export function cacheOptions(
  priced: ModelPricing,
  stablePrefix: number,
  policy: CachePolicy,
): CacheOptions {
  const none = (why: string): CacheOptions => ({ choices: ['none'], why });
  if (priced.kind !== 'tokens') return none('its price is by invocation');
  if (policy === 'none') return none('as asked for');
  const { cacheTokensMin, bands } = priced.price;
  if (stablePrefix <= 0) return none('nothing of its prompt stays the same');
  if (cacheTokensMin !== null && stablePrefix < cacheTokensMin)
    return none(
      `a prefix of ${wholeNumber(stablePrefix)} tokens is below the ${wholeNumber(cacheTokensMin)} that are cached`,
    );
  const [{ rates }] = bands;
  const priceable = ALL.filter((choice) => writeUsd(rates, choice) !== null);
  const known = priceable.filter((choice) => ttlSecondsOf(priced.price, choice) !== null);
  if (known.length === 0 && priceable.length > 0)
    return none('how long it keeps a prompt is not known');
  const [first, ...others] = known.filter((choice) => policy === 'best' || choice === policy);
  if (first === undefined)
    return none(
      priceable.length === 0
        ? 'no price of cached tokens is known'
        : `the model has no entries of ${policy}`,
    );
  const why = cacheTokensMin === null ? 'the least prefix that is cached is not known' : null;
  return policy === 'best'
    ? { choices: ['none', first, ...others], why }
    : { choices: [first, ...others], why };
}

/** Why one was picked of several, by what the calls of an hour cost with each. */
export function whyPicked(
  picked: CacheChoice,
  costs: ReadonlyMap<CacheChoice, number>,
  { choices, why }: CacheOptions,
): string {
  if (choices.length === 1) return why ?? 'as asked for';
  const none = costs.get('none') ?? 0;
  const chosen = costs.get(picked) ?? 0;
  if (picked === 'none')
    return none === 0
      ? 'its calls cost nothing'
      : 'calls are too rare: entries would run out before they are read';
  const saving = `saves ${Math.round(100 * (1 - chosen / none))} % over none`;
  return why === null ? saving : `${saving}; ${why}`;
}

function wholeNumber(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}
