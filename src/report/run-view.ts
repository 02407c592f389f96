// A run as people read it, from the side that they ask for.

import type { RunReport } from '#main/run-report';
import { formatMetricsText } from './metrics-text.js';
import type { RunTextOptions } from './run-text.js';
import { formatRunText } from './run-text.js';
import { formatTokensText } from './tokens-text.js';

export const RUN_VIEWS = ['dashboard', 'tokens', 'metrics'] as const;
export type RunView = (typeof RUN_VIEWS)[number];

/** Ends with a line feed. */
export function formatRunView(report: RunReport, view: RunView, options: RunTextOptions): string {
  switch (view) {
    case 'dashboard':
      return formatRunText(report, options);
    case 'tokens':
      return formatTokensText(report, options);
    case 'metrics':
      return formatMetricsText(report, options);
  }
}
