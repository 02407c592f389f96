// The answer of an agent that does nothing now, and nothing until something new comes.

import type { Answer, TurnsAhead } from '#engine/types';

export const NOTHING_AHEAD: TurnsAhead = { turns: Number.POSITIVE_INFINITY, actions: [] };

export const IDLE_ANSWER: Answer = { actions: [], workInProgress: false, ahead: NOTHING_AHEAD };
