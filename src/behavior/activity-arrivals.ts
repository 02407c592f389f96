// What reaches each agent if its day is as its activity states: arrivals by chance at a given rate, drawn from gap to gap, so
// that quiet ticks cost nothing. Keeps one draw ahead for each agent, however long the run. Knows neither prices nor dates.

import type { RandomStream } from '#base/random-streams';
import { randomStreams } from '#base/random-streams';
import { NEVER, TimingWheel } from '#engine/timing-wheel';
import type { Outside, OutsideEvent } from '#engine/types';
import type { ArrivalPattern } from '#org/names';
import type { Org } from '#org/types';
import { activityMessages } from './activity-messages.js';

export interface AgentArrivals {
  readonly pattern: ArrivalPattern;
  /** Arrivals a tick on average, from 0; `one a tick` at most 1, which is then the chance of a tick. */
  readonly perTick: number;
}

export interface ActivityArrivalsOptions {
  readonly org: Pick<Org, 'agents'>;
  readonly seed: number;
  /** The run covers ticks 0 to `ticks - 1`. */
  readonly ticks: number;
  /** One for each agent, in their order. */
  readonly arrivals: readonly AgentArrivals[];
}

export function createActivityArrivals(options: ActivityArrivalsOptions): Outside {
  return new ActivityArrivals(options);
}

const NO_EVENTS: readonly OutsideEvent[] = [];

/** An agent to which something comes. */
interface Recipient {
  /** Draws the ticks between an arrival and the next: fractions for arrivals within a tick. */
  readonly gap: () => number;
  readonly choose: RandomStream;
  readonly messages: readonly (readonly OutsideEvent[])[];
  /** When the next one comes, in ticks since the start. */
  at: number;
}

class ActivityArrivals implements Outside {
  readonly #ticks: number;
  readonly #recipients: readonly Recipient[];
  readonly #wheel: TimingWheel;
  readonly #due: Int32Array;

  constructor({ org, seed, ticks, arrivals }: ActivityArrivalsOptions) {
    this.#ticks = ticks;
    const whenOf = randomStreams(seed, 'activity of ');
    const whatOf = randomStreams(seed, 'kinds of activity of ');
    this.#recipients = org.agents.flatMap((agent, index) => {
      const own = arrivals[index];
      if (own === undefined || !(own.perTick > 0)) return [];
      const gap = gapsOf(own, whenOf(agent.id));
      const messages = activityMessages(agent);
      return [{ gap, choose: whatOf(agent.id), messages, at: firstOf(own, gap) }];
    });
    this.#wheel = new TimingWheel(this.#recipients.length);
    this.#due = new Int32Array(this.#recipients.length);
    for (const [place, recipient] of this.#recipients.entries()) this.#enter(place, recipient);
  }

  eventsAt(tick: number): readonly OutsideEvent[] {
    if (this.#wheel.nextTick(tick) > tick) return NO_EVENTS;
    const count = this.#wheel.take(tick, this.#due);
    // In the order of the document, whatever the order in which they were drawn.
    const places = this.#due.subarray(0, count).sort();
    const events: OutsideEvent[] = [];
    for (const place of places) {
      const recipient = this.#recipients[place];
      if (recipient === undefined) continue;
      const { messages, choose, gap } = recipient;
      while (recipient.at < tick + 1) {
        const chosen = messages[Math.floor(choose() * messages.length)] ?? NO_EVENTS;
        for (const event of chosen) events.push(event);
        recipient.at += gap();
      }
      this.#enter(place, recipient);
    }
    return events;
  }

  nextTick(tick: number): number | null {
    const next = this.#wheel.nextTick(tick);
    return next === NEVER ? null : next;
  }

  receive(): void {
    // Nothing follows from what reaches the human principal.
  }

  #enter(place: number, { at }: Recipient): void {
    this.#wheel.schedule(place, at < this.#ticks ? Math.floor(at) : NEVER);
  }
}

/** Ticks from an arrival to the next. */
function gapsOf({ pattern, perTick }: AgentArrivals, stream: RandomStream): () => number {
  if (pattern === 'poisson') return () => -Math.log(1 - stream()) / perTick;
  if (perTick >= 1) return () => 1;
  const perMiss = 1 / Math.log1p(-perTick);
  return () => 1 + Math.floor(Math.log(1 - stream()) * perMiss);
}

/** A gap before the start; where arrivals are whole ticks apart, tick 0 is one of a gap of 1. */
function firstOf({ pattern }: AgentArrivals, gap: () => number): number {
  return pattern === 'poisson' ? gap() : gap() - 1;
}

/** How likely it is that something arrives in a tick. */
export function chanceOfTick({ pattern, perTick }: AgentArrivals): number {
  return pattern === 'poisson' ? -Math.expm1(-perTick) : perTick;
}
