// Options of a run that take each other's effect away. What merely says a thing twice is let through.

import { OrgsimError } from '#base/errors';
import type { Org } from '#org/types';
import type { WiringOptions } from './wire-run.js';
import { isWorkMadeUp } from './wire-run.js';

/** Throws an OrgsimError of code `usage`, in the words of the command line, when one option could have no effect. */
export function refuseContradictions(org: Org, options: WiringOptions): void {
  const { adapt, behavior, load } = options;
  if (adapt && behavior !== 'flow') {
    const why =
      behavior === 'passive'
        ? 'passive agents ask for nothing'
        : 'a script says itself what agents ask for';
    throw usage(
      `--adapt is for agents in the flow, and ${why}.`,
      'Leave out --adapt, or --behavior.',
    );
  }
  if (load === undefined) return;
  if (!isWorkMadeUp(options)) {
    throw usage(
      '--load says how many orders are made up, and beside --order or --events none are.',
      'Add --workload to make up orders all the same, or leave out --load.',
    );
  }
  if (org.workload.ordersPerHour !== null) {
    throw usage(
      '--load chooses the rate of orders, and the file states one: Orders, under Workload.',
      'Leave out --load, or take Orders out of the file.',
    );
  }
}

function usage(message: string, hint: string): OrgsimError {
  return new OrgsimError('usage', message, hint);
}
