// Compares what two orgs cost: the use case behind `orgsim cost diff`. Prints nothing.

import { OrgsimError } from '#base/errors';
import { compareCosts, haveNothingInCommon } from '#cost/diff/compare-costs';
import { priceSideAt } from '#cost/diff/price-at';
import type { CostDiff, CostSide, PriceAt } from '#cost/diff/types';
import { STDIN } from '#io/read-source';
import { checkSelectors } from './agent-change.js';
import { checkDiffLimits } from './check-diff-limits.js';
import type { CostDiffReport } from './cost-diff-report.js';
import { reportCostDiff } from './cost-diff-report.js';
import type { CostLimits } from './cost-limits.js';
import type { OpenedSide } from './cost-side.js';
import { openCostSide } from './cost-side.js';
import type { LoadedOrg } from './load-org.js';
import { OrgReader } from './org-reader.js';
import type { OrgSource } from './org-source.js';
import type { CostOptions, PricedOrg } from './price-org.js';

export interface DiffOptions extends Partial<CostOptions> {
  /** Whose price table holds for both; undefined for each its own. */
  readonly priceAt: PriceAt | undefined;
  /** Whether a file that is not there, on one side, is an org without agents. */
  readonly allowMissing: boolean;
  readonly limits: CostLimits;
}

export type DiffOutcome =
  /** An org has errors: nothing was compared. */
  | { readonly kind: 'refused'; readonly source: OrgSource; readonly loaded: LoadedOrg }
  | {
      readonly kind: 'done';
      readonly report: CostDiffReport;
      /** NEW, where it is an ORG.md: its findings are of interest. */
      readonly priced: PricedOrg | null;
    };

/** Throws an OrgsimError for what cannot be read, and for two orgs that have nothing in common. */
export async function diffCosts(
  operands: readonly [old: string, now: string],
  options: DiffOptions,
): Promise<DiffOutcome> {
  if (operands.every((operand) => operand === STDIN)) {
    throw new OrgsimError(
      'usage',
      'Standard input cannot be both OLD and NEW.',
      'Give a file, or git:REV:PATH, for one of them.',
    );
  }
  const reader = new OrgReader();
  const old = await openCostSide(operands[0], reader, options);
  const now = await openCostSide(operands[1], reader, options);
  for (const side of [old, now]) {
    if (side.kind === 'refused') return side;
  }
  const [oldSide, newSide] = sidesOf(old, now, options.allowMissing);
  const diff = diffAt(oldSide, newSide, options.priceAt ?? null);
  if (haveNothingInCommon(diff) && !isTiny(diff)) throw twoOrgs(diff);
  const opened = [old, now].flatMap((side) => (side.kind === 'priced' ? side.priced : []));
  checkSelectors(
    opened.map(({ loaded }) => loaded.org),
    options.rates ?? [],
  );
  const priced = now.kind === 'priced' ? now.priced : null;
  const limits = checkDiffLimits(diff, options.limits, priced?.estimate ?? null);
  return { kind: 'done', report: reportCostDiff(diff, limits), priced };
}

function sidesOf(
  old: OpenedSide,
  now: OpenedSide,
  allowMissing: boolean,
): readonly [CostSide, CostSide] {
  const [oldSide, newSide] = [old, now].map((opened) => ('side' in opened ? opened.side : null));
  for (const opened of [old, now]) {
    const isOnlyOne = (oldSide ?? newSide ?? null) !== null;
    if (opened.kind === 'missing' && !(allowMissing && isOnlyOne)) throw opened.error;
  }
  const there = oldSide ?? newSide;
  if (there === null || there === undefined) throw new Error('both sides were refused before');
  return [oldSide ?? nobody(old, there), newSide ?? nobody(now, there)];
}

/** An org that is not there, priced as the other one. */
function nobody(opened: OpenedSide, other: CostSide): CostSide {
  const name = opened.kind === 'missing' ? opened.name : '';
  return { ...other, name, isSaved: false, isMissing: true, agents: [] };
}

function diffAt(old: CostSide, now: CostSide, priceAt: PriceAt | null): CostDiff {
  switch (priceAt) {
    case null:
      return compareCosts(old, now);
    case 'old':
      return compareCosts(old, priceSideAt(now, old), priceAt);
    case 'new':
      return compareCosts(priceSideAt(old, now), now, priceAt);
  }
}

/** Up to so many agents, all of them may have been renamed and changed at once. */
const TINY = 3;

function isTiny({ old, new: now }: CostDiff): boolean {
  return Math.max(old.agents.length, now.agents.length) <= TINY;
}

function twoOrgs({ old, new: now }: CostDiff): OrgsimError {
  return new OrgsimError(
    'input-invalid',
    `${old.name} and ${now.name} have no agent in common: these are two orgs, not one that changed.`,
    'To see both, price them side by side: orgsim cost OLD NEW.',
  );
}
