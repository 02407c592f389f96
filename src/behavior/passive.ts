// Agents that look and do nothing: wakes then depend on triggers alone.

import type { Behavior } from '#engine/types';

export const passive: Behavior = {
  answer: () => ({ actions: [], workInProgress: false }),
};
