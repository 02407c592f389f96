// The engine as it is defined: a loop over every agent on every tick. Small and plain, it is the oracle for faster ones.
// The numbered steps are those of "One tick" in the engine's specification.

import { invariant } from '#base/assert';
import type { AgentExplanation } from './agent-explanation.js';
import type { AgentState } from './agent-state.js';
import { applyAction, sendScheduled } from './apply-actions.js';
import { applyApprovedChanges } from './approved-changes.js';
import type { Engine } from './engine.js';
import type { EngineSetup } from './engine-setup.js';
import { explainAgent } from './explain-agent.js';
import { releaseAgent } from './failures.js';
import { findHold, noteHold } from './holds.js';
import { bookInParts, endWake, isIdlePoll, prepareInvocation } from './invoke.js';
import { noteTasks } from './note-tasks.js';
import { useOf } from './priced-uses.js';
import type { EngineResults } from './results.js';
import { chargeInvocation, escalateBudget, settleInvocation } from './spend.js';
import { summarizeRun } from './summarize-run.js';
import { takeSample } from './take-sample.js';
import { noteDepth } from './tally.js';
import type { Answer, Invocation, Wave } from './types.js';
import { findReasons, hasDueMessage, noteWhatFellDue } from './wake-reasons.js';
import type { World } from './world.js';
import { createWorld } from './world.js';

/**
 * An engine at the start of tick 0. It is the definition of a run in code, meant for tests and small orgs: each tick looks
 * at each agent. The setup is not changed; the org's triggers are copied where a request changes them.
 */
export function createReferenceEngine(setup: EngineSetup): Engine {
  return new ReferenceEngine(createWorld(setup));
}

class ReferenceEngine implements Engine {
  readonly #world: World;
  #tick = -1;
  #wave = 0;
  /** Agents invoked in this tick: at most once each. */
  #invoked = new Set<number>();
  #given: Wave | null = null;
  /** Held by a budget in this wave and owing an escalation: sent with the wave's own messages. */
  #escalating: AgentState[] = [];

  constructor(world: World) {
    this.#world = world;
  }

  nextWave(): Wave | null {
    invariant(this.#given === null, 'a wave is answered before the next one is asked for');
    for (;;) {
      const isNewTick = this.#tick < 0 || this.#wave < 0;
      if (isNewTick && !this.#openTick()) return null;
      const woken = this.#gatherWave();
      if (woken.length > 0) {
        const invocations = woken.map((state) => prepareInvocation(state, this.#tick, this.#wave));
        this.#given = { tick: this.#tick, wave: this.#wave, invocations };
        return this.#given;
      }
      this.#closeTick();
    }
  }

  answerWave(answers: readonly Answer[]): void {
    const wave = this.#given;
    invariant(
      wave !== null && answers.length === wave.invocations.length,
      'each invocation of the wave has one answer',
    );
    wave.invocations.forEach((invocation, place) => {
      this.#settle(invocation, answers[place] ?? { actions: [], workInProgress: false });
    });
    this.#given = null;
    this.#sendBudgetEscalations();
    this.#wave += 1;
  }

  results(): EngineResults {
    return summarizeRun(this.#world, this.#tick + 1);
  }

  explain(agent: string): AgentExplanation {
    return explainAgent(this.#world, agent, this.#tick + 1);
  }

  release(agent: string): void {
    invariant(this.#given === null, 'an agent is released when no wave is out');
    releaseAgent(this.#world, agent, this.#tick + 1);
  }

  // Steps 1 and 2, and the part of step 3 that looks at the tick before.
  #openTick(): boolean {
    const world = this.#world;
    if (this.#tick + 1 >= world.setup.ticks) return false;
    this.#tick += 1;
    this.#wave = 0;
    this.#invoked = new Set();
    applyApprovedChanges(world, this.#tick);
    sendScheduled(world, this.#tick);
    for (const { from, action } of world.setup.outside.eventsAt(this.#tick)) {
      applyAction(world, from, action, this.#tick);
    }
    for (const state of world.states) noteWhatFellDue(world, state, this.#tick);
    return true;
  }

  // Steps 3 and 4 for wave 0; step 6 for the waves after it, which only a due message starts.
  #gatherWave(): AgentState[] {
    const woken = this.#world.states.filter(
      (state) => this.#hasReason(state) && !this.#isHeld(state),
    );
    for (const state of woken) this.#invoked.add(state.index);
    if (woken.length > 0 || this.#escalating.length === 0) return woken;
    // Nobody woke, but somebody's budget escalation is on its way: it may start the next wave.
    this.#sendBudgetEscalations();
    this.#wave += 1;
    return this.#gatherWave();
  }

  #hasReason(state: AgentState): boolean {
    if (this.#invoked.has(state.index)) return false;
    if (this.#wave === 0) return findReasons(state, this.#tick).length > 0;
    return state.trigger.mode === 'event-driven' && hasDueMessage(state, this.#tick);
  }

  // Who is not held is charged at once, so that a shared budget is granted in document order.
  #isHeld(state: AgentState): boolean {
    const hold = findHold(this.#world, state, this.#tick);
    if (hold === null) {
      chargeInvocation(this.#world, state, this.#tick);
      return false;
    }
    if (hold.escalates) this.#escalating.push(state);
    noteHold(this.#world, state, hold, this.#tick, this.#wave);
    return true;
  }

  #sendBudgetEscalations(): void {
    for (const state of this.#escalating) escalateBudget(this.#world, state, this.#tick);
    this.#escalating = [];
  }

  // Step 5 for one agent: what it saw is processed, what it did is booked and applied.
  #settle(invocation: Invocation, answer: Answer): void {
    const world = this.#world;
    const index = world.scopes.indexOf(invocation.agent);
    const state = index === undefined ? undefined : world.states[index];
    invariant(state !== undefined, `${invocation.agent} is in the org`);
    const isIdle = isIdlePoll(state, invocation, answer);
    const use = useOf(state.uses, answer, isIdle);
    settleInvocation(world, state, this.#tick, use, answer.use === undefined);
    if (answer.failure === undefined) state.inbox.markProcessed(invocation.messages);
    bookInParts(world, state, invocation, answer, use, isIdle);
    endWake(world, state, invocation, answer, isIdle);
    for (const action of answer.actions) {
      const { tick, wave, agent } = invocation;
      world.setup.observer?.log?.({ type: 'action', tick, wave, agent, action });
      applyAction(world, agent, action, tick);
    }
  }

  // Step 7.
  #closeTick(): void {
    const world = this.#world;
    for (const { tally, inbox, price } of world.states) {
      tally.agentTicks += 1;
      tally.pollingTokens += price.tokens;
      noteDepth(tally, inbox.getPending().length);
    }
    noteTasks(world);
    world.ledger.closeTick(this.#tick);
    this.#wave = -1;
    takeSample(world, this.#tick + 1);
  }
}
