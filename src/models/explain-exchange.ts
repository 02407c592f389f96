// What went wrong with a provider, as the one error that all adapters throw: its kind, whether it may be on the bill, and a
// sentence without any secret.

import { isRecord, parseJson, textIn } from '#base/json-values';
import { visibleText } from '#base/visible-text';
import type { ReportedUsage } from './adapter.js';
import { KIND_OF_TYPE, kindOf } from './error-kinds.js';
import type { Exchange, Trouble } from './exchange.js';
import type { ModelErrorKind } from './model-error.js';
import { ModelError } from './model-error.js';
import { holdsKey } from './secret-text.js';

export interface Speaker {
  /** `Anthropic`. */
  readonly name: string;
  /** Host and port. */
  readonly endpoint: string;
  readonly apiKey: string | null;
  /** Where its settings come from, for the next step: `ANTHROPIC_API_KEY`, `OLLAMA_HOST`. */
  readonly keyVariable: string;
  readonly urlVariable: string;
}

interface Explained {
  readonly kind: ModelErrorKind;
  readonly mayBeBilled: boolean;
  readonly sentence: string;
}

/** `isCut`: the answer ended well for HTTP, and in the middle for the protocol. */
export function explainExchange(
  exchange: Exchange,
  speaker: Speaker,
  usage: ReportedUsage | null,
  isCut: boolean,
): ModelError {
  const { trouble, status } = exchange;
  const explained =
    trouble === null
      ? explainAnswer(speaker, exchange.wasSent, isCut)
      : explainTrouble(trouble, speaker, exchange.wasSent, status);
  return new ModelError(explained.sentence, {
    kind: explained.kind,
    status,
    retryAfter: retryAfterOf(exchange),
    mayBeBilled: explained.mayBeBilled,
    usage,
  });
}

function explainAnswer(speaker: Speaker, wasSent: boolean, isCut: boolean): Explained {
  const who = named(speaker);
  return isCut
    ? {
        kind: 'network',
        mayBeBilled: wasSent,
        sentence: `The answer of ${who} ends in the middle.`,
      }
    : {
        kind: 'malformed',
        mayBeBilled: wasSent,
        sentence: `${who} gave an answer that is not of its protocol: check ${speaker.urlVariable}.`,
      };
}

function explainTrouble(
  trouble: Trouble,
  speaker: Speaker,
  wasSent: boolean,
  status: number | null,
): Explained {
  const who = named(speaker);
  const about = { mayBeBilled: wasSent };
  const check = `check ${speaker.urlVariable}`;
  switch (trouble.kind) {
    case 'aborted':
      return { kind: 'aborted', ...about, sentence: `The call of ${who} was called off.` };
    case 'silence':
      return { kind: 'timeout', ...about, sentence: `${who} sent nothing for too long.` };
    case 'broken':
      return explainBroken(trouble.code, speaker, wasSent);
    case 'too-large':
      return { kind: 'malformed', ...about, sentence: `${who} sent more than any answer has.` };
    case 'not-json':
      return { kind: 'malformed', ...about, sentence: `${who} sent what is no JSON: ${check}.` };
    case 'wrong-type':
      return {
        kind: 'malformed',
        ...about,
        sentence: `${who} answers with ${quoted(trouble.contentType ?? 'nothing', speaker)}, which is no answer of a model: ${check}.`,
      };
    case 'redirect':
      return {
        kind: 'not-found',
        mayBeBilled: false,
        sentence: `${who} sends us elsewhere (${status}), where the key must not follow: write the last address in ${speaker.urlVariable}.`,
      };
    case 'status':
      return explainStatus(status ?? 0, messageIn(trouble.said), speaker);
    case 'reported':
      return {
        kind: KIND_OF_TYPE.get(trouble.type ?? '') ?? 'server',
        mayBeBilled: true,
        sentence: `${who} gave up in the middle of its answer${said(trouble.said, speaker)}.`,
      };
  }
}

function explainBroken(code: string | null, speaker: Speaker, wasSent: boolean): Explained {
  const who = named(speaker);
  const why = code === null ? '' : ` (${code})`;
  if (code?.startsWith('ERR_INVALID') === true)
    return {
      kind: 'invalid-request',
      mayBeBilled: false,
      sentence: `The key for ${who} has characters that no header can hold: check ${speaker.keyVariable}.`,
    };
  return wasSent
    ? { kind: 'network', mayBeBilled: true, sentence: `The connection to ${who} broke${why}.` }
    : {
        kind: 'network',
        mayBeBilled: false,
        sentence: `${who} cannot be reached${why}: check the network and ${speaker.urlVariable}.`,
      };
}

function explainStatus(status: number, message: string, speaker: Speaker): Explained {
  const who = named(speaker);
  const kind = kindOf(status);
  // A gateway that gives up may have passed the request on; a refusal has not begun to think.
  const mayBeBilled = kind === 'server' && status !== 409;
  const tail = `${said(message, speaker)}.`;
  switch (kind) {
    case 'unauthorized':
      // Never with what was said: providers repeat a part of the key there.
      return {
        kind,
        mayBeBilled,
        sentence: `${who} refused the key (${status}): check ${speaker.keyVariable}${status === 402 ? ' and its credit' : ''}.`,
      };
    case 'rate-limited':
      return {
        kind,
        mayBeBilled,
        sentence: `${who} takes no more requests now (${status})${tail}`,
      };
    case 'overloaded':
      return { kind, mayBeBilled, sentence: `${who} is overloaded (${status})${tail}` };
    case 'not-found':
      return {
        kind,
        mayBeBilled,
        sentence: `${who} knows no such model, or no such address (${status})${tail}`,
      };
    case 'invalid-request':
      return { kind, mayBeBilled, sentence: `${who} refused the request (${status})${tail}` };
    default:
      return { kind, mayBeBilled, sentence: `${who} failed (${status})${tail}` };
  }
}

/** `retry-after-ms` is OpenAI's own; it keeps its unit. */
function retryAfterOf(exchange: Exchange): string | null {
  const ms = exchange.header('retry-after-ms');
  return exchange.header('retry-after') ?? (ms === null ? null : `${ms}ms`);
}

function named({ name, endpoint }: Speaker): string {
  return `${name} (${endpoint})`;
}

/** Where the three protocols put the message of an error; else what stands there. */
function messageIn(text: string): string {
  const body = parseJson(text);
  if (!isRecord(body)) return text.trimStart().startsWith('<') ? '' : text;
  const { error } = body;
  return textIn(error, 'message') ?? (typeof error === 'string' ? error : '');
}

const SAID_CHARACTERS_MAX = 300;

function said(text: string, speaker: Speaker): string {
  return text.trim() === '' ? '' : `: ${quoted(text.trim().replace(/[.\s]+$/u, ''), speaker)}`;
}

function quoted(text: string, { apiKey }: Speaker): string {
  if (holdsKey(text, apiKey)) return '(what it said has a key in it)';
  const short = text.length > SAID_CHARACTERS_MAX ? `${text.slice(0, SAID_CHARACTERS_MAX)}…` : text;
  return `"${visibleText(short)}"`;
}
