// What a failed turn leaves behind: a hold that nothing passes, and its early end. Which turn failed is not decided here.

import { invariant } from '#base/assert';
import type { AgentState } from './agent-state.js';
import { noteHold } from './holds.js';
import type { Answer, Failure, Invocation } from './types.js';
import type { World } from './world.js';

/** The agent is held from now on. */
export function holdAfterFailure(
  world: World,
  state: AgentState,
  { tick, wave, agent }: Invocation,
  { actions }: Answer,
  failure: Failure,
): void {
  const { reason, hold, until } = failure;
  invariant(actions.length === 0, `a failed turn has no actions; ${agent} has ${actions.length}`);
  invariant(
    until === null || until > tick,
    `${agent} failed at ${tick} and is held until ${until}`,
  );
  state.failure = failure;
  world.setup.observer?.log?.({ type: 'failure', tick, wave, agent, reason, hold, until });
  noteHold(world, state, { kind: hold, until, escalates: false }, tick, wave);
}

/** Ends a hold that is `failing` or `parked` before `tick`, the next one. Gives the agent; null where nothing is to end. */
export function releaseAgent(world: World, agent: string, tick: number): AgentState | null {
  const index = world.scopes.indexOf(agent);
  const state = index === undefined ? undefined : world.states[index];
  if (state === undefined) throw new RangeError(`${agent} is not in the org`);
  const { failure } = state;
  if (failure === null || failure.hold === 'budget') return null;
  const { hold } = failure;
  if (failure.until !== null && failure.until <= tick) return null;
  state.failure = { ...failure, until: tick };
  // It was noted as it began, and nothing else since: what held the agent is over, not begun anew.
  state.hold = { kind: hold, until: tick };
  const place = state.holds.findIndex(({ kind }) => kind === hold);
  const noted = state.holds[place];
  if (noted !== undefined) state.holds[place] = { ...noted, until: tick };
  world.setup.observer?.log?.({ type: 'release', tick: tick - 1, agent, hold, until: tick });
  return state;
}
