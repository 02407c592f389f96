// What an agent is shown at a moment of a dry run: plays it up to there, with the books that a live run would keep.

import { OrgsimError } from '#base/errors';
import { createEngine } from '#engine/create-engine';
import type { Action, Answer, Behavior, EngineResults, Invocation } from '#engine/types';
import { createTaskDesk } from '#live/create-task-desk';
import type { TaskDesk } from '#live/task-desk';
import type { BudgetLeft, Situation } from '#models/prompt/types';
import type { Agent, Org } from '#org/types';
import { momentOf, parseMoment, timeLineOf } from './parse-moment.js';
import { planRun } from './plan-run.js';
import { calendarOf, wirePlan } from './play-run.js';
import { RUN_DEFAULTS } from './run-org.js';
import { tickTimes } from './tick-time.js';
import type { LookedInto } from './why-agent.js';

export interface FoundWake {
  /** The tick that was asked for, and that of the wake: the same, or the next one at which it wakes. */
  readonly asked: number;
  readonly tick: number;
  /** Org-local time of the wake. */
  readonly time: string | null;
  readonly situation: Situation;
}

export type FindOptions = Omit<LookedInto, 'length'> & { readonly at: string };

/** How long after the moment a wake is looked for. */
const DAY_SECONDS = 86_400;

/** Throws an OrgsimError for a moment that is none, and where the agent does not wake within a day of it. */
export function findWake(org: Org, agent: Agent, { at, ...options }: FindOptions): FoundWake {
  const first = planRun(org, { ...options, length: RUN_DEFAULTS.length });
  const line = timeLineOf(org, first.startMs);
  const asked = parseMoment(at, line);
  const ticks = asked + Math.ceil(DAY_SECONDS / org.tickSeconds);
  const plan = planRun(org, { ...options, length: { kind: 'ticks', ticks } });
  const calendar = calendarOf(plan);
  const { behavior, outside } = wirePlan(plan);
  const { prices } = plan;
  const engine = createEngine(plan.engine, { org, ticks, calendar, outside, prices });
  const desk = createTaskDesk(org);
  const timeOf = tickTimes(calendar.instantOf, org.timezone);
  for (let wave = engine.nextWave(); wave !== null; wave = engine.nextWave()) {
    for (const invocation of wave.invocations) desk.show(invocation);
    const { tick } = wave;
    const found = wave.invocations.find((invocation) => invocation.agent === agent.id);
    if (found !== undefined && tick >= asked) {
      const budgetsLeft = leftOf(engine.results(), agent);
      const books = desk.pagesOf(agent.id);
      const situation = { invocation: found, when: timeOf(tick), budgetsLeft, ...books };
      return { asked, tick, time: momentOf(tick, line).time, situation };
    }
    const answers = wave.invocations.map((invocation) =>
      answerOf(behavior, invocation, agent, desk),
    );
    engine.answerWave(answers);
    wave.invocations.forEach((invocation, place) => {
      const answer = answers[place];
      if (answer !== undefined) desk.settle(invocation, answer);
    });
  }
  throw new OrgsimError(
    'usage',
    `${agent.name} does not wake within a day of --at ${at}.`,
    `orgsim why ${agent.id} --at ${at} says why; --order gives it work.`,
  );
}

/** Of the agent itself no turn is booked without asking: the wake that is looked for may be one of them. */
function answerOf(
  behavior: Behavior,
  invocation: Invocation,
  agent: Agent,
  desk: TaskDesk,
): Answer {
  const { ahead, ...answer } = behavior.answer(invocation);
  const names = desk.tasksOf(invocation.agent).map(({ id }) => id);
  const actions = answer.actions.map((action) => withParent(action, names));
  const isLookedFor = invocation.agent === agent.id;
  return { ...answer, actions, ...(ahead !== undefined && !isLookedFor && { ahead }) };
}

/** Whoever plays a dry run passes a task on under its name, or under that name and a number. */
function withParent(action: Action, open: readonly string[]): Action {
  if (action.type !== 'delegation' || action.task === undefined) return action;
  const { task } = action;
  const partOf = [task, task.replace(/\.\d+$/u, '')].find((name) => open.includes(name));
  return partOf === undefined ? action : { ...action, partOf };
}

function leftOf({ agents }: EngineResults, { id }: Agent): readonly BudgetLeft[] {
  const budgets = agents.find((result) => result.id === id)?.budgets ?? [];
  return budgets.map(({ unit, limit, period, spent }) => ({
    unit,
    limit,
    period,
    left: spent === null ? null : Math.max(0, limit - spent),
  }));
}
