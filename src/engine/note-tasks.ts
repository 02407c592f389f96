// Copies what the book of tasks knows into the tallies, where metrics read it.

import type { World } from './world.js';

export function noteTasks({ states, tasks }: World): void {
  for (const { agent, tally } of states) {
    tally.openTasks = tasks.openTasksOf(agent.id);
    tally.blockedTasks = tasks.blockedTasksOf(agent.id);
  }
}
