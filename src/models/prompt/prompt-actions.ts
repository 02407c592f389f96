// The closed list of what an agent may answer, one line each. Knows no schema and no provider.

export interface Powers {
  readonly hasReports: boolean;
  readonly mayDelegate: boolean;
  /** Ask for another trigger of somebody below. */
  readonly mayRequest: boolean;
  /** Requests of reports come to it. */
  readonly mayDecide: boolean;
}

/** By name; `when` says who has it, everybody without one. */
const ACTIONS: readonly {
  readonly line: string;
  readonly when?: (powers: Powers) => boolean;
}[] = [
  {
    line: 'delegate: give a task to one of your reports (to, priority, body)',
    when: ({ mayDelegate }) => mayDelegate,
  },
  { line: 'work: do one turn of work on a task of yours (task, note)' },
  { line: 'complete: hand in the result of a task to whoever gave it to you (task, body)' },
  {
    line: 'escalate: tell whoever gave you a task why it does not go on (task, reason, body); reason is BLOCKED, OUT_OF_DOMAIN, OVER_BUDGET, LOW_CONFIDENCE, TIMEOUT or DEPENDENCY',
  },
  {
    line: 'answer: resolve an escalation, so that the task goes on (task, body)',
    when: ({ hasReports }) => hasReports,
  },
  { line: 'message: write to your manager, a report, or somebody beside you (to, priority, body)' },
  {
    line: 'request_config_change: ask your manager that somebody below you wakes otherwise (agent, trigger, reason)',
    when: ({ mayRequest }) => mayRequest,
  },
  {
    line: 'approve: let the oldest request that waits on you take effect',
    when: ({ mayDecide }) => mayDecide,
  },
  {
    line: 'refuse: turn down the oldest request that waits on you (reason)',
    when: ({ mayDecide }) => mayDecide,
  },
  { line: 'idle: nothing is to be done now' },
];

const HEAD = 'What you may do, as a list of actions in the order in which they are to happen:';

export function actionsText(powers: Powers): string {
  const lines = ACTIONS.flatMap(({ line, when }) =>
    when === undefined || when(powers) ? [`- ${line}`] : [],
  );
  return [HEAD, ...lines].join('\n');
}
