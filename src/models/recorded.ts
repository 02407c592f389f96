// Answers that were given once, given again: no network, nobody is paid. And the other half: listening while they are given.

import type { ModelAdapter, ModelRequest, Provider } from './adapter.js';
import { ModelError } from './model-error.js';
import type { Recording } from './recording.js';
import { recordError, recordReply, replayOutcome } from './recording.js';
import { requestKey } from './request-key.js';

type Hash = (text: string) => string;

/**
 * The n-th time that a request is made it gets the n-th answer that was recorded for it, errors included. Where there is none
 * the call rejects with what `missed` makes of a sentence.
 */
export function createRecordedAdapter(
  provider: Provider,
  recordings: readonly Recording[],
  sha256: Hash,
  missed: (sentence: string) => Error = notRecorded,
): ModelAdapter {
  const answers = new Map<string, Recording['outcome'][]>();
  for (const { provider: whose, key, outcome } of recordings) {
    if (whose !== provider) continue;
    const others = answers.get(key);
    if (others === undefined) answers.set(key, [outcome]);
    else others.push(outcome);
  }
  return {
    provider,
    endpoint: null,
    call: async (request, { signal, onText }) => {
      if (signal.aborted) throw failure('aborted', 'The replay was called off.');
      const outcome = answers.get(requestKey(request, sha256))?.shift();
      if (outcome === undefined) throw missed(missing(request));
      const reply = replayOutcome(outcome, provider);
      onText?.(reply.text.length);
      return reply;
    },
    reach: async () => ({ kind: 'reachable', models: null }),
  };
}

/** Gives `keep` each answer that the adapter gives, errors too, at once. A call that was called off got none. */
export function createRecorder(
  adapter: ModelAdapter,
  sha256: Hash,
  keep: (recording: Recording) => void,
): ModelAdapter {
  const { provider, endpoint } = adapter;
  return {
    provider,
    endpoint,
    call: async (request, options) => {
      const key = requestKey(request, sha256);
      const { agent } = request.facts;
      try {
        const reply = await adapter.call(request, options);
        keep({ agent, provider, key, outcome: recordReply(reply) });
        return reply;
      } catch (error) {
        if (error instanceof ModelError && error.facts.kind !== 'aborted')
          keep({ agent, provider, key, outcome: recordError(error) });
        throw error;
      }
    },
    reach: (signal) => adapter.reach(signal),
  };
}

function missing({ model, facts, correction }: ModelRequest): string {
  const what = correction === null ? 'this question' : 'what it was told is wrong';
  return `There is no recorded answer of ${model} for ${facts.agent}${tickOf(facts)} to ${what}: the org, the prompt or an answer before it is not as it was. Record again with --record.`;
}

function tickOf({ tick }: ModelRequest['facts']): string {
  return tick === undefined ? '' : ` at tick ${tick}`;
}

function notRecorded(sentence: string): ModelError {
  return failure('not-found', sentence);
}

function failure(kind: 'aborted' | 'not-found', sentence: string): ModelError {
  return new ModelError(sentence, {
    kind,
    status: null,
    retryAfter: null,
    mayBeBilled: false,
    usage: null,
  });
}
