// The engine that ships: it goes from one tick at which something may happen to the next, and asks nobody who has nothing new
// to see. Its results are the reference engine's, whose steps it follows; the two tricks are the timing wheel and the stretch.

import { invariant } from '#base/assert';
import type { AgentPlan } from './agent-plan.js';
import {
  createPlan,
  nextLook,
  nextTimer,
  noteMessage,
  reasonsAt,
  replanMessages,
} from './agent-plan.js';
import type { AgentState } from './agent-state.js';
import { applyAction, sendScheduled } from './apply-actions.js';
import { applyApprovedChanges } from './approved-changes.js';
import { bookWake } from './book-wake.js';
import type { EngineSetup } from './engine-setup.js';
import { findHold, noteHold } from './holds.js';
import { HourClock } from './hour-clock.js';
import { bookInvocation, endWake, isIdlePoll, useOf } from './invoke.js';
import { noteTasks } from './note-tasks.js';
import { bringDepth, closeDepth } from './queue-depth.js';
import { chargeInvocation, escalateBudget } from './spend.js';
import { beginStretch, bookTurns, nextTurn, stretchEnd } from './stretch.js';
import { summarizeRun } from './summarize-run.js';
import { ThresholdWatch } from './threshold-watch.js';
import { NEVER, TimingWheel } from './timing-wheel.js';
import type { Answer, Engine, EngineResults, Invocation, Message, Wave } from './types.js';
import { noteTimers } from './wake-reasons.js';
import type { World } from './world.js';
import { createWorld } from './world.js';

/** An engine at the start of tick 0. The setup is not changed. */
export function createFastEngine(setup: EngineSetup): Engine {
  return new FastEngine(createWorld(setup));
}

const NO_ACTIONS: Answer = { actions: [], workInProgress: false };
const SORTED_BY_HAND = 32;

class FastEngine implements Engine {
  readonly #world: World;
  readonly #plans: readonly AgentPlan[];
  /** Items below the number of agents are agents, the others the thresholds' own. */
  readonly #wheel: TimingWheel;
  readonly #thresholds: ThresholdWatch;
  readonly #hours: HourClock;
  /** Where each wake or action is watched, each is visited: a stretch would leave out what is to be told. */
  readonly #isWatched: boolean;
  #tick = -1;
  /** -1 until the tick's first wave is gathered: until then its turns are still to come. */
  #wave = -1;
  /** Agents to look at for the next wave. */
  readonly #listed: Int32Array;
  #listedCount = 0;
  readonly #taken: Int32Array;
  #given: Wave | null = null;
  #woken: AgentPlan[] = [];
  #escalating: AgentState[] = [];
  /** Whose inbox changed in this tick. */
  #touched: AgentPlan[] = [];
  #hasHappened = false;
  #nextOutside = 0;
  #closesAt = -1;
  #nextSample: number;
  #isOver = false;

  constructor(world: World) {
    const { states, org, setup } = world;
    this.#world = world;
    const isShared = org.policies.budget.org !== null;
    this.#plans = states.map((state) =>
      createPlan(state, isShared || state.agent.budgets.length > 0),
    );
    const items = states.length + ThresholdWatch.itemsOf(world);
    this.#wheel = new TimingWheel(items);
    this.#thresholds = new ThresholdWatch(world, this.#wheel, states.length);
    this.#hours = new HourClock(setup.calendar);
    this.#isWatched = setup.observer?.wake !== undefined || setup.observer?.log !== undefined;
    this.#listed = new Int32Array(states.length);
    this.#taken = new Int32Array(items);
    this.#nextSample = setup.sampling?.everyTicks ?? NEVER;
    for (const plan of this.#plans) this.#lookAgain(plan, 0);
    world.onDelivery = (state, message) => this.#onDelivery(state, message);
  }

  nextWave(): Wave | null {
    invariant(this.#given === null, 'a wave is answered before the next one is asked for');
    for (;;) {
      if (this.#wave < 0 && !this.#openTick()) return null;
      this.#gatherWave();
      if (this.#woken.length > 0) {
        const invocations = this.#woken.map((plan) => this.#invoke(plan));
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
    for (let place = 0; place < this.#woken.length; place++) {
      const [plan, invocation] = [this.#woken[place], wave.invocations[place]];
      if (plan !== undefined && invocation !== undefined)
        this.#settle(plan, invocation, answers[place] ?? NO_ACTIONS);
    }
    this.#given = null;
    this.#sendBudgetEscalations();
    this.#wave += 1;
  }

  results(): EngineResults {
    const passed = this.#isOver ? this.#world.setup.ticks : this.#tick + 1;
    this.#bringUpToDate(passed);
    return summarizeRun(this.#world, passed);
  }

  /** Goes to the next tick at which something may happen: steps 1 and 2 there, and what fell due. */
  #openTick(): boolean {
    const world = this.#world;
    const tick = this.#findNextTick();
    this.#sampleBefore(Math.min(tick, world.setup.ticks));
    if (tick >= world.setup.ticks) {
      this.#isOver = true;
      return false;
    }
    this.#tick = tick;
    this.#takeDue();
    this.#applyApprovedChanges();
    if (world.scheduled.nextTick <= tick) {
      this.#hasHappened = true;
      sendScheduled(world, tick);
    }
    if (this.#nextOutside <= tick) {
      this.#hasHappened = true;
      for (const { from, action } of world.setup.outside.eventsAt(tick))
        applyAction(world, from, action, tick);
    }
    return true;
  }

  #findNextTick(): number {
    const { setup, scheduled, approved } = this.#world;
    const from = this.#tick + 1;
    this.#nextOutside = setup.outside.nextTick(from) ?? NEVER;
    if (approved.length > 0) return from;
    return Math.min(this.#wheel.nextTick(from), this.#nextOutside, scheduled.nextTick);
  }

  /**
   * Lists the agents that fell due. Thresholds are tested on what stood when the last tick ended, so before anything
   * happens in this one.
   */
  #takeDue(): void {
    const tick = this.#tick;
    const agents = this.#plans.length;
    while (this.#wheel.nextTick(tick) === tick) {
      const count = this.#wheel.take(tick, this.#taken, 0);
      const due = this.#taken.subarray(0, count);
      for (const item of due) {
        if (item < agents) this.#list(item);
        else this.#thresholds.moveWindow(item, tick);
      }
      // Only then: what a window lets go of counts in this very tick.
      for (const item of due) {
        const state = item < agents ? undefined : this.#thresholds.test(item, tick);
        if (state !== undefined) this.#list(state.index);
      }
    }
  }

  #list(agent: number): void {
    const plan = this.#plans[agent];
    if (plan === undefined || plan.isListed) return;
    plan.isListed = true;
    this.#listed[this.#listedCount++] = agent;
  }

  // Steps 3 and 4 for wave 0; step 6 for the waves after it, which only a due message starts.
  #gatherWave(): void {
    if (this.#wave < 0) {
      this.#takeDue();
      this.#wave = 0;
    }
    this.#woken = [];
    const count = this.#listedCount;
    this.#listedCount = 0;
    sortAgents(this.#listed, count);
    for (let place = 0; place < count; place++) {
      const plan = this.#plans[this.#listed[place] ?? 0];
      if (plan === undefined) continue;
      plan.isListed = false;
      if (this.#wakes(plan)) this.#woken.push(plan);
    }
    if (this.#woken.length > 0 || this.#escalating.length === 0) return;
    // Nobody woke, but somebody's budget escalation is on its way: it may start the next wave.
    this.#sendBudgetEscalations();
    this.#wave += 1;
    this.#gatherWave();
  }

  /** Whether the agent is to be invoked now; else it is looked at again when that may have changed. */
  #wakes(plan: AgentPlan): boolean {
    const { state } = plan;
    const tick = this.#tick;
    this.#cutStretch(plan);
    if (plan.timerDue <= tick) {
      noteTimers(state, tick);
      plan.timerDue = nextTimer(state);
    }
    if (plan.invokedAt === tick || reasonsAt(plan, tick).length === 0) {
      this.#lookAgain(plan, tick + 1);
      return false;
    }
    const hold = this.#mayBeHeld(plan) ? findHold(this.#world, state, tick) : null;
    if (hold !== null) {
      if (hold.escalates) this.#escalating.push(state);
      noteHold(this.#world, state, hold, tick, this.#wave);
      plan.heldUntil = hold.until ?? NEVER;
      this.#lookAgain(plan, tick + 1);
      return false;
    }
    if (plan.hasBudget) chargeInvocation(this.#world, state, tick);
    plan.invokedAt = tick;
    return true;
  }

  #mayBeHeld({ hasBudget, state }: AgentPlan): boolean {
    return (
      hasBudget || state.trigger.cooldownTicks > 0 || this.#world.org.policies.workingHours !== null
    );
  }

  // All that is pending is shown: what arrives from here on is for the next wake.
  #invoke(plan: AgentPlan): Invocation {
    const { state } = plan;
    const { trigger, inbox, dueTimers, dueThresholds } = state;
    const reasons = reasonsAt(plan, this.#tick);
    const messages = inbox.takeAll();
    plan.messageDue = NEVER;
    if (messages.length > 0) this.#touch(plan);
    const { turnsTaken } = plan;
    plan.turnsTaken = 0;
    return {
      tick: this.#tick,
      wave: this.#wave,
      agent: state.agent.id,
      mode: trigger.mode,
      reasons,
      messages,
      timers: pick(trigger.timers, dueTimers),
      thresholds: pick(trigger.thresholds, dueThresholds),
      slept: this.#tick - state.lastWake,
      turnsTaken,
    };
  }

  // Step 5 for one agent: the wake is booked, what it did is applied, and what it is going to do is kept.
  #settle(plan: AgentPlan, invocation: Invocation, answer: Answer): void {
    const world = this.#world;
    const { state } = plan;
    const { tick, wave, agent } = invocation;
    this.#hasHappened = true;
    this.#book(plan, invocation, answer);
    for (const action of answer.actions) {
      world.setup.observer?.log?.({ type: 'action', tick, wave, agent, action });
      applyAction(world, agent, action, tick);
    }
    const isAskedEachTurn =
      this.#isWatched || plan.hasBudget || world.ledger.listensToWakes(state.index);
    if (answer.ahead !== undefined && !isAskedEachTurn && state.inbox.getPending().length === 0)
      beginStretch(plan, answer.ahead, tick, this.#closingTick());
    this.#lookAgain(plan, tick + 1);
  }

  #book(plan: AgentPlan, invocation: Invocation, answer: Answer): void {
    const world = this.#world;
    const { state } = plan;
    const { tick } = invocation;
    const isIdle = isIdlePoll(state, invocation, answer);
    const use = useOf(state, answer, isIdle);
    if (plan.hasBudget) world.budgets.settle(state, tick, use);
    if (world.ledger.listensToWakes(state.index)) {
      bookInvocation(world, state, invocation, answer, isIdle);
      return;
    }
    const { hour } = this.#hours.spanAt(tick);
    const isAcknowledged = world.org.culture.ackRequired;
    bookWake(state, invocation, answer, use, { isIdle, hour, isAcknowledged });
    endWake(world, state, invocation, answer, isIdle);
  }

  #closingTick(): number {
    if (this.#closesAt <= this.#tick)
      this.#closesAt = this.#world.setup.calendar.nextClosedTick(this.#tick) ?? NEVER;
    return this.#closesAt;
  }

  #sendBudgetEscalations(): void {
    const escalating = this.#escalating;
    if (escalating.length === 0) return;
    this.#escalating = [];
    this.#hasHappened = true;
    for (const state of escalating) escalateBudget(this.#world, state, this.#tick);
  }

  /** Enters when the agent is looked at next, from `from` on, unless something comes before. */
  #lookAgain(plan: AgentPlan, from: number): void {
    const tick =
      plan.turnsLeft > 0
        ? Math.min(stretchEnd(plan), Math.max(from, plan.timerDue))
        : nextLook(plan, from);
    this.#wheel.schedule(plan.state.index, tick);
  }

  #cutStretch(plan: AgentPlan): void {
    if (plan.turnsLeft === 0) return;
    bookTurns(plan, this.#tick, this.#hours);
    plan.turnsLeft = 0;
  }

  #applyApprovedChanges(): void {
    const world = this.#world;
    // Turns before the change were taken in the mode before it.
    for (const { agent } of world.approved) {
      const plan = this.#plans[world.scopes.indexOf(agent) ?? -1];
      if (plan !== undefined) this.#cutStretch(plan);
    }
    for (const { index } of applyApprovedChanges(world, this.#tick)) {
      const plan = this.#plans[index];
      if (plan === undefined) continue;
      plan.heldUntil = 0;
      replanMessages(plan);
      this.#lookAgain(plan, this.#tick);
    }
  }

  #onDelivery(state: AgentState, message: Message): void {
    const plan = this.#plans[state.index];
    if (plan === undefined) return;
    this.#hasHappened = true;
    this.#touch(plan);
    const due = noteMessage(plan, message);
    if (message.priority === 'critical') plan.heldUntil = 0;
    // Once the first wave is gathered, a turn of this tick is taken.
    const from = this.#wave < 0 ? this.#tick : this.#tick + 1;
    if (plan.turnsLeft > 0) {
      this.#wheel.scheduleBy(state.index, nextTurn(plan, from));
    } else if (plan.invokedAt === this.#tick || state.trigger.mode === 'polling') {
      this.#wheel.scheduleBy(state.index, nextLook(plan, from));
    } else if (Math.max(due, plan.heldUntil) <= this.#tick) {
      this.#list(state.index);
    } else if (due !== NEVER) {
      this.#wheel.scheduleBy(state.index, Math.max(due, plan.heldUntil));
    }
  }

  #touch(plan: AgentPlan): void {
    if (plan.isTouched) return;
    plan.isTouched = true;
    this.#touched.push(plan);
  }

  // Step 7.
  #closeTick(): void {
    for (const plan of this.#touched) {
      plan.isTouched = false;
      closeDepth(plan, this.#tick);
    }
    this.#touched.length = 0;
    if (this.#hasHappened) {
      if (this.#thresholds.readTasks) noteTasks(this.#world);
      this.#thresholds.closeTick(this.#tick);
    }
    this.#hasHappened = false;
    this.#wave = -1;
  }

  #sampleBefore(tick: number): void {
    const { sampling } = this.#world.setup;
    if (sampling === undefined) return;
    for (; this.#nextSample <= tick; this.#nextSample += sampling.everyTicks) {
      this.#bringUpToDate(this.#nextSample);
      sampling.take(summarizeRun(this.#world, this.#nextSample));
    }
  }

  /** Books all that has gone by in the ticks before `passed` without a visit. */
  #bringUpToDate(passed: number): void {
    for (const plan of this.#plans) {
      if (plan.turnsLeft > 0) bookTurns(plan, passed, this.#hours);
      bringDepth(plan, passed);
      const { tally, price } = plan.state;
      tally.agentTicks = passed;
      tally.pollingTokens = price.tokens * passed;
    }
    noteTasks(this.#world);
  }
}

/** The agents in document order: mostly few, and nearly in order. */
function sortAgents(agents: Int32Array, count: number): void {
  if (count > SORTED_BY_HAND) {
    agents.subarray(0, count).sort();
    return;
  }
  for (let place = 1; place < count; place++) {
    const agent = agents[place] ?? 0;
    let to = place;
    for (; to > 0 && (agents[to - 1] ?? 0) > agent; to--) agents[to] = agents[to - 1] ?? 0;
    agents[to] = agent;
  }
}

const NONE: readonly never[] = [];

function pick<T>(list: readonly T[], places: ReadonlySet<number>): readonly T[] {
  return places.size === 0 ? NONE : list.filter((_, place) => places.has(place));
}
