// A live run of the org of an ORG.md, begun or taken up again: the use case behind `orgsim run --live` and `--resume`. Shows
// nothing: what is to be said goes through the host.

import { OrgsimError } from '#base/errors';
import { sumAmounts } from '#journal/amounts';
import { foldCalls } from '#journal/fold-calls';
import type { JournalRecord, RunRecord } from '#journal/records';
import type { LoadedOrg } from '../load-org.js';
import type { OrgSource } from '../org-source.js';
import type { LiveHost, OpenModels } from './live-host.js';
import { offerLive } from './live-offer.js';
import type { LiveLimits, LiveOptions } from './live-options.js';
import { keepOptions, raise, readOptions, readRaised } from './live-options.js';
import type { OpenRun } from './open-run.js';
import type { PersonWishes } from './person-wishes.js';
import type { LivePlan } from './plan-live.js';
import { planAgain, planLive } from './plan-live.js';
import type { PlayedLive } from './play-live.js';
import { playLive } from './play-live.js';
import { refuseUnpriced } from './refuse-unpriced.js';
import { wakeNanoMax } from './wake-nano-max.js';

export type LiveOutcome =
  /** The org has errors: nothing was asked. */
  | { readonly kind: 'refused'; readonly loaded: LoadedOrg }
  /** It was not wanted at that price. */
  | { readonly kind: 'declined'; readonly loaded: LoadedOrg }
  | ({ readonly kind: 'played'; readonly loaded: LoadedOrg } & PlayedLive);

/** Throws an OrgsimError, before anything is made or paid, for options, models and prices that do not fit. */
export async function beginLive(
  source: OrgSource,
  options: LiveOptions,
  all: boolean,
  host: LiveHost,
): Promise<LiveOutcome> {
  const planned = await planLive(source, options);
  if (planned.kind === 'refused') return planned;
  const { loaded } = planned.live;
  const models = await host.openModels(planned.live);
  const live = await accepted(planned.live, models, 0, host);
  if (live === null) return { kind: 'declined', loaded };
  const folder = await host.createFolder(live.options.orders[0] ?? live.org.name);
  return closing(folder, async () => {
    await folder.journal.append(runRecord(live, folder, host));
    host.opened?.(folder);
    return {
      kind: 'played',
      loaded,
      ...(await playLive({ live, folder, models, wishes: null, all }, host)),
    };
  });
}

/** What may be said when a run is taken up. */
export interface ResumeOptions {
  readonly limits: LiveLimits;
  readonly wishes: PersonWishes;
  readonly all: boolean;
}

/** Throws an OrgsimError for a run that is not there, that another process has, or whose journal does not fit. */
export async function resumeLive(
  id: string,
  { limits, wishes, all }: ResumeOptions,
  host: LiveHost,
): Promise<LiveOutcome> {
  const folder = await host.openFolder(id);
  return closing(folder, async () => {
    const { recovered } = folder.journal;
    const planned = await planKept(recovered, limits);
    const { loaded } = planned;
    const models = await host.openModels(planned);
    const { settled, open } = foldCalls(recovered);
    const spent = sumAmounts([
      ...settled.map(({ call }) => call.spent),
      ...open.map(({ reserved }) => reserved),
    ]);
    const live = await accepted(planned, models, spent.nanoUsd, host);
    if (live === null) return { kind: 'declined', loaded };
    await folder.journal.append({
      type: 'resume',
      at: new Date(host.clock.now()).toISOString(),
      program: host.program,
      options: limitsOf(live.options),
    });
    host.opened?.(folder);
    return {
      kind: 'played',
      loaded,
      ...(await playLive({ live, folder, models, wishes, all }, host)),
    };
  });
}

/** The plan that a journal keeps, with the limits that were said since, and now. */
export async function planKept(
  records: readonly JournalRecord[],
  limits: LiveLimits,
): Promise<LivePlan> {
  const run = records.find((record) => record.type === 'run');
  if (run === undefined)
    throw new OrgsimError(
      'input-invalid',
      'The journal does not say which run it is of.',
      'Begin a new run.',
    );
  const { wanted, invocationPrices } = readOptions(run.options);
  let options = wanted;
  for (const record of records) {
    if (record.type === 'resume') options = raise(options, readRaised(record.options));
  }
  return planAgain(run.source, raise(options, limits), invocationPrices);
}

/** Null where it is not wanted at that price; else with the limits that were said. */
async function accepted(
  live: LivePlan,
  models: OpenModels,
  spentNano: number | null,
  host: LiveHost,
): Promise<LivePlan | null> {
  refuseUnpriced(live, models);
  const said = await host.offer(
    offerLive(live, models.routes, wakeNanoMax(live, models), spentNano),
  );
  return said === null ? null : { ...live, options: raise(live.options, said) };
}

function runRecord(
  { org, plan, options, source }: LivePlan,
  { id }: OpenRun,
  host: LiveHost,
): RunRecord {
  return {
    type: 'run',
    version: 1,
    id,
    at: new Date(host.clock.now()).toISOString(),
    program: host.program,
    org: org.name,
    ticks: plan.ticks,
    tickSeconds: org.tickSeconds,
    seed: options.seed,
    source: { name: source.name, text: source.text },
    options: keepOptions({ wanted: options, invocationPrices: plan.prices }),
  };
}

function limitsOf({
  maxUsd,
  maxCalls,
  maxDepth,
  maxWakes,
  maxOrderUsd,
  until,
  concurrency,
}: LiveOptions): Record<string, unknown> {
  return { maxUsd, maxCalls, maxDepth, maxWakes, maxOrderUsd, until, concurrency };
}

async function closing<T>(folder: OpenRun, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } finally {
    await folder.close();
  }
}
