// Agents that look and do nothing: wakes then depend on triggers alone.

import type { Behavior } from '#engine/types';
import { IDLE_ANSWER } from './idle-answer.js';

export const passive: Behavior = { answer: () => IDLE_ANSWER };
