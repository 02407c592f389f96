// The engine that ships: it goes from one tick at which something may happen to the next, and asks nobody who has nothing new
// to see. Its results are the reference engine's, whose steps it follows; the two tricks are the timing wheel and the stretch.

import { invariant } from '#base/assert';
import { Agenda } from './agenda.js';
import type { AgentPlan } from './agent-plan.js';
import { createPlans, nextTimer, noteMessage, reasonsAt, replanMessages } from './agent-plan.js';
import type { AgentState } from './agent-state.js';
import { applyAction, sendScheduled } from './apply-actions.js';
import { applyApprovedChanges } from './approved-changes.js';
import { bookAnswer } from './book-answer.js';
import { bringUpToDate } from './bring-up-to-date.js';
import type { Engine } from './engine.js';
import type { EngineSetup } from './engine-setup.js';
import { explainAgent } from './explain-agent.js';
import { releaseAgent } from './failures.js';
import { findHold, noteHold } from './holds.js';
import { HourClock } from './hour-clock.js';
import { OutsideClock } from './outside-clock.js';
import { QueueDepths } from './queue-depths.js';
import type { EngineResults } from './results.js';
import { showInvocation, takeBack } from './show-invocation.js';
import { chargeInvocation, escalateBudget } from './spend.js';
import { Stretches } from './stretches.js';
import { summarizeRun } from './summarize-run.js';
import { takeSample } from './take-sample.js';
import { NEVER, WHEEL_TICKS } from './timing-wheel.js';
import type { Answer, Invocation, Message, Wave } from './types.js';
import { noteTimers } from './wake-reasons.js';
import type { World } from './world.js';
import { createWorld } from './world.js';

/** An engine at the start of tick 0. The setup is not changed. */
export function createFastEngine(setup: EngineSetup): Engine {
  invariant(setup.ticks <= WHEEL_TICKS, `a run has at most ${WHEEL_TICKS} ticks`);
  return new FastEngine(createWorld(setup));
}

const NO_ACTIONS: Answer = { actions: [], workInProgress: false };

class FastEngine implements Engine {
  readonly #world: World;
  readonly #plans: readonly AgentPlan[];
  readonly #agenda: Agenda;
  readonly #hours: HourClock;
  readonly #outside: OutsideClock;
  /** Whether there are hours in which nobody works. */
  readonly #hasHours: boolean;
  readonly #stretches: Stretches;
  #tick = -1;
  /** -1 until the tick's first wave is gathered: until then its turns are still to come. */
  #wave = -1;
  #given: Wave | null = null;
  #woken: readonly AgentPlan[] = [];
  #escalating: AgentState[] = [];
  readonly #depths = new QueueDepths();
  #hasHappened = false;
  #isOver = false;

  constructor(world: World) {
    this.#world = world;
    this.#plans = createPlans(world);
    this.#agenda = new Agenda(world, this.#plans);
    this.#hours = new HourClock(world.setup.calendar, world.org.tickSeconds);
    this.#outside = new OutsideClock(world);
    this.#hasHours = world.org.policies.workingHours !== null;
    this.#stretches = new Stretches(world, this.#plans, this.#hours);
    world.onDelivery = this.#onDelivery;
  }

  nextWave(): Wave | null {
    invariant(this.#given === null, 'a wave is answered before the next one is asked for');
    for (;;) {
      if (this.#wave < 0 && !this.#openTick()) return null;
      this.#gatherWave();
      if (this.#woken.length > 0) {
        const invocations = this.#woken.map(this.#show);
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
      const plan = this.#woken[place];
      const invocation = wave.invocations[place];
      if (plan !== undefined && invocation !== undefined)
        this.#settle(plan, invocation, answers[place] ?? NO_ACTIONS);
    }
    this.#given = null;
    if (this.#escalating.length > 0) this.#sendBudgetEscalations();
    this.#wave += 1;
  }

  results(): EngineResults {
    // Of a tick that is open the turns are taken, and that is all.
    const passed = this.#passed;
    const closed = this.#wave < 0 ? passed : passed - 1;
    bringUpToDate(this.#world, this.#plans, this.#stretches, passed, closed);
    return summarizeRun(this.#world, passed);
  }

  explain(agent: string): ReturnType<Engine['explain']> {
    return explainAgent(this.#world, agent, this.results().ticks);
  }

  release(agent: string): void {
    invariant(this.#given === null, 'an agent is released when no wave is out');
    const tick = this.#passed;
    const state = releaseAgent(this.#world, agent, tick);
    const plan = state === null ? undefined : this.#plans[state.index];
    if (plan === undefined) return;
    plan.heldUntil = tick;
    this.#agenda.lookAgain(plan, tick);
  }

  /** Ticks, an open one included. */
  get #passed(): number {
    return this.#isOver ? this.#world.setup.ticks : this.#tick + 1;
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
    this.#agenda.takeDue(this.#tick);
    // After the thresholds, which still look at the period before.
    if (this.#stretches.shared.nextLook <= tick) this.#lookAtSharedBudget(tick);
    if (world.approved.length > 0) this.#applyApprovedChanges();
    if (world.scheduled.nextTick <= tick) {
      this.#hasHappened = true;
      sendScheduled(world, tick);
    }
    if (this.#outside.next <= tick) {
      this.#hasHappened = true;
      for (const { from, action } of world.setup.outside.eventsAt(tick))
        applyAction(world, from, action, tick);
    }
    return true;
  }

  #findNextTick(): number {
    const { scheduled, approved } = this.#world;
    const from = this.#tick + 1;
    const nextOutside = this.#outside.nextTick(from);
    if (approved.length > 0) return from;
    return Math.min(
      this.#agenda.nextTick(from),
      nextOutside,
      scheduled.nextTick,
      Math.max(from, this.#stretches.shared.nextLook),
    );
  }

  /** What is known of the budget that all share ends here: whoever has turns left is asked again. */
  #lookAtSharedBudget(from: number): void {
    for (const plan of this.#stretches.cutShared(this.#tick, from))
      this.#agenda.lookAgain(plan, from);
  }

  // Steps 3 and 4 for wave 0; step 6 for the waves after it, which only a due message starts.
  #gatherWave(): void {
    if (this.#wave < 0) {
      this.#agenda.takeDue(this.#tick);
      this.#wave = 0;
    }
    this.#woken = this.#agenda.listed.take(this.#tryWake);
    if (this.#woken.length > 0 || this.#escalating.length === 0) return;
    // Nobody woke, but somebody's budget escalation is on its way: it may start the next wave.
    this.#sendBudgetEscalations();
    this.#wave += 1;
    this.#gatherWave();
  }

  /**
   * Looks at an agent: its turns until now are booked. Gives whether it is to be invoked now, and charges it then; else
   * what holds it is noted, and it is looked at again when that may have changed.
   */
  readonly #tryWake = (plan: AgentPlan): boolean => {
    const { state } = plan;
    const world = this.#world;
    const tick = this.#tick;
    this.#stretches.cut(plan, tick);
    if (plan.timerDue <= tick) {
      noteTimers(state, tick);
      plan.timerDue = nextTimer(state);
    }
    plan.reasons = reasonsAt(plan, tick);
    if (plan.invokedAt === tick || plan.reasons.length === 0) {
      this.#agenda.lookAgain(plan, tick + 1);
      return false;
    }
    const mayBeHeld =
      this.#hasHours || plan.hasBudget || state.trigger.cooldownTicks > 0 || state.failure !== null;
    const hold = mayBeHeld ? findHold(world, state, tick) : null;
    if (hold !== null) {
      if (hold.escalates) this.#escalating.push(state);
      noteHold(world, state, hold, tick, this.#wave);
      // Where the calendar knows no end, it is asked again every tick: it does not look ahead for ever.
      plan.heldUntil = hold.until ?? (hold.kind === 'working-hours' ? tick + 1 : NEVER);
      this.#agenda.lookAgain(plan, tick + 1);
      return false;
    }
    if (plan.hasBudget) chargeInvocation(world, state, tick);
    plan.invokedAt = tick;
    return true;
  };

  readonly #show = (plan: AgentPlan): Invocation => {
    const invocation = showInvocation(plan, this.#tick, this.#wave);
    if (invocation.messages.length > 0) this.#depths.touch(plan);
    return invocation;
  };

  // Step 5 for one agent: the wake is booked, what it did is applied, and what it is going to do is kept.
  #settle(plan: AgentPlan, invocation: Invocation, answer: Answer): void {
    const world = this.#world;
    const { tick, wave, agent } = invocation;
    this.#hasHappened = true;
    bookAnswer(world, plan, invocation, answer, this.#hours);
    const { actions, ahead, failure } = answer;
    if (failure !== undefined) takeBack(plan, invocation, failure);
    const { observer } = world.setup;
    for (let place = 0; place < actions.length; place++) {
      const action = actions[place];
      if (action === undefined) continue;
      observer?.log?.({ type: 'action', tick, wave, agent, action });
      if (action.type !== 'work') applyAction(world, agent, action, tick);
    }
    if (ahead !== undefined && failure === undefined) this.#stretches.begin(plan, ahead, tick);
    if ((plan.hasBudget || answer.use !== undefined) && this.#stretches.noteUse(plan, answer))
      this.#lookAtSharedBudget(tick + 1);
    this.#agenda.lookAgain(plan, tick + 1);
  }

  #sendBudgetEscalations(): void {
    const escalating = this.#escalating;
    this.#escalating = [];
    this.#hasHappened = true;
    for (const state of escalating) escalateBudget(this.#world, state, this.#tick);
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
      this.#agenda.lookAgain(plan, this.#tick);
    }
  }

  readonly #onDelivery = (state: AgentState, message: Message): void => {
    const plan = this.#plans[state.index];
    if (plan === undefined) return;
    this.#hasHappened = true;
    this.#depths.touch(plan);
    const due = state.trigger.mode === 'polling' ? NEVER : noteMessage(plan, message);
    this.#agenda.lookFor(plan, message, due, this.#tick, this.#wave >= 0);
  };

  // Step 7.
  #closeTick(): void {
    this.#depths.closeTick(this.#tick);
    if (this.#hasHappened) {
      this.#agenda.closeTick(this.#tick);
    }
    this.#hasHappened = false;
    this.#wave = -1;
  }

  #sampleBefore(tick: number): void {
    for (let next = this.#world.nextSample; next <= tick; next = this.#world.nextSample) {
      bringUpToDate(this.#world, this.#plans, this.#stretches, next, next);
      takeSample(this.#world, next);
    }
  }
}
