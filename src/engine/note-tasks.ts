// Copies what the book of tasks knows into the tallies, where metrics read it.

import type { World } from './world.js';

export function noteTasks({ states, tasks }: World): void {
  for (const { index, tally } of states) {
    tally.openTasks = tasks.openTasksOf(index);
    tally.blockedTasks = tasks.blockedTasksOf(index);
  }
}
