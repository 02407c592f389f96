// Who acts in a dry run and what happens to them: the behaviour, and the sources of outside events, by the options.

import { composeOutside } from '#behavior/compose-outside';
import { createFlow } from '#behavior/flow';
import type { OrderDesk } from '#behavior/order-desk';
import { createOrderDesk } from '#behavior/order-desk';
import { createOrderTexts } from '#behavior/order-texts';
import { parseEvents } from '#behavior/parse-events';
import { parseScript } from '#behavior/parse-script';
import { passive } from '#behavior/passive';
import { createPrincipal } from '#behavior/principal';
import type { WorkRecord } from '#behavior/work-record';
import { recordWork, replayWork } from '#behavior/work-record';
import { createWorkload } from '#behavior/workload';
import type { Behavior, Outside } from '#engine/types';
import type { SourceFile } from '#io/read-source';
import type { Calendar } from '#org/calendar';
import type { Org } from '#org/types';
import { describeWorkload } from './describe-workload.js';

export interface WiringOptions {
  readonly seed: number;
  /** Share of their turns for which workers are busy, where the org states no rate of orders; above 0, up to 1. */
  readonly load: number | undefined;
  /** Orders of the human principal at the start, `agent: text` or text for the root. */
  readonly orders: readonly string[];
  /** Scripted events, one JSON object a line. */
  readonly events: SourceFile | undefined;
  /** Whether orders are made up even where orders or events are given. */
  readonly workload: boolean;
  /** `flow`, `passive`, or a script in JSON. */
  readonly behavior: 'flow' | 'passive' | SourceFile;
  /** Whether managers ask to let idle reports sleep. */
  readonly adapt: boolean;
}

/** For comparing orgs on the same work. */
export interface SharedWork {
  /** Where to keep the work of this run. */
  readonly record?: WorkRecord;
  /** The work of another run, instead of what the options say. */
  readonly replay?: WorkRecord;
}

export interface Wiring {
  readonly behavior: Behavior;
  readonly outside: Outside;
  /** Orders so far that another org's agent would have got. */
  countRerouted(): number;
  /** For people: what the agents do. */
  readonly behaviorText: string;
  /** For people: where work comes from. */
  readonly workloadText: string;
}

/** Whether there is a generated workload: by default, unless orders or events are given. */
export function isWorkMadeUp({
  orders,
  events,
  workload,
}: Pick<WiringOptions, 'orders' | 'events' | 'workload'>): boolean {
  return workload || (orders.length === 0 && events === undefined);
}

/** Throws an OrgsimError of code `input-invalid` for a script or events that cannot be read. */
export function wireRun(
  org: Org,
  ticks: number,
  calendar: Calendar,
  options: WiringOptions,
  { record, replay }: SharedWork = {},
): Wiring {
  const desk = createOrderDesk(org);
  const acting = chooseBehavior(org, options);
  // Read even where other work is replayed: that somebody in them is not there must not pass unseen.
  const scripted = readScripted(org, options);
  const isMadeUp = isWorkMadeUp(options);
  const replayed = replay === undefined ? null : replayWork(replay, org, desk);
  const work = replayed ?? ownWork({ org, ticks, calendar, options, desk, scripted, isMadeUp });
  const recorded = record === undefined ? work : recordWork(work, record);
  return {
    behavior: acting.behavior,
    outside: composeOutside([recorded, ...acting.principals]),
    countRerouted: () => replayed?.countRerouted() ?? 0,
    behaviorText: acting.text,
    workloadText: describeWorkload(org, options, isMadeUp, scripted?.countFrom(ticks) ?? 0),
  };
}

/** Where work comes from, without anybody who acts on it. Throws as `wireRun` does. */
export function wireWork(
  org: Org,
  ticks: number,
  calendar: Calendar,
  options: WiringOptions,
): { readonly outside: Outside; readonly workloadText: string } {
  const scripted = readScripted(org, options);
  const { workload: isMadeUp } = options;
  const desk = createOrderDesk(org);
  return {
    outside: ownWork({ org, ticks, calendar, options, desk, scripted, isMadeUp }),
    workloadText: describeWorkload(org, options, isMadeUp, scripted?.countFrom(ticks) ?? 0),
  };
}

function readScripted(org: Org, { events }: WiringOptions): ReturnType<typeof parseEvents> | null {
  return events === undefined ? null : parseEvents(events.text, events.name, org);
}

interface OwnWork {
  readonly org: Org;
  readonly ticks: number;
  readonly calendar: Calendar;
  readonly options: WiringOptions;
  readonly desk: OrderDesk;
  readonly scripted: Outside | null;
  readonly isMadeUp: boolean;
}

/** Orders given, then scripted events, then orders made up. */
function ownWork({ org, ticks, calendar, options, desk, scripted, isMadeUp }: OwnWork): Outside {
  const { seed, orders, load } = options;
  const sources: Outside[] = [];
  if (orders.length > 0) sources.push(createOrderTexts(orders, org, desk));
  if (scripted !== null) sources.push(scripted);
  if (isMadeUp) {
    const common = { org, seed, ticks, clock: calendar, desk };
    sources.push(createWorkload(load === undefined ? common : { ...common, load }));
  }
  return composeOutside(sources);
}

interface Acting {
  readonly behavior: Behavior;
  /** The human principal, where the behaviour has one. */
  readonly principals: readonly Outside[];
  readonly text: string;
}

function chooseBehavior(org: Org, { behavior, seed, adapt }: WiringOptions): Acting {
  if (behavior === 'passive') return { behavior: passive, principals: [], text: 'passive' };
  if (behavior !== 'flow') {
    const script = parseScript(behavior.text, behavior.name, org);
    return { behavior: script, principals: [], text: behavior.name };
  }
  const flow = createFlow({ org, seed, adapt });
  const principal = createPrincipal({ org, seed, stuck: flow.stuck });
  return { behavior: flow, principals: [principal], text: adapt ? 'flow, adapting' : 'flow' };
}
