// What every engine can do. Who answers its waves is not its business.

import type { AgentExplanation } from './agent-explanation.js';
import type { EngineResults } from './results.js';
import type { Answer, Wave } from './types.js';

/** Gives out waves and takes back answers; at the end of the last tick `nextWave` is null. */
export interface Engine {
  nextWave(): Wave | null;
  /** One answer for each invocation of the wave that was given out last, in its order. */
  answerWave(answers: readonly Answer[]): void;
  results(): EngineResults;
  /**
   * Ends a hold of the kind `failing` or `parked`: from the next tick on nothing of it holds the agent, which wakes then as
   * after any hold that ends. Does nothing to an agent without one. Called when no wave is out. Throws a RangeError for an
   * agent that is not in the org.
   */
  release(agent: string): void;
  /**
   * Why the agent with that id sleeps and what wakes it next, after the ticks that have passed. Asked when no wave is out.
   * Throws a RangeError for an agent that is not in the org.
   */
  explain(agent: string): AgentExplanation;
}
