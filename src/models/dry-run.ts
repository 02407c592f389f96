// A model that thinks nothing and costs nothing: it follows the chart by the facts of the wake alone, so that every order is
// closed. Deterministic; knows no prose, no network.

import type { ModelAdapter, ModelReply, ModelRequest, WakeFacts } from './adapter.js';
import type { ModelAction } from './model-action.js';
import { ModelError } from './model-error.js';

export function createDryRunAdapter(): ModelAdapter {
  return {
    provider: 'dry-run',
    endpoint: null,
    call: async (request, { signal, onText }) => {
      if (signal.aborted) throw calledOff();
      const reply = replyTo(request);
      onText?.(reply.text.length);
      return reply;
    },
    reach: async () => ({ kind: 'reachable', models: ['dry-run'] }),
  };
}

function calledOff(): ModelError {
  return new ModelError('The dry run was called off.', {
    kind: 'aborted',
    status: null,
    retryAfter: null,
    mayBeBilled: false,
    usage: null,
  });
}

const TOKEN_CHARACTERS = 4;

function replyTo(request: ModelRequest): ModelReply {
  const text = JSON.stringify({ actions: decide(request.facts) });
  const prompt = [...request.system.map((block) => block.text), request.message].join('\n\n');
  return {
    text,
    stopReason: 'end',
    usage: {
      provider: 'dry-run',
      raw: { input_tokens: tokensOf(prompt), output_tokens: tokensOf(text) },
    },
    model: 'dry-run',
    requestId: null,
  };
}

function tokensOf(text: string): number {
  return Math.ceil(text.length / TOKEN_CHARACTERS);
}

/** Of one answer, so that none is longer than any check allows: what is left keeps the agent awake by a turn of work. */
const ACTIONS_MAX = 24;

function decide(facts: WakeFacts): readonly ModelAction[] {
  const actions: ModelAction[] = [
    ...Array.from({ length: facts.openRequests }, (): ModelAction => ({ action: 'approve' })),
    ...facts.openEscalations.map(
      ({ task }): ModelAction => ({ action: 'answer', task, body: 'Go on as planned.' }),
    ),
    ...facts.openTasks.flatMap((task) => advance(task, facts)),
  ];
  if (actions.length === 0) return [{ action: 'idle' }];
  if (actions.length <= ACTIONS_MAX) return actions;
  const kept = actions.slice(0, ACTIONS_MAX);
  const open = facts.openTasks.find(
    ({ id, isBlocked }) =>
      !isBlocked && !kept.some((one) => one.action === 'complete' && one.task === id),
  );
  return open === undefined ? kept : [...kept, { action: 'work', task: open.id }];
}

type OpenTask = WakeFacts['openTasks'][number];

/** Nothing where it waits for others. */
function advance(task: OpenTask, facts: WakeFacts): readonly ModelAction[] {
  if (task.isBlocked || task.givenOpen > 0) return [];
  if (task.given > 0) return [{ action: 'complete', task: task.id, body: 'All parts are done.' }];
  if (facts.mayDelegate && facts.reports.length > 0) return split(task, facts.reports);
  return [
    { action: 'work', task: task.id, note: 'One turn, as a dry run does.' },
    { action: 'complete', task: task.id, body: 'Done, as a dry run does.' },
  ];
}

const PARTS_MAX = 3;
const BODY_CHARACTERS_MAX = 200;

/** To some of the reports, one part each; which, depends on the task's name, so that all of them get their share. */
function split({ id, body }: OpenTask, reports: readonly string[]): readonly ModelAction[] {
  const parts = Math.min(reports.length, PARTS_MAX);
  const first = numberOf(id) % reports.length;
  return Array.from({ length: parts }, (_, part) => ({
    action: 'delegate',
    to: reports[(first + part) % reports.length] ?? '',
    body: `Part ${part + 1} of ${parts}: ${body.slice(0, BODY_CHARACTERS_MAX)}`,
    part_of: id,
  }));
}

/** The same for the same text, and as good as even over texts. */
function numberOf(text: string): number {
  let number = 0;
  for (let at = 0; at < text.length; at += 1) number = (number * 31 + text.charCodeAt(at)) % 65_521;
  return number;
}
