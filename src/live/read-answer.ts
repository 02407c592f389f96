// The engine's answers as the journal keeps them: written as plain JSON, and looked at before the engine takes them again.

import type { JsonRecord } from '#base/json-values';
import { isRecord } from '#base/json-values';
import type { Answer, OutsideEvent } from '#engine/types';

/** The answer as a `turn` record keeps it; what a live turn never has (turns ahead) is not kept. */
export function plainAnswer({
  actions,
  workInProgress,
  use,
  stopped,
  failure,
}: Answer): JsonRecord {
  return {
    actions: actions.map((action) => ({ ...action })),
    workInProgress,
    ...(use !== undefined && { use: { ...use } }),
    ...(stopped !== undefined && { stopped: stopped.map((stop) => ({ ...stop })) }),
    ...(failure !== undefined && { failure: { ...failure } }),
  };
}

/** Null for what is no answer: the record is of another program. */
export function readAnswer(kept: unknown): Answer | null {
  return isAnswer(kept) ? kept : null;
}

export function plainEvent({ from, action }: OutsideEvent): JsonRecord {
  return { from, action: { ...action } };
}

/** Null for what is no event. */
export function readEvent(kept: unknown): OutsideEvent | null {
  return isEvent(kept) ? kept : null;
}

// A record is protected by its checksum: what has the outline of an answer was written as one.
function isAnswer(value: unknown): value is Answer {
  if (!isRecord(value) || typeof value.workInProgress !== 'boolean') return false;
  const { actions, use, stopped, failure } = value;
  return (
    Array.isArray(actions) &&
    actions.every(isAction) &&
    (use === undefined || (isRecord(use) && typeof use.tokens === 'number')) &&
    (stopped === undefined || (Array.isArray(stopped) && stopped.every(isRecord))) &&
    (failure === undefined || (isRecord(failure) && typeof failure.reason === 'string'))
  );
}

function isEvent(value: unknown): value is OutsideEvent {
  return isRecord(value) && typeof value.from === 'string' && isAction(value.action);
}

function isAction(value: unknown): boolean {
  return isRecord(value) && typeof value.type === 'string';
}
