// Settings beside the mode that would make an agent cheaper: how far apart it polls, how long it sleeps, what it waits
// for, which model it runs on. Estimates from the figures of one run; whether they hold, a run of the changed org says.

import type { WakeTrigger } from '#org/names';
import type { Advice } from './advice.js';
import type { Case } from './advice-case.js';
import { adviseTuning, inDollars } from './advice-case.js';
import { hasReports } from './has-reports.js';

const SAFETY_HEALTHY = 0.05;
/** So busy a worker's polls may get: at more, tasks would pile up. */
const BUSY_MOST = 0.85;
/** As in the design note's example. */
const WINDOW_TICKS = 3;
/** Messages of the trigger to expect in a window, beside the one that opens it. */
const COMPANY_LEAST = 0.3;
const BATCHES_ALREADY = 1.5;
const CONTINUES_MOST = 0.2;
/** Who sends one of these waits for it. */
const URGENT: ReadonlySet<string> = new Set<WakeTrigger>([
  'escalation_received',
  'message_received',
  'order_received',
]);

/** Polls further apart: a manager sees the same messages in half the polls, a worker needs a poll for each turn. */
export function adviseTickInterval(given: Case): Advice | null {
  const { run, agent, figures, price } = given;
  const { tickInterval } = agent.trigger;
  const busy = 1 - (figures.idleWaste ?? 0);
  const enough = Math.floor((tickInterval * BUSY_MOST) / busy);
  const wider = hasReports(run.org.agents, agent.id)
    ? tickInterval * 2
    : Math.min(enough, tickInterval * 4);
  if (wider <= tickInterval) return null;
  const fewer = (figures.wakes.poll / run.hours) * (1 - tickInterval / wider);
  const saving = inDollars(price.idleCostNano, Math.min(fewer, figures.idlePolls / run.hours));
  const setting = 'tickInterval';
  return adviseTuning(given, { setting, value: tickInterval }, { setting, value: wider }, saving);
}

/** Safety wakes that find nothing: half of them go when it sleeps twice as long. */
export function adviseMaxSleep(given: Case): Advice | null {
  const { agent, figures, price } = given;
  const { maxSleepTicks } = agent.trigger;
  // In whole percent, as it is told: 5.3 % is no more than 5 %.
  const percent = Math.round(100 * (figures.safetyWakeRate ?? 0));
  if (maxSleepTicks === null || percent <= 100 * SAFETY_HEALTHY) return null;
  const emptyPerHour = Math.max(0, figures.wakesPerHour - figures.eventsPerHour);
  const saving = inDollars(price.costNano, emptyPerHour / 2);
  const setting = 'maxSleepTicks';
  const [from, to] = [maxSleepTicks, maxSleepTicks * 2];
  return adviseTuning(given, { setting, value: from }, { setting, value: to }, saving);
}

/** Wakes with one message of a trigger each, in close succession: a window lets them come together. */
export function adviseBatchWindow(given: Case): Advice | null {
  const { run, figures, price } = given;
  const { batchEfficiency, wakes, invocations } = figures;
  if (batchEfficiency === null || batchEfficiency >= BATCHES_ALREADY) return null;
  // Whoever is awake with work of its own sees messages anyway.
  if (wakes.continue > invocations * CONTINUES_MOST) return null;
  const trigger = patientTrigger(figures.tokensPerHourByTrigger);
  if (trigger === null || windowOf(given, trigger) > 0) return null;
  const share = (figures.tokensPerHourByTrigger[trigger] ?? 0) / (figures.tokensPerHour ?? 1);
  const wakesPerHour = (invocations / run.hours) * share;
  const company = ((wakesPerHour * run.org.tickSeconds) / 3600) * WINDOW_TICKS;
  if (company < COMPANY_LEAST) return null;
  const saving = inDollars(price.costNano, wakesPerHour * (company / (1 + company)));
  const setting = 'batchWindow';
  const [from, to] = [0, WINDOW_TICKS].map((value) => ({ setting, trigger, value }) as const);
  return from === undefined || to === undefined ? null : adviseTuning(given, from, to, saving);
}

/** The model of its level, where the file says a dearer one. Whether that one does, no simulation can tell. */
export function adviseModel(given: Case): Advice | null {
  const { agent, figures, price, cheaperModel } = given;
  if (cheaperModel === null || price.costNano === null || figures.invocations === 0) return null;
  const difference = price.costNano - cheaperModel.costNano;
  const saving = inDollars(difference, figures.wakesPerHour);
  const setting = 'model';
  return adviseTuning(
    given,
    { setting, value: agent.model },
    { setting, value: cheaperModel.model },
    saving,
  );
}

/** Of the triggers that can wait, the one that most is spent on. */
function patientTrigger(tokensByTrigger: Readonly<Record<string, number>>): WakeTrigger | null {
  // Beside triggers there are reasons, and only names of triggers have an underscore.
  const patient = Object.entries(tokensByTrigger).filter(
    ([name]) => name.includes('_') && !URGENT.has(name),
  );
  const [first] = patient.sort(([, a], [, b]) => b - a);
  return first === undefined ? null : (first[0] as WakeTrigger);
}

function windowOf({ agent }: Case, trigger: WakeTrigger): number {
  const { batchWindow, batchOverrides } = agent.trigger;
  // A window of no ticks for this trigger is somebody's decision.
  return batchOverrides[trigger] === undefined ? batchWindow : Number.POSITIVE_INFINITY;
}
