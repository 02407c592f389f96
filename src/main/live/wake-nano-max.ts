// The most that one wake of an agent can cost, before any is made: its own prompt with as much mail as is ever shown.

import type { ModelRoute } from '#live/calls/model-route';
import { worstCaseOf } from '#live/calls/worst-case';
import { DIALECTS, stableForm } from '#models/actions/answer-form';
import { powersOf } from '#models/actions/powers';
import { createPromptBook } from '#models/prompt/create-prompt-book';
import { systemBlocks } from '#models/prompt/system-blocks';
import { chartOf } from '#org/chart';
import type { OpenedModels } from '../open-models.js';
import type { LivePlan } from './plan-live.js';
import { promptRoomOf } from './prompt-room.js';
import { routeIn } from './route-in.js';

/** Of JSON, with all that is escaped in it. */
const BYTES_PER_TOKEN_MAX = 8;

/** Whole nano-dollars, by the agent's place in the org; null for one without a price. Requests tried again come on top. */
export function wakeNanoMax(
  { org, options }: LivePlan,
  { routes }: OpenedModels,
): (agent: number) => number | null {
  const routeOf = routeIn(routes);
  const book = createPromptBook(org);
  const chart = chartOf(org);
  return (at) => {
    const agent = org.agents[at];
    if (agent === undefined) return null;
    const { wakeBytesMax, outputTokensMax } = promptRoomOf({ ...options, book, routeOf }, agent);
    const route: ModelRoute = routeOf(agent.model);
    const dialect = DIALECTS[route.provider];
    const system = systemBlocks(book, agent.id);
    const request = {
      system,
      message: 'm'.repeat(wakeBytesMax),
      form: stableForm(
        powersOf(chart, org.policies.permissions, agent),
        dialect === 'grammar' ? 'open' : dialect,
      ),
      outputTokensMax,
      cacheTtl: '5m' as const,
    };
    // A wake whose answer is not valid is asked once more, with that answer and what is wrong with it.
    const text = 'a'.repeat(outputTokensMax * BYTES_PER_TOKEN_MAX);
    const reply = { text, stopReason: 'end' as const, usage: null, model: null, requestId: null };
    const first = worstCaseOf({ ...request, correction: null }, route.cost);
    const second = worstCaseOf({ ...request, correction: { reply, complaint: text } }, route.cost);
    return first.nanoUsd === null || second.nanoUsd === null
      ? null
      : first.nanoUsd + second.nanoUsd;
  };
}
