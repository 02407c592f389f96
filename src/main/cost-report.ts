// What `orgsim cost` has to tell, whatever the format: the estimate of each file, and what follows from all of them.

import type { CostEstimate } from '#cost/estimate/types';
import type { Org } from '#org/types';

export interface CostedOrg {
  /** As it was named. */
  readonly file: string;
  readonly org: Org;
  readonly estimate: CostEstimate;
}

export interface CostReport {
  /** In the order of the files; at least one. */
  readonly orgs: readonly CostedOrg[];
}
