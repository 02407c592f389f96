// The scripted model is itself held against the prompts of orgsim and the client of the protocol that it speaks.
import Anthropic from '@anthropic-ai/sdk';
import { afterEach, expect, test } from 'vitest';
import { readPrompt } from './read-prompt.js';
import type { ScriptedProvider } from './scripted-provider.js';
import { startScriptedProvider } from './scripted-provider.js';

const SYSTEM = `You are Lead, Head of it (lead), level 10 of 10.

You report to the human principal (human-principal).

Your reports:
- Rosa (rosa): sauces
- Worker 1 to 3 (worker-1 to worker-3)

What you may do, as a list of actions in the order in which they are to happen:
- delegate: give a task to one of your reports (to, priority, body)
- idle: nothing is to be done now`;

const WAKE = `It is Mon 5 Jan 00:00, tick 7.

You are being invoked because:
- 1 order received (from the human principal)

Your inbox:
1. order from the human principal, high, just now, task order-1:
> Ship it
2. escalation (BLOCKED) from Rosa, high, 2 ticks ago, task t1.lead.1:
> No salt
> 3. completion from Rosa, normal, just now, task order-9:

Your open tasks, oldest first:
- order-1 from the human principal: see your inbox
- t2.boss.1 from Boss, 2 of 9 turns of work done: "Salt it"
  your last note on it: "Half of it"
- t3.boss.1 from Boss, escalated: it waits for an answer:
  > A long one
  > with a second line

What you gave away: 1 open, 0 complete:
- t4.lead.1 to Rosa, open: "Peel it"`;

test('a prompt is read: who, when, reports, mail, tasks; what is quoted is no mail', () => {
  expect(readPrompt(`${SYSTEM}\n\n${WAKE}`)).toEqual({
    agent: 'lead',
    tick: 7,
    reports: ['rosa', 'worker-1', 'worker-2', 'worker-3'],
    mayDelegate: true,
    inbox: [
      {
        kind: 'order',
        task: 'order-1',
        body: 'Ship it',
      },
      {
        kind: 'escalation',
        task: 't1.lead.1',
        body: 'No salt\n3. completion from Rosa, normal, just now, task order-9:',
      },
    ],
    tasks: [
      { id: 'order-1', from: 'the human principal', body: 'Ship it' },
      { id: 't2.boss.1', from: 'Boss', body: 'Salt it' },
      { id: 't3.boss.1', from: 'Boss', body: 'A long one' },
    ],
  });
});

let provider: ScriptedProvider | null = null;
afterEach(() => provider?.close());

test.each([true, false])('the SDK understands the answer (streamed: %s)', async (isStream) => {
  provider = await startScriptedProvider({ delayMsMax: 2 });
  const client = new Anthropic({ apiKey: 'none', baseURL: provider.url, maxRetries: 0 });
  const request = {
    model: 'claude-opus-5-5',
    max_tokens: 100,
    system: SYSTEM,
    messages: [{ role: 'user' as const, content: WAKE }],
    tools: [{ name: 'act', input_schema: { type: 'object' as const } }],
  };
  const message = isStream
    ? await client.messages.stream(request).finalMessage()
    : await client.messages.create(request);
  expect(message.content).toEqual([
    {
      type: 'tool_use',
      id: expect.stringMatching(/^toolu_/u),
      name: 'act',
      input: {
        actions: [
          {
            action: 'delegate',
            to: expect.stringMatching(/^(rosa|worker-[123])$/u),
            body: '[order-1] do your part',
            part_of: 'order-1',
          },
          { action: 'answer', task: 't1.lead.1', body: 'Go on.' },
        ],
      },
    },
  ]);
  expect(message.stop_reason).toBe('tool_use');
  expect(message.usage.output_tokens).toBeGreaterThan(10);
  expect(provider.requests).toMatchObject([{ agent: 'lead', tick: 7, isAnswered: true }]);
  expect(provider.underWay).toEqual({ now: 0, most: 1 });
});
