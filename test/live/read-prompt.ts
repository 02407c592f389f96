// What a model can know of its wake from nothing but the text it is sent: who it is, its reports, its mail, its tasks.

export interface ReadPrompt {
  readonly agent: string;
  readonly tick: number;
  /** Ids, in the order of the prompt. */
  readonly reports: readonly string[];
  readonly mayDelegate: boolean;
  readonly inbox: readonly ReadMessage[];
  readonly tasks: readonly ReadTask[];
}

interface ReadMessage {
  readonly kind: string;
  readonly task: string | null;
  readonly body: string;
}

interface ReadTask {
  readonly id: string;
  /** As the prompt calls whoever gave it. */
  readonly from: string;
  readonly body: string;
}

const ID = String.raw`[\p{Ll}\d][\p{Ll}\d-]*`;

/** Of the system part and the user's turn together. Throws where it names no agent or no tick. */
export function readPrompt(text: string): ReadPrompt {
  const lines = text.split('\n');
  // A member of a Count is told who it is after what all members are told.
  const agent = lastMatch(lines, new RegExp(`^You are .*\\((${ID})\\)`, 'u'));
  const tick = lastMatch(lines, /^It is .*, tick (\d+)\.$/u);
  if (agent === undefined || tick === undefined)
    throw new Error(`This is no prompt of orgsim:\n${text}`);
  const inbox = inboxOf(lines);
  return {
    agent,
    tick: Number(tick),
    reports: listAfter(lines, 'Your reports:').flatMap(idsOf),
    mayDelegate: lines.some((line) => line.startsWith('- delegate:')),
    inbox,
    tasks: tasksOf(lines, inbox),
  };
}

function lastMatch(lines: readonly string[], pattern: RegExp): string | undefined {
  return lines.map((line) => pattern.exec(line)?.[1]).findLast((match) => match !== undefined);
}

/** The `- ` lines below the last line that starts so. */
function listAfter(lines: readonly string[], start: string): string[] {
  const at = lines.findLastIndex((line) => line.startsWith(start));
  if (at < 0) return [];
  const rest = lines.slice(at + 1);
  const end = rest.findIndex((line) => !line.startsWith('- '));
  return end < 0 ? rest : rest.slice(0, end);
}

/** `- Rosa Marín, Head Cook (rosa-marin): sauces`, `- Worker 1 to 3 (worker-1 to worker-3)`. */
function idsOf(line: string): string[] {
  const match = new RegExp(`\\((${ID})(?: to (${ID}))?\\)`, 'u').exec(line);
  if (match === null) return [];
  const [, first = '', last] = match;
  if (last === undefined) return [first];
  const [from, to] = [first, last].map((id) => Number(/\d+$/u.exec(id)?.[0]));
  if (from === undefined || to === undefined) return [];
  const base = first.replace(/\d+$/u, '');
  return Array.from({ length: to - from + 1 }, (_, index) => `${base}${from + index}`);
}

/**
 * `- order-1 from the human principal: "Ship it"`, or `see your inbox` in place of what it says; a long one is quoted below.
 * After the name there may be what became of it: `, 2 of 9 turns of work done`.
 */
function tasksOf(lines: readonly string[], inbox: readonly ReadMessage[]): ReadTask[] {
  const at = lines.findLastIndex((line) => line.startsWith('Your open tasks'));
  if (at < 0) return [];
  const block = lines.slice(at + 1);
  const end = block.indexOf('');
  const tasks: ReadTask[] = [];
  for (const line of end < 0 ? block : block.slice(0, end)) {
    const [, id, from, rest] = /^- (\S+) from (.*?)(?:, [^:"]*)?:(.*)$/u.exec(line) ?? [];
    const quoted = /^\s*> (.*)$/u.exec(line)?.[1];
    const last = tasks.at(-1);
    if (id !== undefined && from !== undefined && rest !== undefined)
      tasks.push({ id, from, body: bodyOf(id, rest, inbox) });
    else if (quoted !== undefined && last?.body === '')
      tasks[tasks.length - 1] = { ...last, body: quoted };
  }
  return tasks;
}

function bodyOf(task: string, rest: string, inbox: readonly ReadMessage[]): string {
  if (rest.trim() === 'see your inbox')
    return (
      inbox.find((message) => message.task === task && BRINGS_TASK.has(message.kind))?.body ?? ''
    );
  return /^ "(.*)"$/u.exec(rest)?.[1] ?? '';
}

const BRINGS_TASK: ReadonlySet<string> = new Set(['order', 'delegation']);

/** `1. delegation from Lead, normal, just now, task t0.lead.1:` and the quoted lines below it. */
function inboxOf(lines: readonly string[]): ReadMessage[] {
  const at = lines.lastIndexOf('Your inbox:');
  if (at < 0) return [];
  return lines.slice(at + 1).flatMap((line, index) => {
    const kind = /^\d+\. (\S+)(?: \(\w+\))? from .*:$/u.exec(line)?.[1];
    if (kind === undefined) return [];
    const task = /, task (\S+?)(?:,.*)?:$/u.exec(line)?.[1];
    const after = lines.slice(at + index + 2);
    const end = after.findIndex((quoted) => !quoted.startsWith('> '));
    const quoted = (end < 0 ? after : after.slice(0, end)).map((part) => part.slice(2));
    return [{ kind, task: task ?? null, body: quoted.join('\n') }];
  });
}
