// Rules of one kind: a setting that is written where it has no effect, because the agent runs in the other mode.

import type { OrgDocument } from '#document/types';
import type { AgentSetting, TriggerMode } from '#org/names';
import type { Agent } from '#org/types';
import type { KeyName } from '#org/vocabulary';
import { VOCABULARY } from '#org/vocabulary';
import type { Fault, Rule, RuleContext } from './define-rule.js';
import { defineRule } from './define-rule.js';
import { faultIn } from './fault-at.js';
import { fieldAt } from './find-fields.js';
import type { Fix } from './finding.js';
import { suggestField, suggestRemoval } from './fix-lines.js';
import type { SharedPlace } from './share-faults.js';
import { nameAgents, shareByOrigin } from './share-faults.js';

interface IdleSetting {
  readonly setting: AgentSetting;
  readonly key: KeyName;
  /** The mode in which it has no effect. */
  readonly mode: TriggerMode;
  /** What happens to an agent of that mode instead, a clause. */
  readonly instead: string;
}

/**
 * A rule for one such setting. What a default in Culture says is meant for those whom it concerns, so only a value on a
 * role, or on a department of which all agents run in that mode, is a fault.
 */
export function defineIdleSettingRule(
  idle: IdleSetting & Pick<Rule, 'id' | 'summary' | 'docs' | 'examples'>,
): Rule {
  const { setting, key, mode, instead, ...rule } = idle;
  const { display } = VOCABULARY[key];
  return defineRule({
    ...rule,
    severity: 'warning',
    check: (context) => findFaults(context, setting, mode),
    message: ({ subject }) => `"${display}" has no effect on ${subject}: ${instead}`,
    advise: ({ reason }) =>
      reason === ''
        ? `remove the line, or write "Trigger: ${otherMode(mode)}"`
        : `write "Trigger: ${otherMode(mode)}", or remove the line`,
    fix: (fault, document): Fix | null =>
      fault.reason === ''
        ? suggestRemoval(document, fault.range)
        : suggestField(document, fault.range, `**Trigger:** ${otherMode(mode)}`),
  });
}

function otherMode(mode: TriggerMode): TriggerMode {
  return mode === 'polling' ? 'event-driven' : 'polling';
}

function* findFaults(
  { org: { agents }, document }: RuleContext,
  setting: AgentSetting,
  mode: TriggerMode,
): Generator<Fault> {
  const mixed = new Set(
    agents.flatMap(({ trigger, department }) => (trigger.mode === mode ? [] : [department])),
  );
  const isIdle = ({ trigger, origins, department }: Agent): boolean => {
    const { kind } = origins[setting];
    if (trigger.mode !== mode) return false;
    return kind === 'role-field' || (kind === 'department-field' && !mixed.has(department));
  };
  for (const place of shareByOrigin(agents.filter(isIdle), ({ origins }) => origins[setting])) {
    const decided = place.agents[0].origins.mode;
    if (hasUnreadMode(document, place)) continue;
    // Whoever writes what a sleeping agent needs and no mode has most likely forgotten the mode.
    const isForgotten = mode === 'polling' && place.agents.every(hasNoMode);
    yield faultIn(document, place.range, {
      subject: nameAgents(place.agents),
      reason: isForgotten ? 'no trigger is written' : '',
      related:
        'range' in decided
          ? [...place.related, { message: `${mode} by this`, range: decided.range }]
          : place.related,
    });
  }
}

/** A `Trigger` beside the value that was not understood is a fault of its own, and might have been the right mode. */
function hasUnreadMode(document: OrgDocument, { origin, agents: [agent] }: SharedPlace): boolean {
  const section = 'range' in origin ? fieldAt(document, origin.range)?.section : undefined;
  const { mode } = agent.origins;
  const isWritten = section?.entries.some(
    (entry) => entry.kind === 'field' && entry.field.name === 'trigger',
  );
  return isWritten === true && mode.kind !== origin.kind;
}

function hasNoMode({ origins }: Agent): boolean {
  return origins.mode.kind === 'built-in';
}
