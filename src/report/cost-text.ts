// An estimate as people read it.

import type { CostReport } from '#main/cost-report';
import type { CostFormatOptions } from './cost-options.js';
import { formatCost } from './quantities.js';
import { formatTable } from './text-table.js';

export function formatCostText({ orgs }: CostReport, options: CostFormatOptions): string {
  return orgs
    .map(({ estimate: { agents } }) =>
      formatTable(
        [
          { title: 'Agent', align: 'left', least: 12 },
          { title: '$/h', align: 'right' },
        ],
        agents.map(({ name, costPerHour }) => [
          { text: name },
          { text: formatCost(costPerHour?.expected ?? 0, costPerHour === null ? 1 : 0, true) },
        ]),
        options,
      ),
    )
    .map((table) => `${table}\n`)
    .join('\n');
}
