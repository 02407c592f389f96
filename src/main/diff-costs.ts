// Compares what two orgs cost: the use case behind `orgsim cost diff`. Prints nothing.

import { OrgsimError } from '#base/errors';
import type { TokensAsBefore } from '#cost/diff/compare-costs';
import { compareCosts, haveNothingInCommon } from '#cost/diff/compare-costs';
import { sideOfEstimate } from '#cost/diff/estimate-side';
import { priceSideAt } from '#cost/diff/price-at';
import type { CostDiff, CostSide, PriceAt } from '#cost/diff/types';
import type { CostEstimate } from '#cost/estimate/types';
import { listPriceOf } from '#cost/prices/list-price';
import type { Pricing } from '#cost/prices/pricing';
import { STDIN } from '#io/read-source';
import type { Org } from '#org/types';
import { checkSelectors } from './agent-change.js';
import { checkDiffLimits } from './check-diff-limits.js';
import type { CostDiffReport } from './cost-diff-report.js';
import { reportCostDiff } from './cost-diff-report.js';
import type { CostLimits } from './cost-limits.js';
import type { OpenedOrg, OpenedSide } from './cost-side.js';
import { openCostSide } from './cost-side.js';
import type { LoadedOrg } from './load-org.js';
import { OrgReader } from './org-reader.js';
import type { OrgSource } from './org-source.js';
import type { CostOptions } from './price-org.js';
import { COST_DEFAULTS, priceLoaded } from './price-org.js';
import type { TokenSource } from './token-source.js';
import { tokensAsBefore } from './tokens-as-before.js';

export interface DiffOptions extends Partial<Omit<CostOptions, 'pricing' | 'whatIfs' | 'tokens'>> {
  /** Opens the price table for these models: those of both sides. */
  readonly pricingOf: (models: ReadonlySet<string>) => Promise<Pricing>;
  /** Where the tokens of a call come from; the file alone when left out. */
  readonly tokensFor?: (pricing: Pricing, orgs: readonly Org[]) => Promise<TokenSource>;
  /** Whose price table holds for both; undefined for each its own. */
  readonly priceAt: PriceAt | undefined;
  /** Whether a file that is not there, on one side, is an org without agents, and one without a common agent the same org. */
  readonly allowMissing: boolean;
  readonly limits: CostLimits;
  /** Options that were given in place of what a file says, as they are typed. */
  readonly assumed: readonly string[];
}

export type DiffOutcome =
  /** NEW has errors: nothing was compared. */
  | { readonly kind: 'refused'; readonly source: OrgSource; readonly loaded: LoadedOrg }
  | {
      readonly kind: 'done';
      readonly report: CostDiffReport;
      /** Each that is an ORG.md of which findings are of interest: NEW, and OLD where it has errors. */
      readonly opened: readonly Omit<OpenedOrg, 'kind'>[];
    };

/** Throws an OrgsimError for what cannot be read, and for two orgs that have nothing in common. */
export async function diffCosts(
  operands: readonly [old: string, now: string],
  options: DiffOptions,
): Promise<DiffOutcome> {
  checkStdin(operands);
  const reader = new OrgReader();
  const overrides = options.overrides ?? {};
  const old = await openCostSide(operands[0], reader, overrides);
  const now = await openCostSide(operands[1], reader, overrides);
  if (now.kind === 'faulty') return { ...now, kind: 'refused' };
  checkThere(old, now, options.allowMissing);
  const orgs = [old, now].flatMap((side) => (side.kind === 'org' ? side.loaded.org : []));
  checkSelectors(orgs, [...(options.rates ?? []), ...(options.batch ?? [])]);
  const pricing = await options.pricingOf(modelsOf(old, now));
  const tokens = (await options.tokensFor?.(pricing, orgs)) ?? COST_DEFAULTS.tokens;
  const [oldPriced, newPriced] = [old, now].map((side) =>
    priceSide(side, { pricing, tokens }, options),
  );
  const there = oldPriced?.side ?? newPriced?.side ?? sideWithout(old, pricing);
  const diff = diffAt(
    oldPriced?.side ?? nobody(old, operands[0], there),
    newPriced?.side ?? nobody(now, operands[1], there),
    options.priceAt ?? null,
    now.kind === 'org' ? tokensAsBefore(old, now.loaded.org, { pricing, tokens }) : undefined,
  );
  if (haveNothingInCommon(diff) && !options.allowMissing && !isTiny(diff)) throw twoOrgs(diff);
  const limits = checkDiffLimits(diff, options.limits, newPriced?.estimate ?? null);
  return {
    kind: 'done',
    report: reportCostDiff(diff, limits, options.assumed),
    opened: [old, now].flatMap((side) =>
      side.kind === 'faulty' || (side === now && side.kind === 'org') ? side : [],
    ),
  };
}

function checkStdin(operands: readonly string[]): void {
  if (!operands.every((operand) => operand === STDIN)) return;
  throw new OrgsimError(
    'usage',
    'Standard input cannot be both OLD and NEW.',
    'Give a file, or git:REV:PATH, for one of them.',
  );
}

function checkThere(old: OpenedSide, now: OpenedSide, allowMissing: boolean): void {
  for (const [side, other] of [
    [old, now],
    [now, old],
  ] as const) {
    if (side.kind === 'missing' && !(allowMissing && other.kind !== 'missing')) throw side.error;
  }
}

/** Those of both sides: what one of them costs at the prices of the other tells prices from models. */
function modelsOf(...sides: readonly OpenedSide[]): ReadonlySet<string> {
  return new Set(
    sides.flatMap((side) => {
      if (side.kind === 'missing' || side.kind === 'faulty') return [];
      const { agents } = side.kind === 'org' ? side.loaded.org : side.side;
      return agents.map(({ model }) => model);
    }),
  );
}

interface PricedSide {
  readonly side: CostSide;
  /** Null for a saved one. */
  readonly estimate: CostEstimate | null;
}

/** Null for one that is not there, or has errors. */
function priceSide(
  opened: OpenedSide,
  { pricing, tokens }: Pick<CostOptions, 'pricing' | 'tokens'>,
  options: DiffOptions,
): PricedSide | null {
  if (opened.kind === 'missing' || opened.kind === 'faulty') return null;
  if (opened.kind === 'saved') return { side: opened.side, estimate: null };
  const { source, loaded } = opened;
  const { overrides = {}, cache, rates = [], batch = [] } = options;
  const outcome = priceLoaded(source, loaded, {
    pricing,
    tokens,
    overrides,
    rates,
    batch,
    ...(cache !== undefined && { cache }),
  });
  if (outcome.kind === 'refused') throw new Error('an org with errors was refused before');
  const { estimate } = outcome;
  return { side: sideOfEstimate(source.name, estimate, pricing), estimate };
}

/** An org with errors that is gone: nothing is there that has a price. */
function sideWithout(opened: OpenedSide, pricing: Pricing): CostSide {
  if (opened.kind !== 'faulty') throw new Error('one side is there: that was checked before');
  return {
    name: '',
    org: '',
    tickSeconds: opened.loaded.org.tickSeconds,
    pricing: { name: pricing.name, asOf: pricing.asOf },
    cachePolicy: null,
    isSaved: false,
    absence: 'missing',
    agents: [],
    priceOf: (model) => listPriceOf(pricing.priceOf(model)),
  };
}

/** An org that is not there, or has errors, priced as the other one. */
function nobody({ kind }: OpenedSide, name: string, other: CostSide): CostSide {
  const absence = kind === 'faulty' ? 'errors' : 'missing';
  return { ...other, name, isSaved: false, absence, agents: [] };
}

function diffAt(
  old: CostSide,
  now: CostSide,
  priceAt: PriceAt | null,
  asBefore: TokensAsBefore | undefined,
): CostDiff {
  switch (priceAt) {
    case null:
      return compareCosts(old, now, priceAt, asBefore);
    case 'old':
      return compareCosts(old, priceSideAt(now, old), priceAt, asBefore);
    case 'new':
      return compareCosts(priceSideAt(old, now), now, priceAt, asBefore);
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
    'To see both, price them side by side: orgsim cost OLD NEW; --allow-missing compares them all the same.',
  );
}
