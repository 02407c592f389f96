// A secret is seen by nobody who does not ask for it by name.
import { format, inspect } from 'node:util';
import { expect, test } from 'vitest';
import { Secret, scrubData, scrubSecrets, secretValues } from '#base/secret';

const VALUE = 'canary/"key+0123456789';
const secret = new Secret(VALUE);

test('however it is printed', () => {
  const shown = [
    String(secret),
    JSON.stringify({ secret, list: [secret] }),
    inspect(secret),
    inspect({ deep: { secret } }, { depth: null, showHidden: true, customInspect: true }),
    inspect(secret, { customInspect: false, showHidden: true }),
    format('%s %o %O %j', secret, secret, secret, secret),
    Object.keys(secret).join(),
    Object.values(secret).join(),
    [secret].join(),
    new Error(`no: ${String(secret)}`).stack ?? '',
  ].join('\n');
  expect(shown).not.toContain('canary');
  expect(shown).toContain('[redacted]');
});

test('it is revealed to whoever asks', () => {
  expect(secret.reveal()).toBe(VALUE);
});

test('texts of others are scrubbed of it, in each form in which it travels', () => {
  const text = `a ${VALUE} b ${encodeURIComponent(VALUE)} c ${JSON.stringify(VALUE)}`;
  expect(scrubSecrets(text)).toBe('a [redacted] b [redacted] c "[redacted]"');
  expect(secretValues()).toContain(VALUE);
});

test('a longer one goes before one that it begins with; a very short one would be found anywhere', () => {
  new Secret('abcdefgh');
  new Secret('abcdefghij');
  new Secret('ab');
  expect(scrubSecrets('abcdefghij abcdefgh ab')).toBe('[redacted] [redacted] ab');
});

test('base64 of it, wherever in the text it stands, in both alphabets', () => {
  const value = 'sk-canary?>?>0123456789';
  new Secret(value);
  for (const before of ['', 'u', 'u:', 'user', 'user:', 'user: ']) {
    for (const after of ['', '!', '!!', '!!!']) {
      const coded = Buffer.from(before + value + after);
      for (const text of [coded.toString('base64'), coded.toString('base64url')]) {
        const scrubbed = scrubSecrets(`Basic ${text}.`);
        expect(scrubbed).toContain('[redacted]');
        // Of what is left no piece of the value can be read.
        const rest = scrubbed.replace('[redacted]', '').replace(/^Basic |\.$/gu, '');
        expect(rest.length).toBeLessThan(coded.length * (4 / 3) - value.length);
      }
    }
  }
});

test('addresses may spell it in small letters', () => {
  new Secret('a/b/c/d/e');
  expect(scrubSecrets('?key=a%2fb%2fc%2fd%2fe&key=a%2Fb%2Fc%2Fd%2Fe')).toBe(
    '?key=[redacted]&key=[redacted]',
  );
});

test('what people write for a key where none is needed is a word, and stays one', () => {
  for (const word of ['ollama', 'OpenAI', 'sk-no-key-required']) new Secret(word);
  expect(scrubSecrets('ollama, OpenAI, sk-no-key-required')).toBe(
    'ollama, OpenAI, sk-no-key-required',
  );
});

test('plain data is scrubbed to its leaves and names of fields', () => {
  const data = { [VALUE]: [VALUE, 1, null, { text: `a ${VALUE}` }] };
  expect(scrubData(data)).toEqual({
    '[redacted]': ['[redacted]', 1, null, { text: 'a [redacted]' }],
  });
});
