// A department whose lead has nobody to lead.

import type { Agent } from '#org/types';
import type { Fault } from '../define-rule.js';
import { defineRule } from '../define-rule.js';
import { exampleStructure } from '../example-org.js';
import { faultAt } from '../fault-at.js';
import { staffSections } from '../staff-sections.js';

/** Names of people who lead, and of nobody else: an Account Manager or a Lead Engineer may well work alone. */
const LEADS =
  /(?:^|\s)(?:lead|supervisor|director)$|^(?:head|director|vp|lead) of\s|(?:^|\s)(?:chief|ceo|coo|cto|cfo|cmo|cpo)(?:\s|$)/iu;

export const delegationDeadEnd = defineRule({
  id: 'delegation-dead-end',
  severity: 'warning',
  summary: 'a lead of a department whom nobody reports to',
  docs: () => ({
    why: 'Work that is given to a lead is meant to be passed on. Without reports it stays there, on a model that was chosen for deciding, not for doing.',
    engine: 'An agent without reports does the work that it gets by itself, one task at a time.',
    whenOff: 'While a department is being staffed.',
  }),
  examples: () => ({
    good: [
      exampleStructure('### Design', '', '#### Design Lead', '', '#### Designer'),
      exampleStructure('### Legal', '', '#### Lawyer'),
      exampleStructure('### Sales', '', '#### Account Manager'),
      exampleStructure(
        '### Design',
        '',
        '#### Design Lead',
        '',
        '### Intern',
        '',
        '- **Reports to:** Design Lead',
      ),
    ],
    bad: [
      { source: exampleStructure('### Design', '', '#### Design Lead'), at: 'Design Lead' },
      {
        source: exampleStructure(
          '### Design',
          '',
          '#### Ana — Head of Design',
          '',
          '- **Model:** claude-haiku',
        ),
        at: 'Ana — Head of Design',
      },
      {
        source: exampleStructure(
          '### Zoe',
          '',
          '### Design',
          '',
          '#### Design Supervisor',
          '',
          '#### Designer',
          '',
          '- **Reports to:** Zoe',
        ),
        at: 'Design Supervisor',
      },
    ],
  }),
  check: function* (context): Iterable<Fault> {
    const managers = new Set(context.org.agents.map(({ reportsTo }) => reportsTo));
    const leads = new Map(context.org.departments.map(({ lead, name }) => [lead, name]));
    for (const { section, agents } of staffSections(context)) {
      const [agent] = agents;
      const department = agent === undefined ? undefined : leads.get(agent.id);
      if (agent === undefined || department === undefined || !saysItLeads(agent)) continue;
      // A member of a Count may have what another has not: who has reports is asked of all.
      if (agents.some(({ id }) => managers.has(id))) continue;
      const { range, text } = section.heading;
      yield faultAt(range, text, agent.name, { reason: department });
    }
  },
  message: ({ subject, reason }) =>
    `${subject} leads ${reason} and has no reports; it would do by itself what it is given to pass on`,
  advise: ({ reason, subject }) =>
    `add a role to ${reason}, or let one say "Reports to: ${subject}"`,
});

function saysItLeads({ name, title, origins }: Agent): boolean {
  // Who states a level has thought about it, and may have made it a lower one.
  if (origins.level.kind === 'role-field') return false;
  return LEADS.test(name) || (title !== null && LEADS.test(title));
}
