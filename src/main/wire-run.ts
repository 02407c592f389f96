// Who acts in a dry run and what happens to them: the behaviour, and the sources of outside events, by the options.

import { composeOutside } from '#behavior/compose-outside';
import { createFlow } from '#behavior/flow';
import { createOrderDesk } from '#behavior/order-desk';
import { createOrderTexts } from '#behavior/order-texts';
import { parseEvents } from '#behavior/parse-events';
import { parseScript } from '#behavior/parse-script';
import { passive } from '#behavior/passive';
import { createPrincipal } from '#behavior/principal';
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

export interface Wiring {
  readonly behavior: Behavior;
  readonly outside: Outside;
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
): Wiring {
  const { seed, orders, events, load } = options;
  const desk = createOrderDesk(org);
  const acting = chooseBehavior(org, options);
  const isMadeUp = isWorkMadeUp(options);
  const sources: Outside[] = [];
  if (orders.length > 0) sources.push(createOrderTexts(orders, org, desk));
  let missed = 0;
  if (events !== undefined) {
    const scripted = parseEvents(events.text, events.name, org);
    missed = scripted.countFrom(ticks);
    sources.push(scripted);
  }
  if (isMadeUp) {
    const common = { org, seed, ticks, clock: calendar, desk };
    sources.push(createWorkload(load === undefined ? common : { ...common, load }));
  }
  sources.push(...acting.principals);
  return {
    behavior: acting.behavior,
    outside: composeOutside(sources),
    behaviorText: acting.text,
    workloadText: describeWorkload(org, options, isMadeUp, missed),
  };
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
