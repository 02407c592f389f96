import { describe, expect, it } from 'vitest';
import { parseEvents } from '#behavior/parse-events';
import { orgOf } from '../engine/simulate.js';
import { pyramid } from './orgs.js';
import { refusalOf } from './refusal.js';

const org = orgOf(pyramid());

describe('a file of events', () => {
  const text = [
    '\uFEFF{"tick":9,"to":"coo","type":"order","body":"late"}',
    '',
    '{"tick":2,"to":"coo","type":"completion","from":"sales-lead","priority":"low","body":"b"}\r',
    '{"tick":2,"to":"sales-worker-1","type":"code_changed","from":"github","attributes":{"repo":"a/b"}}',
    '{"tick":2,"to":"sales-lead","type":"delegation"}',
  ].join('\n');
  const events = parseEvents(text, 'day.jsonl', org);

  it('happens at its ticks, in the order of the file within a tick', () => {
    expect(events.eventsAt(2)).toEqual([
      {
        from: 'sales-lead',
        action: { type: 'completion', to: 'coo', priority: 'low', body: 'b' },
      },
      {
        from: 'github',
        action: {
          type: 'code_changed',
          to: 'sales-worker-1',
          body: '',
          attributes: { repo: 'a/b' },
        },
      },
      {
        from: 'human-principal',
        action: { type: 'delegation', to: 'sales-lead', body: '', task: 'event-5' },
      },
    ]);
    expect(events.eventsAt(3)).toEqual([]);
    expect(events.eventsAt(9).map(({ action }) => action.type)).toEqual(['order']);
  });

  it('knows when something happens next, and what lies past the end of a run', () => {
    expect([0, 2, 3, 9, 10].map((tick) => events.nextTick(tick))).toEqual([2, 2, 9, 9, null]);
    expect([0, 3, 9, 10].map((ticks) => events.countFrom(ticks))).toEqual([4, 1, 1, 0]);
  });

  it.each([
    [
      '{"tick":1,"to":"coo"',
      'input-invalid: day.jsonl:2: it is not JSON: it ends before its } (column 21). Mend it there; nothing of the file was used.',
    ],
    [
      '{"tick":-1,"to":"coo","type":"order"}',
      'input-invalid: day.jsonl:2: tick: -1 is not a number of ticks from 0. Write a whole number from 0, such as 10.',
    ],
    [
      '{"tick":1.5,"to":"coo","type":"order"}',
      'input-invalid: day.jsonl:2: tick: 1.5 is not a number of ticks from 0. Write a whole number from 0, such as 10.',
    ],
    [
      '{"to":"coo","type":"order"}',
      'input-invalid: day.jsonl:2: tick: it is missing. Write a whole number from 0, such as 10.',
    ],
    [
      '{"tick":1,"to":"cfo","type":"order"}',
      'agent-unknown: day.jsonl:2: to: there is no agent "cfo", and the message would reach nobody (human-principal is the person). Did you mean coo?',
    ],
    [
      '{"tick":1,"to":"coo","type":"orders"}',
      'input-invalid: day.jsonl:2: type: "orders" is no type of event. Did you mean order?',
    ],
    [
      '{"tick":1,"to":"coo","type":"order","form":"x"}',
      'input-invalid: day.jsonl:2: the key "form" is not known here, and would have no effect. Did you mean from?',
    ],
    [
      '{"tick":1,"to":"coo","type":"tests_failed","attributes":{"n":1}}',
      'input-invalid: day.jsonl:2: attributes.n: a number stands where a text is expected. Write "attributes": {"repo": "acme/api"}.',
    ],
    [
      '7',
      'input-invalid: day.jsonl:2: a number stands where an object is expected. Write {"tick": 10, "to": "engineering-lead", "type": "order", "body": "..."}.',
    ],
  ])('refuses the line %s', (line, refusal) => {
    expect(refusalOf(() => parseEvents(`\n${line}\n`, 'day.jsonl', org))).toBe(refusal);
  });
});
