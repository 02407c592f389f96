// With `--adapt`: notes how busy every agent is, hour by hour, and has managers ask to let idle reports sleep.

import { DEFAULT_REQUEST_LEVEL } from '#engine/config-desk';
import type { Action, Answer, Invocation } from '#engine/types';
import type { Chart } from '#org/chart';
import type { Agent, Org } from '#org/types';

const UTILIZATION_MIN = 0.5;

interface Hour {
  readonly number: number;
  polls: number;
  busyPolls: number;
}

interface Record {
  current: Hour;
  /** The last whole hour in which it polled. */
  last: Hour | null;
  hadWork: boolean;
  isPolling: boolean;
  isAskedFor: boolean;
}

export class ReportWatch {
  readonly #chart: Chart;
  readonly #requestLevel: number;
  readonly #ticksPerHour: number;
  readonly #records = new Map<string, Record>();

  constructor(org: Org, chart: Chart) {
    this.#chart = chart;
    this.#requestLevel =
      org.policies.permissions['request config changes'] ?? DEFAULT_REQUEST_LEVEL;
    this.#ticksPerHour = Math.max(1, Math.round(3600 / org.tickSeconds));
  }

  /**
   * The answer of `agent`, with what it asks for besides. Polls are counted hour by hour, so each of them must be seen:
   * nothing is ahead of such an answer.
   */
  watchOver(agent: Agent, invocation: Invocation, own: Omit<Answer, 'ahead'>): Answer {
    const actions = [...own.actions, ...this.#requestsOf(agent, invocation.tick)];
    const answer = { actions, workInProgress: own.workInProgress };
    this.#note(invocation, answer);
    return answer;
  }

  #note({ agent, tick, mode, reasons, messages }: Invocation, answer: Answer): void {
    const record = this.#recordAt(agent, tick);
    record.isPolling = mode === 'polling';
    if (reasons.includes('poll')) {
      record.current.polls += 1;
      const isBusy =
        reasons.length > 1 || messages.length > 0 || answer.actions.length > 0 || record.hadWork;
      if (isBusy) record.current.busyPolls += 1;
    }
    record.hadWork = answer.workInProgress;
  }

  /** What `manager` asks for at `tick`: a sleep for each polling report that had too little to do for an hour. */
  #requestsOf(manager: Agent, tick: number): readonly Action[] {
    if (manager.level < this.#requestLevel) return [];
    return this.#chart.childrenOf(manager.id).flatMap(({ id }): Action[] => {
      const record = this.#records.get(id);
      if (record === undefined || !record.isPolling || record.isAskedFor) return [];
      const { last } = this.#recordAt(id, tick);
      if (last === null) return [];
      const utilization = last.busyPolls / last.polls;
      if (utilization >= UTILIZATION_MIN) return [];
      record.isAskedFor = true;
      const reason = `it was busy on ${Math.floor(utilization * 100)} % of its polls in the last hour`;
      return [{ type: 'config_request', agent: id, trigger: { mode: 'event-driven' }, reason }];
    });
  }

  #recordAt(agent: string, tick: number): Record {
    const number = Math.floor(tick / this.#ticksPerHour);
    const empty = { number, polls: 0, busyPolls: 0 };
    const record = this.#records.get(agent);
    if (record === undefined) {
      const first = {
        current: empty,
        last: null,
        hadWork: false,
        isPolling: false,
        isAskedFor: false,
      };
      this.#records.set(agent, first);
      return first;
    }
    if (record.current.number < number) {
      if (record.current.polls > 0) record.last = record.current;
      record.current = empty;
    }
    return record;
  }
}
