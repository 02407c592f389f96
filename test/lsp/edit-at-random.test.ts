// No edit and no request makes the server fail, and no edit is lost. Longer runs: edit-at-random.nightly.ts.
import { test } from 'vitest';
import { editAtRandom } from './edit-at-random.js';

test('property: random edits and requests', () => editAtRandom(40, 1));
