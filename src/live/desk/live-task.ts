// A task in the books of a live run, and an escalation of one. Data types alone.

export interface LiveTask {
  readonly id: string;
  /** What its message called it; null for nothing. */
  readonly alias: string | null;
  readonly holder: string;
  readonly from: string;
  readonly body: string;
  readonly isOrder: boolean;
  /** The delegator's task that it belongs to. */
  readonly parent: LiveTask | null;
  /** Given away for it, oldest first. */
  readonly children: LiveTask[];
  /** Whether its holder has seen it. */
  isShown: boolean;
  isOpen: boolean;
  /** Turns of work done. */
  turns: number;
  note: string | null;
  /** The escalation of it that nobody has answered. */
  wait: Wait | null;
  /** What was handed in, as long as it is kept. */
  result: string | null;
}

/** An escalation that nobody has answered. */
export interface Wait {
  readonly task: string;
  /** Who is stuck. */
  readonly holder: string;
  /** The task in the books; null for one that only its message told of. */
  readonly owner: LiveTask | null;
  /** Who has to answer: an agent's id or the human principal. */
  readonly with: string;
  /** Levels that it has climbed. */
  readonly levels: number;
  /** Whether whoever has to answer has seen it. */
  isShown: boolean;
  readonly reason: string;
  readonly body: string;
}

type NewTask = Pick<LiveTask, 'id' | 'alias' | 'holder' | 'from' | 'body' | 'isOrder' | 'parent'>;

export function newTask(parts: NewTask): LiveTask {
  return {
    ...parts,
    children: [],
    isShown: false,
    isOpen: true,
    turns: 0,
    note: null,
    wait: null,
    result: null,
  };
}
