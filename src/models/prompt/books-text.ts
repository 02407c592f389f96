// What the books of a run say of an agent: its tasks, what it gave away and what came back, what waits for its answer. Bounded in
// size, however many there are.

import { nameOf, quoteInline } from './quote-data.js';
import { besideOrBelow, QuoteRoom, shareOf } from './quote-room.js';
import type { GivenTask, OpenEscalation, OpenRequest, PromptTask } from './types.js';

type NameById = (id: string) => string;

const ENTRIES_MAX = 20;
/** Bodies and notes of tasks: whoever goes on with one has nothing else to go by. Of one, and of all together. */
const TASK_CHARACTERS_MAX = 4000;
const TASKS_CHARACTERS_MAX = 16_000;
/** Results that came back for a task that is still open: whoever puts them together needs them all. */
const RESULT_CHARACTERS_MAX = 4000;
const RESULTS_CHARACTERS_MAX = 24_000;
const EXCERPT_CHARACTERS = 120;

/** `inMail` are the tasks whose message is shown in full. */
export function tasksText(
  tasks: readonly PromptTask[],
  inMail: ReadonlySet<string>,
  nameById: NameById,
  share: number,
): string {
  if (tasks.length === 0) return 'You have no open task.';
  const shown = tasks.slice(0, shareOf(ENTRIES_MAX, share));
  const room = new QuoteRoom(TASKS_CHARACTERS_MAX * share, 2 * shown.length, TASK_CHARACTERS_MAX);
  const lines = shown.flatMap((task) => {
    const head = `- ${nameOf(task.id)} from ${nameById(task.from)}${stateOf(task)}:`;
    const body = inMail.has(task.id) ? ' see your inbox' : besideOrBelow(task.body, room);
    const note = task.note ?? null;
    return [
      `${head}${body}`,
      ...(note === null ? [] : [`  your last note on it:${besideOrBelow(note, room)}`]),
    ];
  });
  return ['Your open tasks, oldest first:', ...lines, ...restLine(tasks.length, share)].join('\n');
}

function stateOf({ turns, isBlocked }: PromptTask): string {
  const worked =
    turns === undefined || turns.done === 0
      ? ''
      : `, ${turns.done} of ${turns.most} turns of work done`;
  return `${worked}${isBlocked === true ? ', escalated: it waits for an answer' : ''}`;
}

/** What was given away, and the results that came back; `inMail` as above. */
export function givenParagraphs(
  given: readonly GivenTask[],
  inMail: ReadonlySet<string>,
  nameById: NameById,
  share: number,
): string[] {
  if (given.length === 0) return [];
  const open = given.filter(({ state }) => state !== 'complete');
  const complete = given.length - open.length;
  const lines = open
    .slice(0, shareOf(ENTRIES_MAX, share))
    .map(({ id, to, partOf, state, body }) => {
      const about = partOf === null ? '' : ` for ${nameOf(partOf)}`;
      return `- ${nameOf(id)}${about} to ${nameById(to)}, ${state}: ${quoteInline(body, EXCERPT_CHARACTERS)}`;
    });
  const head = `What you gave away: ${open.length} open, ${complete} complete${open.length === 0 ? '.' : ':'}`;
  return [
    [head, ...lines, ...restLine(open.length, share)].join('\n'),
    ...resultsParagraph(given, inMail, nameById, share),
  ];
}

/** Without those that the mail shows. The newest, where there are more than can be shown. */
function resultsParagraph(
  given: readonly GivenTask[],
  inMail: ReadonlySet<string>,
  nameById: NameById,
  share: number,
): string[] {
  const all = given.filter(({ result, id }) => result !== null && !inMail.has(id));
  if (all.length === 0) return [];
  const shown = all.slice(-shareOf(ENTRIES_MAX, share));
  const room = new QuoteRoom(RESULTS_CHARACTERS_MAX * share, shown.length, RESULT_CHARACTERS_MAX);
  const lines = shown.map(({ id, to, partOf, result }) => {
    const about = partOf === null ? '' : ` for ${nameOf(partOf)}`;
    return `- ${nameOf(id)}${about} from ${nameById(to)}:${besideOrBelow(result ?? '', room)}`;
  });
  const before = all.length - shown.length;
  return [
    [
      'Results that came back before:',
      ...lines,
      ...(before === 0 ? [] : [`- and ${before} older ones that are not shown`]),
    ].join('\n'),
  ];
}

export function escalationParagraph(
  escalations: readonly OpenEscalation[],
  nameById: NameById,
  share: number,
): string[] {
  if (escalations.length === 0) return [];
  const lines = escalations
    .slice(0, shareOf(ENTRIES_MAX, share))
    .map(({ task, from, reason, body }) => {
      const said = quoteInline(body, 2 * EXCERPT_CHARACTERS);
      return `- task ${nameOf(task)} of ${nameById(from)}, ${nameOf(reason)}: ${said}`;
    });
  const head = 'Escalations that wait for you (answer them, or pass them on with escalate):';
  return [[head, ...lines, ...restLine(escalations.length, share)].join('\n')];
}

export function requestParagraph(
  requests: readonly OpenRequest[],
  nameById: NameById,
  share: number,
): string[] {
  if (requests.length === 0) return [];
  const lines = requests.slice(0, shareOf(ENTRIES_MAX, share)).map(({ from, body }) => {
    return `- ${nameById(from)}: ${quoteInline(body, 2 * EXCERPT_CHARACTERS)}`;
  });
  const head = 'Requests that wait for you, oldest first (approve or refuse):';
  return [[head, ...lines, ...restLine(requests.length, share)].join('\n')];
}

function restLine(count: number, share: number): string[] {
  const rest = count - shareOf(ENTRIES_MAX, share);
  return rest > 0 ? [`- and ${rest} more`] : [];
}
