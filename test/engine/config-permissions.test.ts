// Who may ask for what, and who decides: requester x target x permissions as one table, deciders as another.
import { describe, expect, it } from 'vitest';
import type { Action } from '#engine/types';
import { order } from './orgs.js';
import type { Given, Simulation } from './simulate.js';
import { simulate } from './simulate.js';

/** COO L10 > Engineering Lead L7 > Architect L6 > Intern L1; a Worker beside the Architect, Marketing beside Engineering. */
const hierarchy = (permissions: string) => `# Org
## Culture
- **Default trigger:** event-driven
- **Default wake on:** orders
- **Default max sleep:** never
## Policies
### Permissions
${permissions}
## Structure
### COO
### Engineering
#### Engineering Lead
#### Architect
##### Intern
#### Worker
### Marketing
#### Marketing Lead
#### Writer
`;

const ask = (agent: string): Action => ({
  type: 'config_request',
  agent,
  trigger: { mode: 'polling' },
  reason: 'busy',
});

/** `requester` asks at tick 1; what the others do in the same tick is `answers`. */
const asking = (
  requester: string,
  action: Action,
  answers: Readonly<Record<string, Action>> = {},
): Given => {
  const isAgent = requester !== 'human-principal' && requester !== 'stranger';
  return {
    ticks: 4,
    events: { 1: isAgent ? [order('high', requester)] : [{ ...action, from: requester }] },
    answer: ({ agent, messages }) => {
      if (messages.some(({ kind }) => kind === 'order')) return { actions: [action] };
      const decision = answers[agent];
      return decision === undefined ? undefined : { actions: [decision] };
    },
  };
};

const REFUSALS: Readonly<Record<string, RegExp>> = {
  self: /^no agent changes its own mode$/,
  'not above': /^\S+ is not a superior of \S+$/,
  level: /^\S+ is L\d+; L\d+ is needed$/,
  'no agent': /^there is no agent \S+$/,
  outsider: /^\S+ is not an agent of the org$/,
};

/** The decider's id, or the name of the refusal. */
function outcomeOf({ log, results, trace, principal }: Simulation): string {
  const refusals = log.filter((record) => record.type === 'refused');
  const [refusal] = refusals;
  const [request] = results.configRequests;
  expect(refusals.length + results.configRequests.length).toBe(1);
  if (refusal !== undefined) {
    expect(refusal).toMatchObject({ tick: 1, what: 'config_request', asked: { reason: 'busy' } });
    const names = Object.keys(REFUSALS).filter((name) => REFUSALS[name]?.test(refusal.why));
    return names.join();
  }
  // Whoever decides has heard of it at once, whatever it wakes on.
  const decider = request?.decidedBy ?? '';
  if (decider === 'human-principal') expect(principal).toHaveLength(1);
  else expect(trace).toContainEqual(expect.objectContaining({ agent: decider, tick: 1, wave: 1 }));
  return decider;
}

const PERMISSIONS = {
  'built in': '',
  'L6+ asks': '- L6+ can request config changes',
  'L10 asks': '- L10 can request config changes',
  'L10 approves': '- L10 can approve config changes\n- L6+ can request config changes',
};

/** Columns: requester, target, then the outcome under each of PERMISSIONS. */
const MATRIX = `
  human-principal  | coo              | human-principal | human-principal  | human-principal | human-principal
  human-principal  | intern           | human-principal | human-principal  | human-principal | human-principal
  human-principal  | human-principal  | no agent        | no agent         | no agent        | no agent
  human-principal  | nobody           | no agent        | no agent         | no agent        | no agent
  coo              | coo              | self            | self             | self            | self
  coo              | engineering-lead | human-principal | human-principal  | human-principal | human-principal
  coo              | intern           | human-principal | human-principal  | human-principal | human-principal
  coo              | writer           | human-principal | human-principal  | human-principal | human-principal
  coo              | human-principal  | no agent        | no agent         | no agent        | no agent
  coo              | nobody           | no agent        | no agent         | no agent        | no agent
  engineering-lead | engineering-lead | self            | self             | self            | self
  engineering-lead | marketing-lead   | not above       | not above        | not above       | not above
  engineering-lead | architect        | coo             | coo              | level           | coo
  engineering-lead | intern           | coo             | coo              | level           | coo
  engineering-lead | coo              | not above       | not above        | not above       | not above
  engineering-lead | writer           | not above       | not above        | not above       | not above
  engineering-lead | human-principal  | no agent        | no agent         | no agent        | no agent
  engineering-lead | nobody           | no agent        | no agent         | no agent        | no agent
  architect        | architect        | self            | self             | self            | self
  architect        | worker           | not above       | not above        | not above       | not above
  architect        | intern           | level           | engineering-lead | level           | coo
  architect        | engineering-lead | not above       | not above        | not above       | not above
  architect        | writer           | not above       | not above        | not above       | not above
  architect        | nobody           | no agent        | no agent         | no agent        | no agent
  intern           | intern           | self            | self             | self            | self
  intern           | architect        | not above       | not above        | not above       | not above
  intern           | coo              | not above       | not above        | not above       | not above
  stranger         | worker           | outsider        | outsider         | outsider        | outsider
  stranger         | nobody           | outsider        | outsider         | outsider        | outsider
`;

const ROWS = MATRIX.trim()
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()));

describe.each(Object.entries(PERMISSIONS))('%s', (_title, permissions) => {
  const column = Object.values(PERMISSIONS).indexOf(permissions) + 2;
  it.each(
    ROWS.map(([requester = '', target = '', ...rest]) => ({
      requester,
      target,
      outcome: rest[column - 2],
    })),
  )('$requester asks for $target: $outcome', ({ requester, target, outcome }) => {
    const run = simulate(hierarchy(permissions), asking(requester, ask(target)));
    expect(outcomeOf(run)).toBe(outcome);
  });
});

describe('a decision', () => {
  const LET_ARCHITECT = '- L6+ can request config changes';
  /** The decider's own action at tick 2, woken by an order; the Architect's request about the Intern waits since tick 1. */
  const deciding = (decider: string, type: 'approve' | 'reject'): Simulation =>
    simulate(hierarchy(LET_ARCHITECT), {
      ticks: 6,
      events: {
        1: [order('high', 'architect')],
        2: decider === 'human-principal' ? [{ type }] : [order('high', decider)],
      },
      answer: ({ agent, tick, messages }) => {
        if (tick === 1) return agent === 'architect' ? { actions: [ask('intern')] } : undefined;
        const isOrdered = messages.some(({ kind }) => kind === 'order');
        return tick === 2 && isOrdered ? { actions: [{ type }] } : undefined;
      },
    });

  const DECIDERS = `
    engineering-lead | the requester's manager     | yes
    human-principal  | the human principal         | yes
    coo              | a manager further up        | no
    architect        | the requester               | no
    intern           | whom it is about            | no
    worker           | a peer of the requester     | no
    marketing-lead   | a lead of another department | no
  `;
  const rows = DECIDERS.trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()));

  describe.each(['approve', 'reject'] as const)('to %s', (type) => {
    it.each(rows.map(([decider = '', role, counts]) => ({ decider, role, counts })))(
      'by $role counts: $counts',
      ({ decider, counts }) => {
        const { log, results, trace } = deciding(decider, type);
        const [request] = results.configRequests;
        const told = {
          agent: 'intern',
          requestedBy: 'architect',
          reason: 'busy',
          change: { mode: 'polling' },
        };
        if (counts === 'no') {
          expect(request?.state).toBe('open');
          expect(log.filter((record) => record.type === 'refused')).toEqual([
            {
              type: 'refused',
              tick: 2,
              agent: decider,
              what: type,
              why: `no open request waits on ${decider}`,
            },
          ]);
          expect(log.some((record) => record.type === 'switch')).toBe(false);
          return;
        }
        const verdict = type === 'approve' ? 'approved' : 'rejected';
        expect(request).toMatchObject({ state: verdict, decidedBy: decider });
        expect(
          log.filter((record) => record.type === 'switch' || record.type === 'rejected'),
        ).toEqual([
          type === 'approve'
            ? { type: 'switch', tick: 3, approvedBy: decider, ...told }
            : { type: 'rejected', tick: 2, rejectedBy: decider, ...told },
        ]);
        // The requester hears of it in the tick of the decision, though it wakes on orders alone.
        expect(trace).toContainEqual(expect.objectContaining({ agent: 'architect', tick: 2 }));
        const mode = results.agents.find(({ id }) => id === 'intern')?.mode;
        expect(mode).toBe(type === 'approve' ? 'polling' : 'event-driven');
      },
    );
  });

  it('is made once: the second finds nothing open', () => {
    const run = simulate(hierarchy(''), {
      ...asking('engineering-lead', ask('worker'), { coo: { type: 'approve' } }),
      events: { 1: [order('high', 'engineering-lead')], 2: [{ type: 'reject' }] },
    });
    expect(run.results.configRequests.map(({ state }) => state)).toEqual(['approved']);
    expect(run.log).toContainEqual(
      expect.objectContaining({
        type: 'refused',
        tick: 2,
        agent: 'human-principal',
        what: 'reject',
      }),
    );
  });
});

describe('what no trigger can be', () => {
  it.each([
    [{}, 'it changes nothing'],
    [{ mode: 'sleepy' }, 'mode "sleepy" must be polling or event-driven'],
    [{ tickInterval: 0 }, 'tickInterval 0 must be a whole number of ticks from 1'],
    [{ tickInterval: 1.5 }, 'tickInterval 1.5 must be a whole number of ticks from 1'],
    [{ batchWindow: -1 }, 'batchWindow -1 must be a whole number of ticks from 0'],
    [
      { batchOverrides: { 'priority:low': -3 } },
      'batchOverrides {"priority:low":-3} must be a whole number of ticks from 0',
    ],
    [{ batchOverrides: 3 }, 'batchOverrides 3 must be windows by trigger or priority'],
    [{ maxSleepTicks: 0 }, 'maxSleepTicks 0 must be a whole number of ticks from 1'],
    [{ cooldownTicks: Number.NaN }, 'cooldownTicks NaN must be a whole number of ticks from 0'],
    [{ triggerOn: [] }, 'triggerOn [] must be all or name a trigger'],
    [{ triggerOn: 'tasks' }, 'triggerOn "tasks" must be all or name a trigger'],
    [{ mode: 'polling', budget: 3 }, 'a trigger has no budget'],
  ])('%j is refused, whoever asks', (trigger, why) => {
    const action = { ...ask('worker'), trigger } as Action;
    for (const requester of ['engineering-lead', 'human-principal']) {
      const run = simulate(hierarchy(''), asking(requester, action));
      expect(run.results.configRequests).toEqual([]);
      expect(run.log.filter(({ type }) => type === 'refused')).toEqual([
        {
          type: 'refused',
          tick: 1,
          agent: requester,
          what: 'config_request',
          why,
          asked: { agent: 'worker', trigger, reason: 'busy' },
        },
      ]);
    }
  });
});
