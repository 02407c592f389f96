// One invocation answered by a model: asked, its answer checked, told once what is wrong with it. Whatever comes of it is an
// answer for the engine, unless the run is stopping. Knows no provider, no price, no file.

import type { Answer, Failure, Invocation } from '#engine/types';
import type { BudgetScope } from '#journal/paid-ledger';
import type { Correction, ModelReply, ModelRequest } from '#models/adapter';
import type { ModelAction } from '#models/model-action';
import type { PaidCaller, PaidOutcome, PaidUse } from './calls/paid-caller.js';
import { NOTHING_USED, sumUses } from './calls/paid-use.js';
import type { CheckedTurn } from './desk/task-desk.js';
import { wakeOf } from './wake-of.js';

/** What a reply says, or what is wrong with it. */
export type ParsedReply =
  | { readonly kind: 'actions'; readonly actions: readonly ModelAction[] }
  | {
      readonly kind: 'complaint';
      readonly complaint: string;
      /** For people, where they can do something about it: a clause. */
      readonly why?: string;
    };

/** All that a turn needs to know, asked before any call of its wave is made. */
export interface TurnSetup {
  readonly invocation: Invocation;
  /** The model as the ORG.md names it. */
  readonly model: string;
  readonly request: Omit<ModelRequest, 'model' | 'correction'>;
  readonly scopes: readonly BudgetScope[];
}

export interface TurnPorts {
  readonly caller: PaidCaller;
  readonly parse: (reply: ModelReply) => ParsedReply;
  readonly check: (invocation: Invocation, actions: readonly ModelAction[]) => CheckedTurn;
  /** What one more failed turn of the agent comes to; `reason` is a clause. */
  readonly fail: (reason: string) => Failure;
  /** What it comes to when a budget does not cover the call; null where the run itself is over. */
  readonly refuse: (scope: BudgetScope) => Pick<Answer, 'failure' | 'stopped'> | null;
  /** Whether no call is to be begun any more. */
  readonly isStopping: () => boolean;
  readonly signal: AbortSignal;
  /** Told of each call and what came of it. */
  readonly called?: (
    request: TurnSetup,
    correction: Correction | null,
    outcome: PaidOutcome,
  ) => void;
}

export type TurnOutcome =
  | {
      readonly kind: 'taken';
      readonly answer: Answer;
      readonly refusals: readonly string[];
      /** Requests that were sent for it. */
      readonly requests: number;
    }
  /** The run's own limit does not cover it. */
  | { readonly kind: 'over'; readonly scope: BudgetScope }
  /** Not begun, or not ended, since the run is stopping. */
  | { readonly kind: 'stopped' };

/** Rejects only as its caller does. */
export async function takeTurn(setup: TurnSetup, ports: TurnPorts): Promise<TurnOutcome> {
  const refusals: string[] = [];
  let correction: Correction | null = null;
  let use = NOTHING_USED;
  let why: string | undefined;
  for (let round = 0; round < ROUNDS_MAX; round++) {
    if (ports.isStopping()) return { kind: 'stopped' };
    const outcome = await ask(setup, correction, ports);
    use = sumUses(use, outcome.use);
    if (outcome.kind !== 'answered') return endOf(outcome, use, refusals, ports);
    const judged = judge(setup.invocation, outcome.reply, ports);
    if ('answer' in judged) return taken({ ...judged.answer, use: actual(use) }, use, refusals);
    why = judged.why;
    refusals.push(...judged.complaints);
    correction = { reply: outcome.reply, complaint: judged.complaints.join('\n') };
  }
  const last = why ?? `the second one: ${clauseOf(shortened(refusals.at(-1) ?? ''))}`;
  const reason = `two answers were not valid: ${last}`;
  return failed({ failure: ports.fail(reason) }, use, refusals);
}

/** The first answer, and one more after it was told what is wrong. */
const ROUNDS_MAX = 2;

async function ask(
  setup: TurnSetup,
  correction: Correction | null,
  { caller, signal, called }: TurnPorts,
): Promise<PaidOutcome> {
  const { invocation, model, request, scopes } = setup;
  const { agent, tick, wave } = invocation;
  const wake = wakeOf(invocation);
  const call = { agent, tick, wave, wake, model, request: { ...request, correction }, scopes };
  const outcome = await caller.call(call, signal);
  called?.(setup, correction, outcome);
  return outcome;
}

function judge(
  invocation: Invocation,
  reply: ModelReply,
  { parse, check }: TurnPorts,
):
  | { readonly answer: Answer }
  | { readonly complaints: readonly string[]; readonly why?: string | undefined } {
  const parsed = parse(reply);
  if (parsed.kind === 'complaint') return { complaints: [parsed.complaint], why: parsed.why };
  const { answer, refusals } = check(invocation, parsed.actions);
  return refusals.length === 0 ? { answer } : { complaints: refusals };
}

function endOf(
  outcome: Exclude<PaidOutcome, { kind: 'answered' }>,
  use: PaidUse,
  refusals: readonly string[],
  { fail, refuse }: TurnPorts,
): TurnOutcome {
  switch (outcome.kind) {
    case 'aborted':
      return { kind: 'stopped' };
    case 'refused': {
      const { scope } = outcome.refusal;
      const came = refuse(scope);
      return came === null ? { kind: 'over', scope } : failed(came, use, refusals);
    }
    case 'failed': {
      const { error } = outcome;
      const reason = clauseOf(error.message);
      // Asked again it would say the same: nobody mends a key or a model's name while the run goes on.
      const isLost = error.facts.kind === 'unauthorized' || error.facts.kind === 'not-found';
      const failure: Failure = isLost ? { reason, hold: 'parked', until: null } : fail(reason);
      return failed({ failure }, use, refusals);
    }
  }
}

function failed(
  came: Pick<Answer, 'failure' | 'stopped'>,
  use: PaidUse,
  refusals: readonly string[],
): TurnOutcome {
  const answer = { actions: [], workInProgress: false, use: actual(use), ...came };
  return taken(answer, use, refusals);
}

function taken(
  answer: Answer,
  { attempts: requests }: PaidUse,
  refusals: readonly string[],
): TurnOutcome {
  return { kind: 'taken', answer, refusals, requests };
}

function actual({ costNano, tokens }: PaidUse): NonNullable<Answer['use']> {
  return { costNano, tokens };
}

const COMPLAINT_CHARACTERS_MAX = 200;

/** In one line, and no longer than somebody reads. */
function shortened(complaint: string): string {
  const characters = Array.from(complaint.replace(/\s+/gu, ' '));
  if (characters.length <= COMPLAINT_CHARACTERS_MAX) return characters.join('');
  return `${characters.slice(0, COMPLAINT_CHARACTERS_MAX).join('')}…`;
}

function clauseOf(sentence: string): string {
  return sentence.replace(/\.$/u, '');
}
