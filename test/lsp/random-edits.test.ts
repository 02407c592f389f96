// No edit and no request makes the server fail, and no edit is lost. Longer runs: random-edits.nightly.ts.
import { test } from 'vitest';
import { assertEditsSurvive } from './random-edits.js';

test('property: random edits and requests', () => assertEditsSurvive(40, 1));
