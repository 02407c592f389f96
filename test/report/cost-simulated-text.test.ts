// The table of estimate and simulation: what stands in its cells, and what is said under it.
import { describe, expect, test } from 'vitest';
import { reportCost } from '#main/cost-report';
import type { CostOptions } from '#main/price-org';
import { priceOrg } from '#main/price-org';
import { simulateCost } from '#main/simulate-cost';
import type { SimulateOptions } from '#main/simulate-options';
import { SIMULATE_DEFAULTS } from '#main/simulate-options';
import { formatSimulatedText } from '#report/cost-simulated-text';
import { PLAIN_STYLE } from '#report/style';
import { fileOf } from '../main/sample-orgs.js';

const LEAD =
  '### Lead\n- **Model:** claude-sonnet\n- **Trigger:** event-driven\n- **Max sleep:** never\n- **Activity:** 60 events/hr\n';
const BOT =
  '### Bot\n- **Model:** nobody/knows\n- **Trigger:** event-driven\n- **Wake on:** builds\n- **Max sleep:** never\n';

const GROUPED = { grouping: 'agent', all: false } as const;

async function textOf(
  roles: string,
  { columns = null, ...options }: Partial<SimulateOptions> & { columns?: number | null } = {},
  priced: Partial<CostOptions> = {},
): Promise<string> {
  const outcome = priceOrg(fileOf(`# Acme\n## Structure\n${roles}`), priced);
  if (outcome.kind !== 'done') throw new Error('refused');
  const { loaded, estimate } = outcome;
  const chosen = { length: { kind: 'ticks', ticks: 1200 }, replications: 4, ...options } as const;
  const simulation = await simulateCost(loaded.org, estimate, { ...SIMULATE_DEFAULTS, ...chosen });
  const [costed] = reportCost([{ ...outcome, simulation }], GROUPED, null, []).orgs;
  if (costed === undefined) throw new Error('no report');
  return formatSimulatedText({ ...costed, simulation }, { style: PLAIN_STYLE, columns });
}

describe('cells', () => {
  test('what is not known is not zero: unpriced, unknown, at least', async () => {
    const text = await textOf(LEAD + BOT);
    expect(text).toMatch(/│ Bot +│ unknown │ +0 ± 0 │ unpriced │ +unpriced │ yes/);
    expect(text).toMatch(/│ Total +│ .*│ >= \$1.80 │ >= \$/);
    expect(text).toMatch(/A day >= \$43.20, simulated >= \$/);
  });

  test('of one run the error is not known, and nor is whether the two agree', async () => {
    const text = await textOf(LEAD, { replications: 1 });
    expect(text).toMatch(/│ Lead +│ +60 │ +\d+(\.\d)? ± \? │.*│ \? /);
  });

  test('where the two differ, by how much', async () => {
    expect(await textOf(`${LEAD}- **Budget:** $3/day\n`)).toMatch(/│ Lead .* │ -8\d% /);
  });
});

describe('under the table', () => {
  test('what binds in the simulation alone', async () => {
    const text = await textOf(`${LEAD}- **Budget:** $3/day\n`);
    expect(text).toContain('Budgets held Lead (2.4 times a day): an estimate spends on past them.');
    expect(await textOf(LEAD)).not.toContain('held');
  });

  test('by how much arrivals by chance lower wakes', async () => {
    const text = await textOf(LEAD, { arrivals: 'poisson' }, { arrivalPattern: 'poisson' });
    expect(text).toContain('wake once: 21% fewer wakes of event-driven agents');
    const nobody = await textOf(
      LEAD.replace('event-driven', 'polling'),
      {},
      { arrivalPattern: 'poisson' },
    );
    expect(nobody).toContain('wake once; nobody here wakes for them.');
  });
});

test.each([40, 60, 80, 100])('%d columns are enough', async (columns) => {
  const lines = (await textOf(LEAD + BOT, { columns })).split('\n');
  const longest = Math.max(...lines.map((line) => line.length));
  expect(longest).toBeLessThanOrEqual(columns);
});
