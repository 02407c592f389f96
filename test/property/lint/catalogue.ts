// All mistakes that lint is measured by.

import { MEANING_MUTATIONS } from './meaning-mutations.js';
import type { Mutation } from './mutation.js';
import { STRUCTURE_MUTATIONS } from './structure-mutations.js';
import { VALUE_MUTATIONS } from './value-mutations.js';

export const CATALOGUE: readonly Mutation[] = [
  ...VALUE_MUTATIONS,
  ...MEANING_MUTATIONS,
  ...STRUCTURE_MUTATIONS,
];
