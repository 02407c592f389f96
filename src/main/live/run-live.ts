// A live run of the org of an ORG.md, begun or taken up again: the use case behind `orgsim run --live` and `--resume`. Shows
// nothing: what is to be said goes through the host.

import { OrgsimError } from '#base/errors';
import { sumAmounts } from '#journal/amounts';
import { foldCalls } from '#journal/fold-calls';
import type { JournalRecord, RunRecord } from '#journal/records';
import { plainEvent } from '#live/read-answer';
import type { RecoveredRun } from '#live/recover-run';
import { recoverRun } from '#live/recover-run';
import { createPromptBook } from '#models/prompt/create-prompt-book';
import type { LoadedOrg } from '../load-org.js';
import type { OpenedModels } from '../open-models.js';
import type { OrgSource } from '../org-source.js';
import { checkReach } from './check-reach.js';
import type { LiveHost } from './live-host.js';
import { offerLive } from './live-offer.js';
import type { LiveLimits, LiveOptions } from './live-options.js';
import { keepOptions, limitsOf, raise, readOptions, readRaised } from './live-options.js';
import { narrowBudgets } from './narrow-budgets.js';
import type { OpenRun } from './open-run.js';
import type { PersonWishes } from './person-wishes.js';
import type { LivePlan } from './plan-live.js';
import { planAgain, planLive } from './plan-live.js';
import type { PlayedLive } from './play-live.js';
import { playLive } from './play-live.js';
import { refuseNarrow } from './prompt-room.js';
import { refuseUnpriced } from './refuse-unpriced.js';
import { routeIn } from './route-in.js';
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
  return playNew({ live: planned.live, all }, host);
}

export interface NewRun {
  readonly live: LivePlan;
  readonly all: boolean;
  /** What persons did in the run that is repeated. */
  readonly earlier?: RecoveredRun;
}

/** A run in a folder of its own, when its price is agreed on. */
export async function playNew(
  { live: planned, all, earlier }: NewRun,
  host: LiveHost,
): Promise<LiveOutcome> {
  const { loaded } = planned;
  const models = await host.openModels(planned);
  const notices = [...models.notices, ...nothingOrdered(planned)];
  const live = await accepted(planned, { ...models, notices }, 0, host);
  if (live === null) return { kind: 'declined', loaded };
  const folder = await host.createFolder(live.options.orders[0] ?? live.org.name);
  return closing(folder, async () => {
    const { journal } = folder;
    await journal.append(runRecord(live, folder, host));
    for (const { tick, event } of earlier?.events ?? [])
      await journal.append({ type: 'outside', tick, event: plainEvent(event) });
    for (const release of earlier?.releases ?? []) await journal.append(release);
    host.opened?.(folder);
    const recovered = earlier ?? recoverRun(journal.recovered);
    return {
      kind: 'played',
      loaded,
      ...(await playLive({ live, folder, models, recovered, wishes: null, all }, host)),
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
      ...(await playLive(
        { live, folder, models, recovered: recoverRun(recovered), wishes, all },
        host,
      )),
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
  models: OpenedModels,
  spentNano: number | null,
  host: LiveHost,
): Promise<LivePlan | null> {
  refuseUnpriced(live, models);
  const { org, options } = live;
  const setup = { ...options, book: createPromptBook(org), routeOf: routeIn(models.routes) };
  refuseNarrow(org.agents, setup);
  const notices = [...models.notices, ...narrowBudgets(live, setup)];
  const said = await host.offer(
    offerLive(live, { ...models, notices }, wakeNanoMax(org, setup), spentNano),
  );
  if (said === null) return null;
  if (host.patience !== undefined)
    await checkReach(models, AbortSignal.any([host.patience(), host.stopping]));
  return { ...live, options: raise(options, said) };
}

/** A run without work pays for polls that find nothing: better known before. */
function nothingOrdered({ options: { orders, events, workload } }: LivePlan): readonly string[] {
  if (orders.length > 0 || events !== null || workload) return [];
  return [
    'nothing is ordered, so only polls, timers, thresholds and safety wakes ask anybody: --order TEXT gives an order, --workload makes orders up.',
  ];
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

async function closing<T>(folder: OpenRun, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } finally {
    await folder.close();
  }
}
