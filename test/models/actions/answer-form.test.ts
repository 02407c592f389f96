import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACTION_NAMES, actionsFor } from '#models/actions/action-table';
import { grammarForm, stableForm } from '#models/actions/answer-form';
import type { KnownNames } from '#models/actions/grammar-names';
import { parseAnswer } from '#models/actions/parse-answer';
import type { Powers } from '#models/actions/powers';

const WORKER: Powers = {
  hasReports: false,
  mayDelegate: false,
  mayRequest: false,
  mayDecide: false,
};
const BOSS: Powers = { hasReports: true, mayDelegate: true, mayRequest: true, mayDecide: true };
const KNOWN: KnownNames = {
  colleagues: ['human-principal', 'lead'],
  reports: ['lead'],
  below: ['lead', 'dev'],
  openTasks: ['order-1', 'order-2'],
  workableTasks: ['order-1'],
  escalatableTasks: ['order-1'],
  completableTasks: ['order-1'],
  escalatedTasks: ['t1.boss.1'],
  hasRequests: true,
};
const NOTHING: KnownNames = {
  colleagues: ['human-principal'],
  reports: [],
  below: [],
  openTasks: [],
  workableTasks: [],
  escalatableTasks: [],
  completableTasks: [],
  escalatedTasks: [],
  hasRequests: false,
};
const FORMS = {
  open: stableForm(BOSS, 'open').schema,
  strict: stableForm(BOSS, 'strict').schema,
  grammar: grammarForm(BOSS, KNOWN).schema,
};

function nodesOf(schema: unknown): Record<string, unknown>[] {
  if (typeof schema !== 'object' || schema === null) return [];
  return [schema as Record<string, unknown>, ...Object.values(schema).flatMap(nodesOf)];
}
const namesIn = (schema: unknown): unknown[] =>
  nodesOf(schema).flatMap((node) => ('const' in node ? [node.const] : []));

describe('the form', () => {
  it('offers what the agent has', () => {
    expect(namesIn(FORMS.open)).toEqual(ACTION_NAMES);
    expect(namesIn(stableForm(WORKER, 'open').schema)).toEqual(actionsFor(WORKER));
    expect(actionsFor(WORKER)).toEqual(['work', 'complete', 'escalate', 'message', 'idle']);
  });

  it('closes every object and refers to nothing', () => {
    for (const schema of Object.values(FORMS)) {
      expect(schema.type).toBe('object');
      for (const node of nodesOf(schema)) {
        if (node.type === 'object') expect(node.additionalProperties).toBe(false);
        expect(node).not.toHaveProperty('$ref');
      }
    }
  });

  it('in the strict form requires every property, and uses no word that strict mode lacks', () => {
    const lacking = ['minLength', 'maxLength', 'minItems', 'maxItems', 'minimum', 'oneOf', 'allOf'];
    for (const node of nodesOf(FORMS.strict)) {
      if (node.type === 'object')
        expect(Object.keys(node.properties as object)).toEqual(node.required);
      for (const word of lacking) expect(node).not.toHaveProperty(word);
    }
  });

  it('in the grammar bounds every string and list, and names what is there', () => {
    for (const node of nodesOf(FORMS.grammar)) {
      if (node.type === 'string' && !('enum' in node))
        expect(node.maxLength).toBeLessThanOrEqual(2000);
      if (node.type === 'array') expect(node.maxItems).toBeLessThanOrEqual(10);
    }
    const text = JSON.stringify(FORMS.grammar);
    expect(text).toContain('{"enum":["lead","dev"]}');
    expect(text).not.toContain('"pattern"');
    expect(namesIn(grammarForm(BOSS, NOTHING).schema)).toEqual(['message', 'idle']);
    expect(JSON.stringify(grammarForm(BOSS, { ...KNOWN, openTasks: [] }).schema)).toContain(
      '"part_of":{"type":"null"}',
    );
  });

  it('lists no more names than a grammar can bear', () => {
    const many = Array.from({ length: 500 }, (_, index) => `agent-${index}`);
    const { schema } = grammarForm(BOSS, { ...KNOWN, reports: many, below: many });
    expect(JSON.stringify(schema)).not.toContain('agent-400');
  });
});

it('what a form lets through is read, and what is read passes the open form', () => {
  const ajv = new Ajv2020({ strict: false });
  const isOpen = ajv.compile(FORMS.open);
  const isStrict = ajv.compile(FORMS.strict);
  const isGrammatical = ajv.compile(FORMS.grammar);
  const value = fc.oneof(
    fc.constantFrom('lead', 'order-1', 't1.boss.1', 'high', 'BLOCKED', '', 'x'),
    fc.constant(null),
    fc.constant(3),
    fc.record(
      {
        mode: fc.constantFrom('polling', 'event-driven', 'x'),
        tickInterval: fc.constantFrom(0, 1, 1.5),
        triggerOn: fc.constantFrom(['all'], ['task_assigned'], ['x']),
      },
      { requiredKeys: [] },
    ),
  );
  const field = fc.constantFrom(
    'to',
    'body',
    'task',
    'priority',
    'part_of',
    'reason',
    'note',
    'agent',
    'trigger',
    'from',
  );
  const action = fc
    .tuple(fc.constantFrom(...ACTION_NAMES), fc.dictionary(field, value, { maxKeys: 4 }))
    .map(([name, rest]) => ({ action: name, ...rest }));
  let read = 0;
  fc.assert(
    fc.property(fc.array(action, { maxLength: 3 }), (actions) => {
      const answer = { actions };
      const parsed = parseAnswer(JSON.stringify(answer));
      if (parsed.kind === 'actions') {
        read += 1;
        expect(isOpen({ actions: parsed.actions })).toBe(true);
      } else if (isStrict(answer) || isOpen(answer) || isGrammatical(answer)) {
        // The forms are silent on bounds alone.
        expect(parsed.complaint).toMatch(/empty|at least/u);
      }
    }),
    { numRuns: 2000 },
  );
  expect(read).toBeGreaterThan(20);
});
