// What several rules ask of one org is worked out once. Knows no rule.

import type { Org } from '#org/types';
import type { RuleContext } from './define-rule.js';

/** The same function, asked only once for each org. */
export function oncePerOrg<T>(work: (context: RuleContext) => T): (context: RuleContext) => T {
  const known = new WeakMap<Org, { readonly result: T }>();
  return (context) => {
    const found = known.get(context.org);
    if (found !== undefined) return found.result;
    const result = work(context);
    known.set(context.org, { result });
    return result;
  };
}
