// A script as behaviour (`--behavior FILE.json`): for every agent, what it sends at which kind of wake. Strict: what is
// not understood is an error, never left out.

import type { Action, Behavior, Invocation, SendAction } from '#engine/types';
import { EXTERNAL_TRIGGERS, HUMAN_PRINCIPAL, MESSAGE_TRIGGERS } from '#org/names';
import type { Org } from '#org/types';
import { IDLE_ANSWER } from './idle-answer.js';
import { InputPlace } from './input-place.js';
import { extraFieldsOf, readSendAction, SEND_FIELDS } from './read-send-action.js';
import { readTriggerChange } from './read-trigger-change.js';

const EXAMPLE =
  '{"coo": {"order_received": [{"type": "delegation", "to": "engineering-lead", "body": "..."}]}}';
const ACTION_EXAMPLE = '{"type": "message", "to": "human-principal", "body": "..."}';

/** Reasons that are keys of their own; message and continue have the triggers of their messages. */
const REASON_KEYS = ['poll', 'timer', 'threshold', 'safety'] as const;
const KEYS = [...MESSAGE_TRIGGERS, ...REASON_KEYS, ...EXTERNAL_TRIGGERS] as const;
type WakeKey = (typeof KEYS)[number];

const SEND_TYPES = [
  'order',
  'delegation',
  'completion',
  'escalation',
  'answer',
  'message',
  ...EXTERNAL_TRIGGERS,
] as const satisfies readonly SendAction['type'][];
const TYPES = [...SEND_TYPES, 'config_request', 'approve', 'reject'] as const;

/** Sent to the sender's superior when the script names nobody. */
const UPWARD: ReadonlySet<string> = new Set(['completion', 'escalation']);

/** What an agent sends at a wake, by key, in the file's order. */
type AgentScript = readonly { readonly key: WakeKey; readonly actions: readonly Action[] }[];

/**
 * Reads a script. `fileName` is for messages. Throws an OrgsimError: `agent-unknown` for an agent that is not in the
 * org, `input-invalid` for all else that is not understood.
 */
export function parseScript(text: string, fileName: string, org: Org): Behavior {
  const place = new InputPlace(fileName, org);
  const file = place.readObject(place.readJson(text.replace(/^\uFEFF/u, '')), EXAMPLE);
  const scripts = new Map<string, AgentScript>();
  for (const [id, script] of Object.entries(file)) {
    const agent = place.at(id).readAgent(id, 'its script would never be used');
    scripts.set(agent, readAgentScript(place.at(id), script, agent, org));
  }
  return {
    answer(invocation) {
      const script = scripts.get(invocation.agent);
      if (script === undefined) return IDLE_ANSWER;
      const actions = script
        .filter(({ key }) => hasKey(invocation, key))
        .flatMap((entry) => entry.actions);
      // Of the wakes that bring nothing new, only polls may find something in a script.
      const actsOnPolls = script.some(({ key }) => key === 'poll');
      return actsOnPolls ? { actions, workInProgress: false } : { ...IDLE_ANSWER, actions };
    },
  };
}

/** A message counts whether the agent wanted it or not. */
function hasKey({ reasons, messages }: Invocation, key: WakeKey): boolean {
  return (
    reasons.some((reason) => reason === key) || messages.some((message) => message.trigger === key)
  );
}

function readAgentScript(place: InputPlace, value: unknown, id: string, org: Org): AgentScript {
  const byKey = place.readFields(value, KEYS, '{"order_received": [...]}');
  const superior = org.agents.find((agent) => agent.id === id)?.reportsTo ?? HUMAN_PRINCIPAL;
  return keysInOrder(byKey).map((key) => {
    const list = place.at(key).readList(byKey[key], `a list: [${ACTION_EXAMPLE}]`);
    const actions = list.map((item, index) => readAction(place.at(key).at(index), item, superior));
    return { key, actions };
  });
}

function keysInOrder(byKey: object): WakeKey[] {
  return Object.keys(byKey).flatMap((name) => KEYS.filter((key) => key === name));
}

function readAction(place: InputPlace, value: unknown, superior: string): Action {
  const object = place.readObject(value, ACTION_EXAMPLE);
  const type = place.at('type').readName(object.type, TYPES, 'type of action');
  if (type === 'config_request') return readConfigRequest(place, value);
  if (type === 'approve' || type === 'reject') {
    place.readFields(value, ['type'], `{"type": "${type}"}`);
    return { type };
  }
  const fields = place.readFields(value, [...SEND_FIELDS, ...extraFieldsOf(type)], ACTION_EXAMPLE);
  return readSendAction(place, fields, type, UPWARD.has(type) ? superior : null);
}

function readConfigRequest(place: InputPlace, value: unknown): Action {
  const example =
    '{"type": "config_request", "agent": "...", "trigger": {"mode": "polling"}, "reason": "..."}';
  const fields = place.readFields(value, ['type', 'agent', 'trigger', 'reason'], example);
  const { agent, trigger, reason } = fields;
  return {
    type: 'config_request',
    agent: place.at('agent').readAgent(agent, 'nothing would change'),
    trigger: readTriggerChange(place.at('trigger'), trigger),
    reason: place.at('reason').readText(reason, '"reason": "why it should change"'),
  };
}
