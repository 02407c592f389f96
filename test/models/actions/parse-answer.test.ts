import { describe, expect, it } from 'vitest';
import { parseAnswer } from '#models/actions/parse-answer';

const actionsOf = (text: string): unknown => {
  const parsed = parseAnswer(text);
  return parsed.kind === 'actions' ? parsed.actions : parsed.complaint;
};
const complaintOf = (actions: unknown, offered?: Parameters<typeof parseAnswer>[1]): string => {
  const parsed = parseAnswer(JSON.stringify({ actions }), offered);
  return parsed.kind === 'complaint' ? parsed.complaint : 'valid';
};
const IDLE = '{"actions":[{"action":"idle"}]}';

describe('where the answer stands', () => {
  it('reads plain JSON, a byte order mark, a fence, and prose around one object', () => {
    const expected = [{ action: 'idle' }];
    for (const text of [
      IDLE,
      `\uFEFF ${IDLE}\n`,
      `\`\`\`json\n${IDLE}\n\`\`\``,
      `Here is what I do:\n${IDLE}\nGood luck.`,
      '{"actions": [ {"action": "idle"} ] } }',
    ]) {
      expect(actionsOf(text)).toEqual(expected);
    }
    expect(actionsOf('{"actions":[]}')).toEqual([]);
  });

  it('keeps braces, quotes and escapes in strings', () => {
    const body = 'if (a) { b["\\"] } // {"actions":[]}';
    const text = `Sure. ${JSON.stringify({ actions: [{ action: 'complete', task: 't', body }] })}`;
    expect(actionsOf(text)).toEqual([{ action: 'complete', task: 't', body }]);
  });

  it('takes neither of two objects, and none that is cut off', () => {
    expect(actionsOf(`${IDLE}\n${IDLE}`)).toContain('more than one JSON object');
    expect(actionsOf('{"actions":[{"action":"idle"')).toContain('cut off');
    expect(actionsOf('I will do it.')).toContain('holds no JSON object');
    expect(actionsOf("{'actions': []}")).toContain('not valid JSON');
  });

  it('asks for the object where something else stands', () => {
    expect(actionsOf('[{"action":"idle"}]')).toContain('Your answer is a list.');
    expect(actionsOf('null')).toContain('Your answer is null.');
    expect(actionsOf('{"actions":{}}')).toContain('"actions" is an object');
    expect(actionsOf('{}')).toContain('"actions" is missing');
    expect(actionsOf('{"actions":[],"from":"ceo"}')).toContain('a field "from"');
  });
});

describe('what an action may be', () => {
  it('says which action and field is wrong, and what is known', () => {
    expect(complaintOf([{ action: 'idle' }, { action: 'complete', task: 't' }])).toBe(
      'Action 2: complete: body is missing. complete has the fields task, body.',
    );
    expect(complaintOf([{ action: 'escalate', task: 't', reason: 'TIRED', body: '' }])).toContain(
      'Action 1: escalate: reason is "TIRED"; it must be one of: BLOCKED, OUT_OF_DOMAIN',
    );
    expect(complaintOf([{ action: 'work', task: 't', from: 'ceo' }])).toContain(
      'work: it has no field "from". work has the fields task, note?.',
    );
    expect(complaintOf([{ action: 'work', task: 7 }])).toContain('task is a number');
    expect(complaintOf(['idle'])).toContain('Action 1: it is a string');
  });

  it('offers what the agent has, and no more', () => {
    const complaint = complaintOf(
      [{ action: 'delegate', to: 'a', body: 'b' }],
      ['work', 'complete', 'idle'],
    );
    expect(complaint).toBe(
      'Action 1: you have no action "delegate". You have: work, complete, idle.',
    );
    expect(complaintOf([{ action: 'Complete' }])).toContain('Did you mean complete?');
  });

  it('takes null for a field that is left out', () => {
    expect(
      actionsOf(
        JSON.stringify({
          actions: [
            { action: 'message', to: 'a', body: 'b', priority: null },
            {
              action: 'request_config_change',
              agent: 'a',
              trigger: { mode: 'polling', triggerOn: null, maxSleepTicks: null },
              reason: 'r',
            },
          ],
        }),
      ),
    ).toEqual([
      { action: 'message', to: 'a', body: 'b' },
      { action: 'request_config_change', agent: 'a', trigger: { mode: 'polling' }, reason: 'r' },
    ]);
    expect(complaintOf([{ action: 'work', task: null }])).toContain('task is null');
  });

  it('bounds the number of actions and every string', () => {
    const idle = { action: 'idle' };
    expect(complaintOf(Array.from({ length: 50 }, () => idle))).toBe('valid');
    expect(complaintOf(Array.from({ length: 51 }, () => idle))).toContain('51 actions');
    const body = (characters: number): unknown[] => [
      { action: 'complete', task: 't', body: 'x'.repeat(characters) },
    ];
    expect(complaintOf(body(16_000))).toBe('valid');
    expect(complaintOf(body(16_001))).toContain('at most 16000 characters');
    const note = (characters: number): unknown[] => [
      { action: 'work', task: 't', note: 'x'.repeat(characters) },
    ];
    expect(complaintOf(note(2000))).toBe('valid');
    expect(complaintOf(note(2001))).toContain('at most 2000 characters');
    expect(complaintOf([{ action: 'work', task: 'x'.repeat(201) }])).toContain('at most 200');
  });

  it('keeps its complaints short, whatever they are about', () => {
    const junk = Array.from({ length: 50 }, () => ({ action: '\u001b[2J"\n> '.repeat(5000) }));
    const complaint = complaintOf(junk);
    expect(complaint.length).toBeLessThan(4000);
    expect(complaint).not.toMatch(/\p{Cc}/u);
    expect(complaint).toContain('And 42 more.');
  });

  it('sees through names that objects have anyway', () => {
    for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
      expect(actionsOf(`{"actions":[{"action":"${name}"}]}`)).toContain('you have no action');
      expect(actionsOf(`{"actions":[{"action":"idle","${name}":{"x":1}}]}`)).toContain(
        'idle: it has no field',
      );
      expect(actionsOf(`{"actions":[],"${name}":{}}`)).toContain('a field');
    }
    expect(actionsOf('{"__proto__":{"actions":[{"action":"idle"}]}}')).toContain('a field');
    expect(actionsOf('{"actions":[{"__proto__":{"action":"idle"}}]}')).toContain(
      '"action" is missing',
    );
    expect(actionsOf(`{"actions":[${'['.repeat(50_000)}${']'.repeat(50_000)}]}`)).toContain(
      'it is a list',
    );
  });
});
