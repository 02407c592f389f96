// A live run with its parts put together, whether it begins or goes on: engine, books, caller. What they say goes to the
// journal, and nothing else anywhere.

import { OrgsimError } from '#base/errors';
import { nanoUsd } from '#base/money';
import { createEngine } from '#engine/create-engine';
import type { Engine } from '#engine/engine';
import type { Sampling } from '#engine/engine-setup';
import type { Observer } from '#engine/records';
import type { EngineResults } from '#engine/results';
import type { Answer, Failure, Invocation } from '#engine/types';
import type { Journal } from '#journal/journal';
import type { ReleaseRecord } from '#journal/records';
import { BudgetScopes } from '#live/calls/budget-scopes';
import type { ModelRoute } from '#live/calls/model-route';
import type { PaidCaller } from '#live/calls/paid-caller';
import type { ChainCaps } from '#live/chains/causal-chains';
import { CausalChains, DEFAULT_CHAIN_CAPS } from '#live/chains/causal-chains';
import { createTaskDesk } from '#live/desk/create-task-desk';
import type { CompletedTask } from '#live/desk/order-book';
import { PrincipalInbox } from '#live/desk/principal-inbox';
import { Doubts, newDecisions } from '#live/doubts';
import type { DrivenTo, Stopper } from '#live/drive-run';
import { driveRun } from '#live/drive-run';
import { LiveBooks } from '#live/live-books';
import type { LiveListener } from '#live/live-events';
import { LiveOutside } from '#live/live-outside';
import { plainEvent } from '#live/read-answer';
import type { RecoveredRun } from '#live/recover-run';
import { refusedBy } from '#live/refused-by';
import { createRememberedCaller } from '#live/remembered-caller';
import type { TurnOutcome } from '#live/take-turn';
import { takeTurn } from '#live/take-turn';
import { calendarOf } from '../play-run.js';
import { tickTimes } from '../tick-time.js';
import { wireWork } from '../wire-run.js';
import type { LiveMind } from './live-mind.js';
import { createLiveMind } from './live-mind.js';
import type { PersonWishes } from './person-wishes.js';
import { eventsOfWishes } from './person-wishes.js';
import type { LivePlan } from './plan-live.js';
import { verdictAfter } from './run-verdict.js';
import { SessionTeller } from './session-teller.js';

export interface SessionSetup {
  readonly live: LivePlan;
  readonly journal: Pick<Journal, 'append'>;
  readonly recovered: RecoveredRun;
  readonly caller: PaidCaller;
  readonly routeOf: (model: string) => ModelRoute;
  /** ISO 8601, UTC. */
  readonly now: () => string;
  readonly stopper: Stopper;
  /** Breaks off what is under way. */
  readonly aborting: AbortSignal;
  /** Of a run that is taken up; null for one that begins. */
  readonly wishes: PersonWishes | null;
  readonly heard: SessionListener;
  readonly sampling?: Sampling;
}

/** What is told while it goes on; nothing depends on it. */
interface SessionListener {
  readonly observer?: Observer;
  /** A task was handed in, now or, in what is gone through again, before. Gives where its result is kept. */
  readonly completed?: (task: CompletedTask) => string;
  /** Of what is gone through again nothing is told. */
  readonly tell?: LiveListener;
}

export class LiveSession {
  readonly books: LiveBooks;
  readonly inbox = new PrincipalInbox();
  /** For people: where work comes from. */
  readonly workloadText: string;
  readonly #setup: SessionSetup;
  readonly #engine: Engine;
  readonly #outside: LiveOutside;
  readonly #mind: LiveMind;
  readonly #caller: PaidCaller;
  readonly #doubts: Doubts;
  readonly #teller: SessionTeller;

  constructor(setup: SessionSetup) {
    const { live, recovered, heard, wishes } = setup;
    const { org, plan, options } = live;
    const calendar = calendarOf(plan);
    const desk = createTaskDesk(org);
    const work = wireWork(org, plan.ticks, calendar, plan.wiring);
    this.#setup = setup;
    const chains = new CausalChains(capsOf(options));
    this.books = new LiveBooks(desk, chains, new BudgetScopes(org, options, calendar));
    this.workloadText = work.workloadText;
    this.#outside = new LiveOutside(work.outside, recovered.events, this.inbox);
    this.#engine = createEngine(plan.engine, {
      org,
      ticks: plan.ticks,
      calendar,
      outside: this.#outside,
      prices: plan.prices,
      ...(heard.observer !== undefined && { observer: heard.observer }),
      ...(setup.sampling !== undefined && { sampling: setup.sampling }),
    });
    const timeOf = tickTimes(calendar.instantOf, org.timezone);
    this.#mind = createLiveMind({
      org,
      desk,
      routeOf: setup.routeOf,
      outputTokens: options.outputTokens,
      contextTokens: options.contextTokens,
      seed: options.seed,
      timeOf,
    });
    this.#teller = new SessionTeller(heard.tell, this.books, timeOf);
    this.#caller = createRememberedCaller(setup.caller, recovered);
    this.#doubts = new Doubts(recovered, wishes?.inDoubt ?? null);
  }

  /** Rejects as `driveRun` does, and with an OrgsimError for wishes that nobody waits for. */
  drive(): Promise<DrivenTo> {
    const { journal, recovered, stopper } = this.#setup;
    return driveRun({
      engine: {
        nextWave: () => this.#engine.nextWave(),
        answerWave: (answers) => this.#engine.answerWave(answers),
        release: (agent) => {
          this.#engine.release(agent);
          this.books.parked.delete(agent);
        },
      },
      recovered,
      show: (invocation) => this.books.show(invocation),
      takeTurn: (invocation) => this.#takeTurn(invocation),
      finish: (invocation, answer, requests) =>
        this.books.chains.afterTurn(invocation, answer, requests),
      settle: (invocation, answer) => this.#settle(invocation, answer),
      append: (turn) => journal.append(turn),
      verdict: (tick) => verdictAfter(tick, this.#setup.live, this),
      stopper,
      takeUp: () => this.#takeUp(),
    });
  }

  results(): EngineResults {
    return this.#engine.results();
  }

  expectsAfter(tick: number): boolean {
    return this.#outside.nextTick(tick + 1) !== null;
  }

  async #takeTurn(invocation: Invocation): Promise<TurnOutcome> {
    this.#teller.asks(invocation);
    const outcome = await this.#askFor(invocation);
    if (outcome.kind === 'taken') this.#teller.refused(invocation, outcome.refusals);
    return outcome;
  }

  async #askFor(invocation: Invocation): Promise<TurnOutcome> {
    const { agent, tick } = invocation;
    const { stopper, aborting, heard } = this.#setup;
    const { budgets, chains, desk, failing } = this.books;
    const fail = (reason: string): Failure => failing.fail(agent, tick, reason);
    const doubtful = this.#doubts.outcomeOf(invocation, fail);
    if (doubtful !== null) return doubtful;
    const gate = chains.beforeCall(invocation);
    if (gate.kind === 'set-aside')
      return { kind: 'taken', answer: gate.answer, refusals: [gate.reason], requests: 0 };
    const turn = {
      invocation,
      model: this.#mind.modelOf(agent),
      request: this.#mind.requestOf(invocation, budgets.leftOf(agent, tick)),
      scopes: [...budgets.scopesOf(agent, tick), ...gate.scopes],
    };
    return takeTurn(turn, {
      caller: this.#caller,
      parse: (reply) => this.#mind.parse(agent, reply),
      check: (wake, actions) => desk.check(wake, actions),
      fail,
      refuse: (scope) => refusedBy(scope, { agent, tick }, budgets),
      isStopping: () => stopper.isStopping,
      signal: aborting,
      called: (asked, correction, outcome) =>
        heard.tell?.({ kind: 'call-ended', turn: asked, correction, outcome }),
    });
  }

  #settle(invocation: Invocation, answer: Answer): void {
    const { completed } = this.#setup.heard;
    for (const task of this.books.settle(invocation, answer))
      this.#teller.completed(task, completed?.(task) ?? '');
    this.#teller.settled(invocation, answer);
  }

  /** What a person decided, written down before anything follows from it. */
  async #takeUp(): Promise<readonly ReleaseRecord[]> {
    const { recovered, wishes, journal, now, live } = this.#setup;
    this.#teller.begin();
    if (wishes === null) return [];
    const { desk, parked } = this.books;
    const escalations = desk.waitingForPrincipal;
    const requests = this.inbox.waiting.filter(({ kind }) => kind === 'config_request').length;
    const events = eventsOfWishes(wishes, { escalations, requests }, live.org);
    const tick = recovered.lastTick + 1;
    if (events.length > 0 && tick >= live.plan.ticks) throw isOver(live.plan.ticks);
    for (const doubt of newDecisions(recovered, wishes.inDoubt))
      await journal.append({ type: 'doubt', ...doubt, at: now() });
    for (const event of events) {
      await journal.append({ type: 'outside', tick, event: plainEvent(event) });
      this.#outside.add({ tick, event });
    }
    const { reached } = recovered;
    const place =
      reached === null ? { tick: 0, wave: 0 } : { tick: reached.tick, wave: reached.wave + 1 };
    const released = [...parked.keys()].filter((agent) => !this.#doubts.holds(agent));
    const releases = released.map((agent): ReleaseRecord => ({ type: 'release', agent, ...place }));
    for (const release of releases) await journal.append(release);
    return releases;
  }
}

function capsOf({ maxDepth, maxWakes, maxOrderUsd }: LivePlan['options']): ChainCaps {
  return {
    depthMax: maxDepth ?? DEFAULT_CHAIN_CAPS.depthMax,
    wakesMax: maxWakes ?? DEFAULT_CHAIN_CAPS.wakesMax,
    nanoUsdMax: maxOrderUsd === null ? null : nanoUsd(maxOrderUsd),
  };
}

function isOver(ticks: number): OrgsimError {
  return new OrgsimError(
    'usage',
    `The run has come to its end, tick ${ticks}: nothing more can happen in it.`,
    'Begin a new one, with a longer --for.',
  );
}
