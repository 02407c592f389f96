// How an agent of a live run is asked: its prompt, the form of its answer, and what its reply says. The same wake, books and
// budgets give the same request, to the byte.

import { scrubSecrets } from '#base/secret';
import type { Invocation } from '#engine/types';
import type { ModelRoute } from '#live/calls/model-route';
import type { TaskDesk } from '#live/desk/task-desk';
import type { ParsedReply, TurnSetup } from '#live/take-turn';
import { DIALECTS, grammarForm, stableForm } from '#models/actions/answer-form';
import { parseAnswer } from '#models/actions/parse-answer';
import type { ModelReply } from '#models/adapter';
import { createPromptBook } from '#models/prompt/create-prompt-book';
import { systemBlocks } from '#models/prompt/system-blocks';
import type { BudgetLeft } from '#models/prompt/types';
import { joinBlocks } from '#models/prompt/types';
import type { Org } from '#org/types';

export interface MindSetup {
  readonly org: Org;
  readonly desk: TaskDesk;
  readonly routeOf: (model: string) => ModelRoute;
  readonly outputTokens: number;
  readonly seed: number;
  /** Local time of a tick, for people. */
  readonly timeOf: (tick: number) => string;
}

export interface LiveMind {
  modelOf(agent: string): string;
  requestOf(invocation: Invocation, budgetsLeft: readonly BudgetLeft[]): TurnSetup['request'];
  parse(agent: string, reply: ModelReply): ParsedReply;
}

export function createLiveMind(setup: MindSetup): LiveMind {
  const { org, desk, routeOf, outputTokens, seed, timeOf } = setup;
  const book = createPromptBook(org);
  const models = new Map(org.agents.map(({ id, model }) => [id, model]));
  const modelOf = (agent: string): string => models.get(agent) ?? '';
  return {
    modelOf,
    requestOf(invocation, budgetsLeft) {
      const { agent, tick } = invocation;
      const { provider } = routeOf(modelOf(agent));
      const dialect = DIALECTS[provider];
      const situation = {
        invocation,
        when: timeOf(tick),
        budgetsLeft,
        ...desk.pagesOf(agent),
      };
      return {
        system: systemBlocks(book, agent).map((block) => ({
          ...block,
          text: scrubSecrets(block.text),
        })),
        // The file, an order or a message may hold a key: no provider is told that of another.
        message: scrubSecrets(joinBlocks(book.wakeOf(agent, situation))),
        form:
          dialect === 'grammar'
            ? grammarForm(desk.powersOf(agent), desk.knownTo(agent))
            : stableForm(desk.powersOf(agent), dialect),
        outputTokensMax: outputTokens,
        cacheTtl: '5m',
        temperature: null,
        seed,
        facts: { ...desk.factsOf(agent), tick },
      };
    },
    parse(_agent, { text, stopReason }) {
      const parsed = parseAnswer(text);
      if (parsed.kind === 'actions' || stopReason !== 'length') return parsed;
      return {
        kind: 'complaint',
        complaint: `Your answer was cut off at ${outputTokens} tokens: write a shorter one.`,
      };
    },
  };
}
