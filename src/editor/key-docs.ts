// What each key of an ORG.md does, in a sentence or two for hovers and completions. Where it may stand and what it
// takes is in org/vocabulary.

import type { KeyName } from '#org/vocabulary';
import { PLACES, VOCABULARY } from '#org/vocabulary';

/** The key, what it does, what it takes and where it stands, as Markdown. */
export function keyMarkdown(key: KeyName): string {
  const { display, value, places, isRepeatable, isList } = VOCABULARY[key];
  const again = isRepeatable ? ' May repeat.' : isList ? ' May be a list.' : '';
  const where = places.map((place) => PLACES[place]).join(', ');
  return `**${display}**: ${KEY_DOCS[key]}\n\nTakes ${value}.${again} Stands in ${where}.`;
}

export const KEY_DOCS: Readonly<Record<KeyName, string>> = {
  id: 'The name by which files and programs know the agent. Without it, the slug of its name.',
  level:
    'Rank from 1 to 10. Decides the default model, activity and rights. Without it, a word in the name or title decides.',
  count: 'How many agents the heading stands for, each with an inbox of its own.',
  reportsto: 'The manager. Without it, the chart of the headings decides.',
  github: 'The login by which a live hub knows the agent. No effect in a dry run.',
  avatar: 'Shown by a live hub. No effect in a dry run.',
  avatarcolor: 'Shown by a live hub. No effect in a dry run.',
  avatarurl: 'Shown by a live hub. No effect in a dry run.',

  model: 'The model that thinks for the agent, and so the price of each of its wakes.',
  domain: 'What the agent knows best: its manager passes matching work to it first.',
  runtime: 'Who thinks: a model, or somebody outside who is connected to the live hub.',
  activity: 'What cost estimates assume of the day: ticks on which something arrives for it.',
  tokens: 'Tokens of one invocation. Without it, those of the price table.',
  idletokens: 'Tokens of a poll that finds nothing.',
  catchup: 'What becomes of timers missed while the hub was down.',
  trigger:
    'How the agent wakes: `polling` looks every few ticks and pays for each look, `event-driven` sleeps until something arrives.',
  wakeon: 'Which messages wake an event-driven agent. What is not named waits for its next wake.',
  batchwindow:
    'How long a message waits for others, so that one wake handles several. 0 wakes at once.',
  timer: 'Wakes the agent on a schedule, in the time zone of the org.',
  threshold: 'Wakes the agent when a metric crosses a line.',
  maxsleep: 'The longest an event-driven agent sleeps before it wakes without a reason.',
  tickinterval: 'Ticks from one poll to the next.',
  cooldown: 'Least ticks between two wakes. Critical messages pass it.',
  tokenbudget: 'Most tokens of a period. An agent that would pass it is held until the next one.',
  budget: 'Most spending of a period. An agent that would pass it is held until the next one.',

  preset: 'Sets the four communication parameters at once; a field beside it overrides.',
  escalation: 'When the escalation of a blocked agent is sent.',
  progressupdates:
    "How often a working agent writes to the task's log. Costs tokens, wakes nobody.",
  ackrequired: 'Whether a delegation is acknowledged; by the system, with no model call.',
  hierarchydepth: 'Most levels that an escalation climbs before it goes to the human principal.',
  tick: 'How long one tick is. Without it, 30 s.',
  timezone: 'The clock of timers, working hours and budget periods. Without it, UTC.',
  defaulttrigger: '`Trigger` of everybody for whom neither role nor department states one.',
  defaultmaxsleep: '`Max sleep` of everybody for whom neither role nor department states one.',
  defaultbatchwindow:
    '`Batch window` of everybody for whom neither role nor department states one.',
  defaulttickinterval:
    '`Tick interval` of everybody for whom neither role nor department states one.',
  defaultwakeon: '`Wake on` of everybody for whom neither role nor department states one.',
  defaultmodel: '`Model` of everybody for whom neither role nor department states one.',
  defaultcooldown: '`Cooldown` of everybody for whom neither role nor department states one.',

  peragentlimit: 'The budget of every agent that states none.',
  orglimit: 'Most spending of the whole org in a period.',
  period: 'The period of budgets that name none.',
  alertthreshold: 'The share of a budget from which it is reported.',
  overagebehavior: 'What happens to an agent that reaches its budget.',
  creditvalue: 'Dollars of one credit. Without it, $0.01.',
  activehours: 'When the org works. Outside, messages queue.',
  offhoursbehavior: 'What happens to work outside the active hours.',
  exceptions: 'Which messages are handled outside the active hours too.',

  orders: 'How many orders a dry run gives, and when.',
  tasksperorder: 'Into how many tasks an order is split.',
  effort: 'Turns of work that a task takes.',
  blocked: 'The share of tasks that get stuck once and are escalated.',
  resolvedbymanager: 'The share of escalations that a manager settles; the rest climbs on.',
  typicalday: 'How the orders spread over the hours of a day.',
};
