// An org of eight runs to the end of its orders through each protocol, against a server that is not ours: aimock. The answers
// are a plain model's, found in the prompt alone.
import { LLMock } from '@copilotkit/aimock';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { checkJournal } from './check-journal.js';
import { legalAnswer } from './legal-answer.js';
import { LiveProgram } from './live-program.js';
import { readPrompt } from './read-prompt.js';

const mock = new LLMock({ port: 0, logLevel: 'silent' });
beforeAll(async () => {
  await mock.start();
  mock.on({ predicate: () => true }, ({ messages, tools }) => {
    const text = messages.map(({ content }) => textOf(content)).join('\n\n');
    const answer = JSON.stringify({ actions: legalAnswer(readPrompt(text)) });
    const usage = {
      input_tokens: 900,
      output_tokens: 40,
      prompt_tokens: 900,
      completion_tokens: 40,
    };
    const [tool] = tools ?? [];
    // Ollama is asked for a form, and has no tool.
    if (tool === undefined) return { content: answer, usage };
    return { toolCalls: [{ name: tool.function.name, arguments: answer }], usage };
  });
});
afterAll(() => mock.stop());

let program: LiveProgram | null = null;
afterEach(() => program?.close());

test.each([
  ['anthropic', 'claude-haiku', 'ANTHROPIC', ''],
  ['openai', 'gpt-5-mini', 'OPENAI', '/v1'],
  ['ollama', 'ollama/gpt-4o', 'OLLAMA', ''],
])('through %s', async (provider, model, prefix, path) => {
  const key = { [`${prefix}_API_KEY`]: 'none', [`${prefix}_BASE_URL`]: mock.url + path };
  program = new LiveProgram(provider === 'ollama' ? { OLLAMA_HOST: mock.url } : key);
  const limits = { maxUsd: 3, maxCalls: 200, concurrency: 4 };
  const { code, stderr } = await program.begin([
    '--model',
    model,
    '--max-usd',
    '3',
    '--max-calls',
    '200',
  ]).ended;
  expect({ code, stderr }).toMatchObject({ code: 0 });
  const { faults, stop, wakes } = checkJournal(program.journal, limits);
  expect({ faults, stop }).toEqual({ faults: [], stop: 'done' });
  const agents = new Set([...wakes.keys()].map((wake) => wake.split('.')[2]));
  expect(agents.size).toBe(8);
});

function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  return Array.isArray(content) ? content.map((part) => textOf(part?.text)).join('\n\n') : '';
}
