// What every format of an estimate gets beside it, and what a format is. Knows none of them.

import type { CostReport } from '#main/cost-report';
import type { TableOptions } from './text-table.js';

export interface CostFormatOptions extends TableOptions {
  /** Whether both modes of each agent are shown, with the rate at which they cost the same. */
  readonly breakEven: boolean;
  /** A row for each agent. */
  readonly all: boolean;
}

/** An estimate as text, with a line feed at the end. */
export type FormatCost = (report: CostReport, options: CostFormatOptions) => string;
