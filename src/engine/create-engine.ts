// The engines by name. All give the same results; they differ in how much work that is.

import type { Engine } from './engine.js';
import type { EngineSetup } from './engine-setup.js';
import { createFastEngine } from './fast-engine.js';
import { createReferenceEngine } from './reference-engine.js';

export type EngineName = 'fast' | 'reference';

/** An engine at the start of tick 0. */
export function createEngine(name: EngineName, setup: EngineSetup): Engine {
  return name === 'fast' ? createFastEngine(setup) : createReferenceEngine(setup);
}
