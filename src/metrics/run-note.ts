// One remark below the table of a run.

import type { Mark } from './utilization-marks.js';

export interface RunNote {
  readonly kind: Mark;
  /** Without a full stop. */
  readonly text: string;
}
