// Estimates for the formats: a small org, one with everything that is not known, one that is hostile, one of nobody.
import { referencePricing } from '#cost/prices/reference-pricing';
import type { CostLimits } from '#main/cost-limits';
import { checkLimits } from '#main/cost-limits';
import type { CostGrouping } from '#main/cost-lines';
import type { CostReport } from '#main/cost-report';
import { reportCost } from '#main/cost-report';
import { loadOrg } from '#main/load-org';
import { parseWhatIf } from '#main/parse-what-if';
import type { CostOptions } from '#main/price-org';
import { priceLoaded } from '#main/price-org';

const HOSTILE_NAMES = [
  '=HYPERLINK("http://x.y")',
  '+1, "two"',
  '@acme/all #12 <b>|`x`*y*',
  '1. \u001b[31mred\u0007\u202egnorw',
  '財務分析担当者のための長い名前 👩‍🚀',
  `Long ${'name '.repeat(20)}`,
];

export const ORGS = {
  small:
    '# Small\n\n## Structure\n\n### COO\n\n- **Trigger:** event-driven\n\n### Workers\n\n- **Count:** 3\n',
  unsure:
    '# Unsure\n\n## Structure\n\n### CEO\n\n- **Activity:** 2-8 events/hr\n- **Trigger:** event-driven\n- **Budget:** $1/day\n\n### Support\n\n#### Ticket Bot\n\n- **Trigger:** event-driven\n- **Wake on:** issue opened\n- **Tokens:** 1K-4K in, 200-900 out\n\n#### Oracle\n\n- **Model:** acme/oracle-9\n\n#### Local\n\n- **Model:** ollama/llama3\n',
  hostile: `# ${HOSTILE_NAMES[2]}\n\n## Structure\n\n${HOSTILE_NAMES.map((name) => `### ${name}\n\n#### ${name} too\n\n- **Trigger:** event-driven\n`).join('\n')}`,
  nobody: '',
};

export interface SampleOptions {
  readonly grouping?: CostGrouping;
  readonly all?: boolean;
  readonly limits?: Partial<CostLimits>;
  readonly cost?: Partial<CostOptions>;
}

/** Of these texts, each a file of its own; what is wrong with them is passed over. */
export function costReport(
  texts: Readonly<Record<string, string>>,
  { grouping = 'agent', all = false, limits = {}, cost = {} }: SampleOptions = {},
): CostReport {
  const priced = Object.entries(texts).flatMap(([name, text]) => {
    const source = { name: `${name}.md`, text };
    const loaded = { ...loadOrg(source), findings: [] };
    const outcome = priceLoaded(source, loaded, { pricing: referencePricing, ...cost });
    return outcome.kind === 'done' ? [outcome] : [];
  });
  const checks = checkLimits(
    priced.map(({ estimate }) => estimate),
    { budget: undefined, maxIncrease: undefined, failOn: [], ...limits },
    undefined,
  );
  return reportCost(priced, { grouping, all }, null, checks);
}

/** All there is to show at once. */
export const FULL = costReport(ORGS, {
  limits: { budget: { usd: 10, period: 'day' }, failOn: ['unpriced', 'budget'] },
  cost: { whatIfs: [parseWhatIf('all: polling'), parseWhatIf('all: model acme/other|*x*')] },
});
