// Why an agent woke last or sleeps: runs the org up to a moment and asks. The use case behind `orgsim why AGENT`.

import type { Duration } from '#base/duration';
import { OrgsimError } from '#base/errors';
import type { Org } from '#org/types';
import { describeWhy } from './describe-why.js';
import { findOneAgent } from './find-agents.js';
import type { LoadedOrg } from './load-org.js';
import { hasErrors } from './load-org.js';
import type { OrgSource } from './org-source.js';
import { momentOf, parseMoment, timeLineOf } from './parse-moment.js';
import type { RunPlan } from './plan-run.js';
import { planRun } from './plan-run.js';
import { playRun } from './play-run.js';
import type { RunOptions } from './run-org.js';
import { loadForRun, RUN_DEFAULTS } from './run-org.js';
import { AgentWatch } from './watch-agent.js';
import type { WhyReport } from './why-report.js';

/** A run that is looked into. */
export type LookedInto = Omit<RunOptions, 'all' | 'sample' | 'length'> & {
  /** Undefined for a day. */
  readonly length: Duration | undefined;
};

export type WhyOptions = LookedInto & {
  /** A tick, a time since the start or an org-local time; undefined for the end of the run. */
  readonly at: string | undefined;
};

export type WhyOutcome<Report> =
  /** The org has errors: nothing was run. */
  | { readonly kind: 'refused'; readonly loaded: LoadedOrg }
  | { readonly kind: 'done'; readonly loaded: LoadedOrg; readonly report: Report };

export const LOOKED_DEFAULTS: LookedInto = { ...RUN_DEFAULTS, length: undefined };

/**
 * `wanted` is the agent's id, name or title, in any case; at the end of a day of flow with seed 1
 * unless `given` says otherwise. Throws an OrgsimError for an agent that is not there and for
 * options that do not fit the org.
 */
export function whyAgent(
  source: OrgSource,
  wanted: string,
  given: Partial<WhyOptions> = {},
  progress?: (share: number) => void,
): WhyOutcome<WhyReport> {
  const options: WhyOptions = { ...LOOKED_DEFAULTS, at: undefined, ...given };
  return lookInto(source, options, (org) => {
    const agent = findOneAgent(org, wanted);
    const plan = planUpTo(org, options);
    const watched = new AgentWatch(agent);
    const played = playRun(plan, {
      observer: { ...watched.observer, ...(progress !== undefined && { progress }) },
    });
    return describeWhy({ agent, plan, played, watched });
  });
}

/** Loads the org and looks into it, unless it has errors. */
export function lookInto<Report>(
  source: OrgSource,
  options: Pick<LookedInto, 'tick'>,
  look: (org: Org) => Report,
): WhyOutcome<Report> {
  const loaded = loadForRun(source, options);
  if (hasErrors(loaded)) return { kind: 'refused', loaded };
  return { kind: 'done', loaded, report: look(loaded.org) };
}

/** The run up to the moment that is asked for: what happens until then is what happens in a longer one. */
function planUpTo(org: Org, { at, length, ...options }: WhyOptions): RunPlan {
  const plan = planRun(org, { ...options, length: length ?? RUN_DEFAULTS.length });
  if (at === undefined) return plan;
  const line = timeLineOf(org, plan.startMs);
  const tick = parseMoment(at, line);
  if (tick < plan.ticks || length === undefined)
    return planRun(org, { ...options, length: { kind: 'ticks', ticks: tick + 1 } });
  const end = plan.ticks - 1;
  throw new OrgsimError(
    'usage',
    `--at ${at} is after the end of the run: its last tick is ${end}, at ${momentOf(end, line).time}.`,
    'Let the run last longer with --for, or leave --for out.',
  );
}
