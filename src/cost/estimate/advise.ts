// Changes that lower the bill, each with what it saves. Facts by arithmetic: whether answers may wait is not known here.

import { DAY_HOURS, MONTH_DAYS } from '#base/hours';
import type { AgentClass } from './agent-class.js';
import { triggerIn } from './agent-class.js';
import type { CostBook, Role, RoleChange } from './cost-book.js';
import type { AdviceKind, CacheTrap, CostAdvice } from './types.js';

/** What saves less, over the role's cost, is not worth a change. */
const SAVING_MIN = 0.02;
/** An agent that lets messages wait so long can wait for a batch, too: most end within the hour. */
const PATIENT_SECONDS = 3600;

interface Change {
  readonly kind: AdviceKind;
  readonly from: string;
  readonly to: string;
  readonly change: RoleChange;
}

export function adviseOf(book: CostBook, traps: readonly CacheTrap[]): CostAdvice[] {
  return book.roles
    .flatMap((role) => changesOf(book, role, traps).flatMap((change) => weigh(book, role, change)))
    .sort((a, b) => b.savingPerHour - a.savingPerHour);
}

function changesOf(book: CostBook, role: Role, traps: readonly CacheTrap[]): Change[] {
  const { agents, members } = role;
  if (agents.priced.kind === 'unpriced' || agents.arrivals.perHour === null) return [];
  const { trigger } = agents;
  const other = trigger.mode === 'polling' ? 'event-driven' : 'polling';
  const changes: Change[] = [
    { kind: 'mode', from: trigger.mode, to: other, change: { trigger: triggerIn(trigger, other) } },
  ];
  const trap = traps.find(({ agents: [first] }) => first === members[0]?.id);
  if (trap !== undefined) changes.push(intervalChange(agents, trap));
  const best = book.costOf(role, { policy: 'best' }).cache;
  const now = book.costOf(role).cache;
  if (best !== null && now !== null && best.choice !== now.choice)
    changes.push({
      kind: 'cache',
      from: now.choice,
      to: best.choice,
      change: { policy: best.choice },
    });
  if (isPatient(agents) && agents.factor === 1 && agents.priced.kind === 'tokens') {
    const factor = agents.priced.price.batchFactor;
    if (factor !== null)
      changes.push({ kind: 'batch', from: 'single calls', to: 'batches', change: { factor } });
  }
  return changes;
}

function intervalChange({ trigger }: AgentClass, { shorterTicks }: CacheTrap): Change {
  return {
    kind: 'interval',
    from: ticksText(trigger.tickInterval),
    to: ticksText(shorterTicks),
    change: { trigger: { ...trigger, tickInterval: shorterTicks } },
  };
}

function ticksText(ticks: number): string {
  return ticks === 1 ? '1 tick' : `${ticks} ticks`;
}

function isPatient({ trigger, ticksPerHour }: AgentClass): boolean {
  const { mode, tickInterval, batchWindow, batchOverrides } = trigger;
  const least =
    mode === 'polling' ? tickInterval : Math.min(batchWindow, ...Object.values(batchOverrides));
  return (least * 3600) / ticksPerHour >= PATIENT_SECONDS;
}

function weigh(book: CostBook, role: Role, { change, ...words }: Change): CostAdvice[] {
  const now = book.costOf(role).costPerHour?.expected ?? 0;
  const then = book.costOf(role, change).costPerHour?.expected ?? Number.POSITIVE_INFINITY;
  const saving = now - then;
  if (saving <= SAVING_MIN * now) return [];
  const savingPerHour = saving * role.members.length;
  const savingPerDay = savingPerHour * DAY_HOURS;
  return [
    {
      ...words,
      agents: role.members.map(({ id }) => id),
      savingPerHour,
      savingPerDay,
      savingPerMonth: savingPerDay * MONTH_DAYS,
      savingPerHourEach: saving,
    },
  ];
}
