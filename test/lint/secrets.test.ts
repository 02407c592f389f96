// What looks like a secret, and what only looks a little like one. No real one stands here: all are put together from pieces.
import { describe, expect, test } from 'vitest';
import { findSecrets } from '#lint/secrets';
import { lintOrg, summarizeLint } from '#main/lint-org';
import { formatFindingsJson } from '#report/findings-json';
import { formatFindingsStylish } from '#report/findings-stylish';
import { PLAIN_STYLE } from '#report/style';

const DRAWN = 'q8Zt2Wn4bXc6VmL8sYd3Hf5Jg1Pa0QeUiT7r';
const UPPER = 'J4Q7ZT2WN4BXC6VM';
const PART = `eyJ${'hbGciOiJIUzI1'}`;

describe.each([
  ['an Anthropic API key', `sk-ant-${'api03-'}${DRAWN}`],
  ['an OpenAI API key', `sk-${'proj-'}${DRAWN}`],
  ['an API key', `sk-${DRAWN}`],
  ['a GitHub token', `ghp_${DRAWN}`],
  ['a GitHub token', `gho_${DRAWN}`],
  ['a GitHub token', `github_pat_${DRAWN}`],
  ['an AWS access key', `AKIA${UPPER}`],
  ['a Slack token', `xoxb-${'2314-5512-'}${DRAWN}`],
  ['a Google API key', `AIza${DRAWN.slice(0, 35)}`],
  ['a JSON Web Token', `${PART}.${PART}.${DRAWN}`],
])('%s', (kind, secret) => {
  test.each([
    (text: string) => text,
    (text: string) => `Use ${text}.`,
    (text: string) => `- **Key:** \`${text}\``,
    (text: string) => `key=${text}&x=1`,
    (text: string) => `_${text}_`,
  ])('is found to the character %#', (wrap) => {
    const text = wrap(secret);
    const found = findSecrets(text);
    expect(found.map(({ start, end }) => text.slice(start, end))).toEqual([secret]);
    expect(found[0]?.kind).toBe(kind);
  });

  test('is never shown whole', () => {
    const text = `# A\n\n## Structure\n\n### Bo\n\nUses ${secret} for it.\n`;
    const result = summarizeLint([lintOrg({ name: 'ORG.md', text })]);
    const shown = [
      formatFindingsStylish(result, { style: PLAIN_STYLE, columns: null }),
      formatFindingsJson(result),
    ].join('\n');
    expect(shown).toContain('secret-in-org');
    for (let at = 0; at + 16 <= secret.length; at++)
      expect(shown).not.toContain(secret.slice(at, at + 16));
  });
});

test.each([
  ['password: hunter2', 'hunter2'],
  ['- **Password:** `tr0ub4dor&3`', 'tr0ub4dor&3'],
  ['api_key = "a81bc81b"', 'a81bc81b'],
  ['mongodb+srv://ana:hunter2x@db.internal/orders', 'hunter2x'],
])('%s: what is said to be a password', (text, secret) => {
  expect(findSecrets(text).map(({ start, end }) => text.slice(start, end))).toEqual([secret]);
});

test.each([
  'sk-...',
  'sk-ant-...',
  'sk-ant-your-key-goes-here-please',
  'sk-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
  `ghp_${'x'.repeat(36)}`,
  `AKIA${'IOSFODNN7EXAMPLE'}`,
  'sk-2026-q3-roadmap-improve-planning',
  'risk-assessment-of-the-third-quarter-2026',
  'Task sk-1234 is open.',
  'the password: required, and 12 characters',
  'password: <secret>',
  'password: {{DB_PASSWORD_2}}',
  'password: $DB_PASS1',
  'password: vault/orders/v2',
  'API key: ANTHROPIC_API_KEY_2',
  'access token: rotate-every-90d',
  'private key: ed25519',
  'Token budget: 100K tokens/day',
  'https://example.com:8443/a@b',
  '-----BEGIN PUBLIC KEY-----',
])('%s is no secret', (text) => {
  expect(findSecrets(text)).toEqual([]);
});

test.each(['eyJ', 'sk-', 'a.', '_', 'password:', 'a://b:', 'xox', 'AIza', '-----BEGIN '])(
  'a megabyte of %j ends, and is none',
  (piece) => {
    expect(findSecrets(piece.repeat(Math.ceil(1_000_000 / piece.length)))).toEqual([]);
  },
);
