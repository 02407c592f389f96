// `orgsim cost diff`: what a change of an org does to its cost, and why.

import type { PriceAt } from '#cost/diff/types';
import { checkDistinctFiles } from '#io/distinct-files';
import { isGitOperand } from '#io/git-operand';
import { STDIN } from '#io/read-source';
import type { DiffOptions } from '#main/diff-costs';
import { diffCosts } from '#main/diff-costs';
import type { CostDiffFormat } from '#report/cost-diff-formats';
import { COST_DIFF_FORMATS, loadCostDiffFormat } from '#report/cost-diff-formats';
import { formatLimits } from '#report/limit-text';
import type { AssumptionFlags } from '../assumption-flags.js';
import { ASSUMPTION_OPTIONS, readAssumptions } from '../assumption-flags.js';
import { defineCommand } from '../command.js';
import { EXIT } from '../exit-codes.js';
import type { FormatTarget } from '../format-targets.js';
import { formatFiles, formatParser, printedFormat, writeFormats } from '../format-targets.js';
import type { LimitFlags } from '../limit-flags.js';
import { LIMIT_OPTIONS, limitsOf } from '../limit-flags.js';
import { printFindings, refuseOrg } from '../org-findings.js';
import type { PricingFlags } from '../pricing-flags.js';
import { PRICING_OPTIONS, readPricing } from '../pricing-flags.js';
import type { TokenFlags } from '../token-flags.js';
import { readTokens, TOKEN_OPTIONS } from '../token-flags.js';

interface CostDiffFlags
  extends PricingFlags,
    Omit<AssumptionFlags, 'whatIf'>,
    TokenFlags,
    LimitFlags {
  readonly priceAt: PriceAt | undefined;
  readonly allowMissing: boolean;
  readonly format: readonly FormatTarget<CostDiffFormat>[] | undefined;
}

const { whatIf: _, ...ASSUMED } = ASSUMPTION_OPTIONS;

export const command = defineCommand<CostDiffFlags>({
  arguments: [
    {
      name: '<old>',
      summary:
        'an ORG.md or its folder; git:REV:PATH, as it is in another revision (PATH from here, /PATH from the top of the repository); a .json that `orgsim cost` saved; - for standard input',
    },
    { name: '<new>', summary: 'the same' },
  ],
  options: {
    ...PRICING_OPTIONS,
    ...ASSUMED,
    ...TOKEN_OPTIONS,
    priceAt: {
      flags: '--price-at <side>',
      summary: 'the price table of OLD or of NEW for both, so that new prices are no change',
      choices: ['old', 'new'],
    },
    allowMissing: {
      flags: '--allow-missing',
      summary:
        'take a file that is not there on one side, or has no agent in common, for an org that came, went or was rewritten',
    },
    ...LIMIT_OPTIONS,
    budget: {
      ...LIMIT_OPTIONS.budget,
      summary: 'exit with 1 when NEW costs more, such as 200/month',
    },
    format: {
      flags: '--format <name[:file]>',
      summary: 'how to print, or NAME:FILE to write it; may be repeated (default: table)',
      choices: COST_DIFF_FORMATS,
      parse: formatParser(COST_DIFF_FORMATS, 'cost-diff'),
    },
  },
  examples: [
    {
      command: 'orgsim cost diff git:main:ORG.md ORG.md',
      summary: 'what your changes do to the bill',
    },
    {
      command: 'orgsim cost diff base.json ORG.md --price-at new',
      summary: 'since it was saved, at prices of today',
    },
    {
      command: 'orgsim cost diff git:main:ORG.md ORG.md --max-increase 10%',
      summary: 'exit with 1 when it rises by more',
    },
    {
      command: 'orgsim cost diff git:main:ORG.md ORG.md --format md',
      summary: 'a comment for a pull request',
    },
  ],
  async run([old = '', now = ''], flags, output) {
    const { format: targets = [], priceAt, allowMissing } = flags;
    const files = [old, now].filter((operand) => operand !== STDIN && !isGitOperand(operand));
    // OLD and NEW may be one file: then nothing changed.
    checkDistinctFiles([...new Set(files)], formatFiles(targets));
    const options: DiffOptions = {
      ...readAssumptions({ ...flags, whatIf: undefined }),
      pricingOf: (models) => readPricing(flags, models),
      tokensFor: (pricing, orgs) => readTokens({ ...flags, dryRun: false }, pricing, orgs, output),
      priceAt,
      allowMissing,
      limits: limitsOf(flags),
      assumed: assumedBy(flags),
    };
    const outcome = await diffCosts([old, now], options);
    if (outcome.kind === 'refused') {
      await printFindings(outcome.source, outcome.loaded, output);
      throw refuseOrg(outcome.source, 'nothing was compared');
    }
    const { report } = outcome;
    for (const { source, loaded } of outcome.opened) await printFindings(source, loaded, output);
    await writeFormats(
      targets,
      'table',
      async (name, look) => (await loadCostDiffFormat(name))(report, look),
      output.stdout,
    );
    const exceeded = report.limits.filter(({ isExceeded }) => isExceeded);
    // A table says it itself.
    if (printedFormat(targets, 'table') !== 'table')
      output.stderr.write(formatLimits(exceeded, output.stderr.columns));
    return exceeded.length === 0 ? EXIT.clean : EXIT.findings;
  },
});

/** What was given in place of what a file says. */
function assumedBy(flags: CostDiffFlags): readonly string[] {
  const { rate, cache, batch, tick, tokens, count, calibration } = flags;
  return [
    ...(rate === undefined ? [] : ['--rate']),
    ...(cache === ASSUMED.cache.default ? [] : ['--cache']),
    ...(batch === undefined ? [] : ['--batch']),
    ...(tick === undefined ? [] : ['--tick']),
    ...(tokens === TOKEN_OPTIONS.tokens.default ? [] : ['--tokens']),
    ...(count === TOKEN_OPTIONS.count.default ? [] : ['--count']),
    ...(calibration === undefined ? [] : ['--calibration']),
  ];
}
