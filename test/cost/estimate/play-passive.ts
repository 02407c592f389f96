// Plays agents that do nothing through the engine, on messages drawn as the estimate assumes them: what it must agree with.
import { randomStream } from '#base/random-streams';
import { createEngine } from '#engine/create-engine';
import type { Tally } from '#engine/tally';
import type { Action, Message, OutsideEvent } from '#engine/types';
import { TRIGGER_OF_KIND } from '#engine/types';
import { createCalendar } from '#org/calendar';
import { defaultStartMs } from '#org/default-start';
import type { WakeTrigger } from '#org/names';
import { MESSAGE_TRIGGERS } from '#org/names';
import type { Agent, Org } from '#org/types';

interface Played {
  readonly ticks: number;
  readonly seed: number;
  /** Messages an hour for each agent. */
  readonly perHour: number;
  readonly pattern?: 'one a tick' | 'poisson';
  /** Told of every wake. */
  readonly onWake?: (agent: string, tick: number) => void;
}

/** Tallies of the org's agents, in their order. */
export function playPassive(org: Org, { ticks, seed, perHour, pattern, onWake }: Played): Tally[] {
  const { timezone, tickSeconds, policies } = org;
  const draw = randomStream(seed, 'arrivals');
  const perTick = (perHour * tickSeconds) / 3600;
  const countAt = (): number =>
    pattern === 'poisson' ? drawPoisson(draw, perTick) : draw() < Math.min(1, perTick) ? 1 : 0;
  const kinds = org.agents.map(kindsOf);
  const eventsAt = (): OutsideEvent[] =>
    org.agents.flatMap(({ id }, index) =>
      Array.from({ length: countAt() }, () =>
        eventFor(id, kinds[index]?.[Math.floor(draw() * (kinds[index]?.length ?? 0))]),
      ),
    );
  const engine = createEngine('fast', {
    org,
    ticks,
    calendar: createCalendar({
      timezone,
      startMs: defaultStartMs(timezone),
      tickSeconds,
      workingHours: policies.workingHours,
    }),
    outside: { eventsAt, nextTick: (tick) => tick, receive: () => undefined },
    prices: org.agents.map(() => ({
      costNano: 0,
      tokens: 0,
      idleCostNano: 0,
      idleTokens: 0,
      noteTokens: 0,
    })),
    ...(onWake !== undefined && {
      observer: { wake: ({ agent, tick }) => onWake(agent, tick), log: () => undefined },
    }),
  });
  const nothing = { actions: [], workInProgress: false };
  for (let wave = engine.nextWave(); wave !== null; wave = engine.nextWave())
    engine.answerWave(wave.invocations.map(() => nothing));
  return engine.results().agents.map(({ tally }) => tally);
}

function kindsOf({ trigger: { triggerOn } }: Agent): WakeTrigger[] {
  return triggerOn === 'all'
    ? [...MESSAGE_TRIGGERS]
    : [...new Set(triggerOn.map(({ trigger }) => trigger))];
}

function eventFor(to: string, trigger: WakeTrigger | undefined): OutsideEvent {
  const kinds: Partial<Record<WakeTrigger, Message['kind']>> = {};
  for (const [kind, wakes] of Object.entries(TRIGGER_OF_KIND))
    kinds[wakes] ??= kind as Message['kind'];
  kinds.message_received = 'message';
  const type = (trigger === undefined ? 'message' : (kinds[trigger] ?? trigger)) as 'message';
  const action: Action = { type, to, body: '', priority: 'normal' };
  return { from: type === ('order' as string) ? 'human-principal' : 'somebody', action };
}

function drawPoisson(draw: () => number, mean: number): number {
  let count = 0;
  for (let left = Math.exp(-mean), product = draw(); product > left; product *= draw()) count++;
  return count;
}
