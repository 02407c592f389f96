// A secret is seen by nobody who does not ask for it by name.
import { format, inspect } from 'node:util';
import { expect, test } from 'vitest';
import { Secret, scrubSecrets, secretValues } from '#base/secret';

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
