// An org of eight on real inference: a model of random weights decides, within what the grammar and the chart allow. Which way
// it takes depends on the last digit of a float: so seeds are tried until an order went through several hands to its end.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkJournal } from '../live/check-journal.js';
import { LiveProgram } from '../live/live-program.js';
import type { Inference } from './inference.js';
import { startInference } from './inference.js';
import { MODEL_NAME } from './model-defaults.js';
import { serveOllama } from './ollama-server.js';
import type { HttpServer } from './serve-http.js';

const SEEDS_MAX = 10;
const CALLS_MAX = 60;
const AGENTS_MIN = 3;

let inference: Inference;
let server: HttpServer;
beforeAll(async () => {
  inference = await startInference(1);
  server = await serveOllama(inference);
});
afterAll(async () => {
  await server?.close();
  await inference?.close();
});

test('an order is completed on random weights', { timeout: 300_000 }, async () => {
  const stops: string[] = [];
  let isComplete = false;
  for (let seed = 1; seed <= SEEDS_MAX && !isComplete; seed += 1) {
    const { stop, agents, calls, isWholeRun } = await runSeed(seed);
    stops.push(`seed ${seed}: ${stop} after ${calls} calls of ${agents} agents`);
    isComplete = isWholeRun;
  }
  console.log(stops.join('\n'));
  expect(isComplete).toBe(true);
});

async function runSeed(seed: number) {
  const program = new LiveProgram({ OLLAMA_HOST: server.url });
  try {
    const model = ['--model', `ollama/${MODEL_NAME}`, '--seed', String(seed)];
    const limits = ['--max-calls', String(CALLS_MAX), '--output-tokens', '2000'];
    const { code, stderr } = await program.begin([...model, ...limits], {}, 1).ended;
    const limit = { maxUsd: null, maxCalls: CALLS_MAX, concurrency: 4 };
    const { faults, stop, wakes } = checkJournal(program.journal, limit);
    // Whatever it decided, the run was in order: it reached its end, or its limit.
    expect({ faults, code }, stderr).toEqual({ faults: [], code: stop === 'limit' ? 1 : 0 });
    const agents = new Set([...wakes.keys()].map((wake) => wake.split('.')[2])).size;
    const calls = [...wakes.values()].reduce((sum, { intents }) => sum + intents.length, 0);
    return { stop, agents, calls, isWholeRun: stop === 'done' && agents >= AGENTS_MIN };
  } finally {
    await program.close();
  }
}
