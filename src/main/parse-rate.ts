// `--rate coo=6/h`: how much arrives at some agents, instead of what the file assumes.

import { OrgsimError } from '#base/errors';
import type { Activity, Agent } from '#org/types';
import { parseAmountRange } from '#org/values/parse-amount';
import { readActivity } from '#org/values/read-activity';
import type { AgentChange } from './agent-change.js';

const PER_SECOND = /^(.+?)\s*(?:events?)?\s*(?:\/|per)\s*(?:s|secs?|seconds?)$/iu;
/** A rate that leaves the word `events` out. */
const BARE = /^([\d.,kKmM\s–—-]|to)+(?=\/|\s+per\s|\s+an?\s)/u;
const HINT = 'For instance: --rate coo=6/h, --rate "Backend *=2-5/min" or --rate "dev=80% busy"';

/** Throws an OrgsimError of code `usage`. */
export function parseRate(text: string): AgentChange {
  const typed = `--rate ${text}`;
  const at = text.lastIndexOf('=');
  const selector = text.slice(0, Math.max(0, at)).trim();
  if (selector === '') throw refused(`${typed} does not say whose rate it is.`);
  const activity = activityOf(text.slice(at + 1).trim());
  if (activity === null) {
    throw refused(`${typed} is no rate: it takes events per s, min, h or day, or a busy share.`);
  }
  return { typed, selector, change: (agent) => withActivity(agent, activity, '--rate') };
}

/** The agent with another day, which the command line says. */
export function withActivity(agent: Agent, activity: Activity, flag: string): Agent {
  const origins = { ...agent.origins, activity: { kind: 'command-line' as const, flag } };
  return { ...agent, activity, origins };
}

function activityOf(text: string): Activity | null {
  const perSecond = parseAmountRange(PER_SECOND.exec(text)?.[1] ?? '');
  if (perSecond !== null) {
    const { low, high } = perSecond;
    return { kind: 'events', perHour: { low: low * 3600, high: high * 3600 } };
  }
  const { value, problems } = readActivity(text.replace(BARE, '$& events'));
  return problems.length > 0 ? null : value;
}

function refused(message: string): OrgsimError {
  return new OrgsimError('usage', message, HINT);
}
