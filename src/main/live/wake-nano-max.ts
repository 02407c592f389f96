// The most that one wake of an agent can cost, before any is made: its own prompt with as much mail as is ever shown.

import type { ModelRoute } from '#live/model-route';
import { worstCaseOf } from '#live/worst-case';
import { DIALECTS, stableForm } from '#models/actions/answer-form';
import { powersOf } from '#models/actions/powers';
import { createPromptBook } from '#models/prompt/create-prompt-book';
import { joinBlocks } from '#models/prompt/types';
import { typicalSituation } from '#models/prompt/typical-wake';
import { BODIES_CHARACTERS_MAX } from '#models/prompt/wake-text';
import { chartOf } from '#org/chart';
import type { OpenModels } from './live-host.js';
import type { LivePlan } from './plan-live.js';
import { routeIn } from './route-in.js';

/** A wake whose answer is not valid is asked once more, with that answer and what is wrong with it. */
const ANSWERS_MAX = 2;
const ANSWER_CHARACTERS_MAX = 8;

/** Whole nano-dollars, by the agent's place in the org; null for one without a price. Requests tried again come on top. */
export function wakeNanoMax(
  { org, options }: LivePlan,
  { routes }: OpenModels,
): (agent: number) => number | null {
  const routeOf = routeIn(routes);
  const book = createPromptBook(org);
  const chart = chartOf(org);
  return (at) => {
    const agent = org.agents[at];
    if (agent === undefined) return null;
    const route: ModelRoute = routeOf(agent.model);
    const dialect = DIALECTS[route.provider];
    const system = book.systemOf(agent.id).map((text) => ({ text, isCacheEnd: false }));
    const wake = joinBlocks(
      book.wakeOf(agent.id, typicalSituation(agent, 'message', org.tickSeconds)),
    );
    const mail = 'm'.repeat(BODIES_CHARACTERS_MAX);
    const answer = 'a'.repeat(options.outputTokens * ANSWER_CHARACTERS_MAX);
    const { nanoUsd } = worstCaseOf(
      {
        system,
        message: wake + mail + answer,
        correction: null,
        form: stableForm(
          powersOf(chart, org.policies.permissions, agent),
          dialect === 'grammar' ? 'open' : dialect,
        ),
        outputTokensMax: options.outputTokens,
        cacheTtl: '5m',
      },
      route.cost,
    );
    return nanoUsd === null ? null : nanoUsd * ANSWERS_MAX;
  };
}
