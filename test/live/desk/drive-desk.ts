// A live run without money: the real engine, the desk and the chains, and a function that writes what a model would.
import { createEngine } from '#engine/create-engine';
import type { Answer, Invocation, OutsideEvent } from '#engine/types';
import type { ChainCaps } from '#live/chains/causal-chains';
import { CausalChains, DEFAULT_CHAIN_CAPS } from '#live/chains/causal-chains';
import { createTaskDesk } from '#live/desk/create-task-desk';
import type { TaskDesk } from '#live/desk/task-desk';
import { actionsFor } from '#models/actions/action-table';
import { parseAnswer } from '#models/actions/parse-answer';
import { HUMAN_PRINCIPAL } from '#org/names';
import type { Org } from '#org/types';
import { calendarOf } from '../../property/engines/run-case.js';

export interface DeskDrive {
  readonly org: Org;
  readonly ticks: number;
  /** Orders at the start, by agent. */
  readonly orders: readonly string[];
  readonly caps?: Partial<ChainCaps>;
  /** Cost of a call. */
  readonly costNano?: number;
  readonly think: (invocation: Invocation, desk: TaskDesk) => string;
  /** Told of each wave's answers as the engine takes them. */
  readonly taken?: (invocation: Invocation, answer: Answer) => void;
  /** Answers of a run before: whoever has one is not asked. */
  readonly journal?: ReadonlyMap<string, Answer>;
}

export interface Driven {
  readonly calls: number;
  readonly refused: number;
  readonly applied: number;
  readonly setAside: readonly string[];
  readonly chains: CausalChains;
  readonly desk: TaskDesk;
  readonly journal: ReadonlyMap<string, Answer>;
  readonly outward: readonly string[];
}

export function driveDesk(drive: DeskDrive): Driven {
  const { org, ticks, orders, think, taken, costNano = 1000 } = drive;
  const desk = createTaskDesk(org);
  const chains = new CausalChains({ ...DEFAULT_CHAIN_CAPS, ...drive.caps });
  const outward: string[] = [];
  const events = orders.map(
    (to): OutsideEvent => ({
      from: HUMAN_PRINCIPAL,
      action: { type: 'order', to, body: 'Go' },
    }),
  );
  const engine = createEngine('fast', {
    org,
    ticks,
    calendar: calendarOf(org, 0),
    outside: {
      eventsAt: (tick) => (tick === 0 ? events : []),
      nextTick: (tick) => (tick === 0 ? 0 : null),
      receive: ({ kind, from, body }) => outward.push(`${kind} ${from} ${body}`),
    },
    prices: org.agents.map(() => ({
      costNano: 0,
      tokens: 0,
      idleCostNano: 0,
      idleTokens: 0,
      noteTokens: 0,
    })),
  });
  const setAside: string[] = [];
  const journal = new Map<string, Answer>();
  let [calls, refused, applied] = [0, 0, 0];
  const answer = (invocation: Invocation): Answer => {
    const gate = chains.beforeCall(invocation);
    if (gate.kind === 'set-aside') {
      setAside.push(gate.reason);
      return gate.answer;
    }
    const kept = drive.journal?.get(keyOf(invocation));
    if (kept !== undefined) return kept;
    calls += 1;
    const use = { costNano, tokens: 10 };
    const offered = actionsFor(desk.powersOf(invocation.agent));
    const parsed = parseAnswer(think(invocation, desk), offered);
    const checked =
      parsed.kind === 'actions' ? desk.check(invocation, parsed.actions) : { refusals: ['junk'] };
    if (!('answer' in checked) || checked.refusals.length > 0) {
      refused += 1;
      return { actions: [], workInProgress: false, use };
    }
    return { ...checked.answer, use };
  };
  for (let wave = engine.nextWave(); wave !== null; wave = engine.nextWave()) {
    for (const invocation of wave.invocations) {
      desk.show(invocation);
      chains.beforeCall(invocation);
    }
    const answers = wave.invocations.map(answer);
    const final = wave.invocations.map((invocation, at) => {
      const done = chains.afterTurn(invocation, answers[at]!, 1);
      journal.set(keyOf(invocation), done);
      return done;
    });
    engine.answerWave(final);
    wave.invocations.forEach((invocation, at) => {
      desk.settle(invocation, final[at]!);
      applied += final[at]!.actions.length;
      taken?.(invocation, final[at]!);
    });
  }
  return { calls, refused, applied, setAside, chains, desk, journal, outward };
}

function keyOf({ tick, wave, agent }: Invocation): string {
  return `${tick}.${wave}.${agent}`;
}
