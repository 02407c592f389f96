// What a plain but obedient model answers to a prompt: the same text always gets the same answer, whoever asks and however
// often. It remembers nothing: what belongs to what, it writes into the bodies.

import type { ModelAction } from '#models/model-action';
import type { ReadPrompt } from './read-prompt.js';

const TURNS_MAX = 6;

/** Actions that the chart allows and that bring an order to its end. */
export function legalAnswer(prompt: ReadPrompt): readonly ModelAction[] {
  const isManager = prompt.mayDelegate && prompt.reports.length > 0;
  const actions = isManager ? manage(prompt) : work(prompt);
  return actions.length > 0 ? actions : [{ action: 'idle' }];
}

function manage({ tick, inbox, tasks, reports }: ReadPrompt): ModelAction[] {
  // In turn, so that all have something to do.
  const given = newTasks(inbox).map((task, index): ModelAction => {
    const to = reports[(tick + index) % reports.length] ?? '';
    return { action: 'delegate', to, body: `[${task}] do your part`, part_of: task };
  });
  const resolved = inbox.flatMap(({ kind, task }): ModelAction[] =>
    kind === 'escalation' && task !== null ? [{ action: 'answer', task, body: 'Go on.' }] : [],
  );
  const results = inbox.filter(({ kind }) => kind === 'completion').map(({ body }) => tagOf(body));
  const complete = tasks
    .filter(({ id }) => results.includes(id))
    .map(({ id, body }): ModelAction => ({ action: 'complete', task: id, body: result(id, body) }));
  return [...given, ...resolved, ...complete];
}

/** Some tasks are escalated once; then each takes a few turns of work, the last of which brings the result. */
function work({ tick, inbox, tasks }: ReadPrompt): ModelAction[] {
  const isNew = new Set(newTasks(inbox));
  const answered = new Set(inbox.filter(({ kind }) => kind === 'answer').map(({ task }) => task));
  return tasks.flatMap(({ id, from, body }): ModelAction[] => {
    const isEscalated = chance(id, 'escalate', 4) === 0 && from !== 'the human principal';
    if (isEscalated && isNew.has(id))
      return [{ action: 'escalate', task: id, reason: 'BLOCKED', body: 'What is meant?' }];
    // What waits is left alone; once it is answered it is done at once, for then nothing tells that it was.
    if (isEscalated && !answered.has(id)) return [];
    if (!isEscalated && (tick + chance(id, 'work', TURNS_MAX)) % TURNS_MAX > 0)
      return [{ action: 'work', task: id, note: `Worked at ${tick}.` }];
    return [{ action: 'complete', task: id, body: result(id, body) }];
  });
}

function newTasks(inbox: ReadPrompt['inbox']): string[] {
  return inbox.flatMap(({ kind, task }) =>
    (kind === 'order' || kind === 'delegation') && task !== null ? [task] : [],
  );
}

/** Goes up with the name of the task above, which came down in the body. */
function result(task: string, body: string): string {
  return `[${tagOf(body) ?? task}] done: ${task}`;
}

function tagOf(body: string): string | null {
  return /^\[([^\]]+)\]/u.exec(body)?.[1] ?? null;
}

/** 0 to `count` - 1, by the task alone (FNV-1a, mixed as in MurmurHash3). */
function chance(task: string, use: string, count: number): number {
  let hash = 2166136261;
  for (const byte of Buffer.from(`${use} ${task}`)) hash = Math.imul(hash ^ byte, 16777619);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) % count;
}
