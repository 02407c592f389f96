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
import { DueList } from './due-list.js';
import type { EngineSetup } from './engine-setup.js';
import { findHold, noteHold } from './holds.js';
import { HourClock } from './hour-clock.js';
import { bookInvocation, endWake, isIdlePoll, useOf } from './invoke.js';
import { noteTasks } from './note-tasks.js';
import { bringDepth, QueueDepths } from './queue-depths.js';
import { showInvocation } from './show-invocation.js';
import { chargeInvocation, escalateBudget } from './spend.js';
import { nextTurn, stretchEnd } from './stretch.js';
import { Stretches } from './stretches.js';
import { summarizeRun } from './summarize-run.js';
import { takeSample } from './take-sample.js';
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

class FastEngine implements Engine {
  readonly #world: World;
  readonly #plans: readonly AgentPlan[];
  /** Items below the number of agents are agents, the others the thresholds' own. */
  readonly #wheel: TimingWheel;
  readonly #thresholds: ThresholdWatch;
  readonly #hours: HourClock;
  readonly #stretches: Stretches;
  #tick = -1;
  /** -1 until the tick's first wave is gathered: until then its turns are still to come. */
  #wave = -1;
  readonly #due: DueList;
  readonly #taken: Int32Array;
  #given: Wave | null = null;
  #woken: AgentPlan[] = [];
  #escalating: AgentState[] = [];
  readonly #depths = new QueueDepths();
  #hasHappened = false;
  #nextOutside = 0;
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
    this.#stretches = new Stretches(world, this.#plans, this.#hours);
    this.#due = new DueList(this.#plans);
    this.#taken = new Int32Array(items);
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
    // After the thresholds, which still look at the period before.
    if (this.#stretches.nextSharedLook <= tick) this.#lookAtSharedBudget(tick);
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
    return Math.min(
      this.#wheel.nextTick(from),
      this.#nextOutside,
      scheduled.nextTick,
      Math.max(from, this.#stretches.nextSharedLook),
    );
  }

  /** What is known of the budget that all share ends here: whoever has turns left is asked again. */
  #lookAtSharedBudget(from: number): void {
    for (const plan of this.#stretches.cutShared(this.#tick, from)) this.#lookAgain(plan, from);
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
        if (item < agents) this.#due.add(item);
        else this.#thresholds.moveWindow(item, tick);
      }
      // Only then: what a window lets go of counts in this very tick.
      for (const item of due) {
        const state = item < agents ? undefined : this.#thresholds.test(item, tick);
        if (state !== undefined) this.#due.add(state.index);
      }
    }
  }

  // Steps 3 and 4 for wave 0; step 6 for the waves after it, which only a due message starts.
  #gatherWave(): void {
    if (this.#wave < 0) {
      this.#takeDue();
      this.#wave = 0;
    }
    this.#woken = this.#due.take(this.#wakes);
    if (this.#woken.length > 0 || this.#escalating.length === 0) return;
    // Nobody woke, but somebody's budget escalation is on its way: it may start the next wave.
    this.#sendBudgetEscalations();
    this.#wave += 1;
    this.#gatherWave();
  }

  /** Whether the agent is to be invoked now; else it is looked at again when that may have changed. */
  readonly #wakes = (plan: AgentPlan): boolean => {
    const { state } = plan;
    const tick = this.#tick;
    this.#stretches.cut(plan, this.#tick);
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
  };

  #mayBeHeld({ hasBudget, state }: AgentPlan): boolean {
    return (
      hasBudget || state.trigger.cooldownTicks > 0 || this.#world.org.policies.workingHours !== null
    );
  }

  #invoke(plan: AgentPlan): Invocation {
    const invocation = showInvocation(plan, this.#tick, this.#wave);
    if (invocation.messages.length > 0) this.#depths.touch(plan);
    return invocation;
  }

  // Step 5 for one agent: the wake is booked, what it did is applied, and what it is going to do is kept.
  #settle(plan: AgentPlan, invocation: Invocation, answer: Answer): void {
    const world = this.#world;
    const { tick, wave, agent } = invocation;
    this.#hasHappened = true;
    this.#book(plan, invocation, answer);
    for (const action of answer.actions) {
      world.setup.observer?.log?.({ type: 'action', tick, wave, agent, action });
      applyAction(world, agent, action, tick);
    }
    if (answer.ahead !== undefined) this.#stretches.begin(plan, answer.ahead, tick);
    if (this.#stretches.isOverspent(plan, answer)) this.#lookAtSharedBudget(tick + 1);
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

  #applyApprovedChanges(): void {
    const world = this.#world;
    // Turns before the change were taken in the mode before it.
    for (const { agent } of world.approved) {
      const plan = this.#plans[world.scopes.indexOf(agent) ?? -1];
      if (plan !== undefined) this.#stretches.cut(plan, this.#tick);
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
    this.#depths.touch(plan);
    const due = noteMessage(plan, message);
    if (message.priority === 'critical') plan.heldUntil = 0;
    // Once the first wave is gathered, a turn of this tick is taken.
    const from = this.#wave < 0 ? this.#tick : this.#tick + 1;
    if (plan.turnsLeft > 0) {
      this.#wheel.scheduleBy(state.index, nextTurn(plan, from));
    } else if (plan.invokedAt === this.#tick || state.trigger.mode === 'polling') {
      this.#wheel.scheduleBy(state.index, nextLook(plan, from));
    } else if (Math.max(due, plan.heldUntil) <= this.#tick) {
      this.#due.add(state.index);
    } else if (due !== NEVER) {
      this.#wheel.scheduleBy(state.index, Math.max(due, plan.heldUntil));
    }
  }

  // Step 7.
  #closeTick(): void {
    this.#depths.closeTick(this.#tick);
    if (this.#hasHappened) {
      if (this.#thresholds.readTasks) noteTasks(this.#world);
      this.#thresholds.closeTick(this.#tick);
    }
    this.#hasHappened = false;
    this.#wave = -1;
  }

  #sampleBefore(tick: number): void {
    for (let next = this.#world.nextSample; next <= tick; next = this.#world.nextSample) {
      this.#bringUpToDate(next);
      takeSample(this.#world, next);
    }
  }

  /** Books all that has gone by in the ticks before `passed` without a visit. */
  #bringUpToDate(passed: number): void {
    for (const plan of this.#plans) {
      this.#stretches.book(plan, passed);
      bringDepth(plan, passed);
      const { tally, price } = plan.state;
      tally.agentTicks = passed;
      tally.pollingTokens = price.tokens * passed;
    }
    noteTasks(this.#world);
  }
}
