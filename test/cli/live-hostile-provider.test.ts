// A live run against a provider that echoes keys in its errors and a model that repeats them, and writes what steers
// terminals: no key and no raw control byte anywhere, and no file but in the run's folder.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { legalAnswer } from '../live/legal-answer.js';
import { readPrompt } from '../live/read-prompt.js';
import { SLEEPING_ORG } from '../main/live/live-world.js';
import type { FaultServer } from '../models/fault-server.js';
import { answer, startFaultServer } from '../models/fault-server.js';
import type { Step } from '../models/fault-steps.js';
import type { Ended } from './run-orgsim.js';
import { startOrgsim } from './start-orgsim.js';

const KEY = 'sk-ant-canary-Zx81/+Qv=Lw07';
const OTHERS = {
  OPENAI_API_KEY: 'sk-canary-openai-0a1b2c3d4e',
  OLLAMA_API_KEY: 'canary.ollama.5f6g7h8i9j',
  GATEWAY_KEY: 'canary_gateway_1k2l3m4n5o',
};
const IN_FILE = 'canary-file-6p7q8r9s0t';
const KEYS = [KEY, ...Object.values(OTHERS), IN_FILE];

const coded = (key: string): string => Buffer.from(key).toString('base64');
const spelled = (key: string): string =>
  Array.from(key, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');
/** What is looked for: pieces too, of base64 what does not depend on what stands before. */
const FORMS = KEYS.flatMap((key) => [
  key,
  encodeURIComponent(key),
  spelled(key),
  ...[key, ` ${key}`, `: ${key}`].map((text) => coded(text).slice(4, -4)),
]);

const ESCAPES =
  '\u001b[2J\u001b]8;;http://evil\u0007link\u001b]8;;\u0007\u001b]52;c;cm0=\u0007\u009b31m\u0000\u202egnp\u2066\u200f\rover\u0008\u007f';
const RAW = /(?![\n\t])[\p{Cc}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u;

let folder = '';
let server: FaultServer;
let ended: Ended;
const views = new Map<string, string>();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'orgsim-hostile-'));
  server = await startFaultServer();
  const said = [KEY, ...KEYS.flatMap((key) => [coded(key), encodeURIComponent(key)]), ...KEYS];
  server.otherwise = ({ body }) => hostileAnswer(body, `${said.join(' ')} ${ESCAPES}`);
  server.script(
    echoing(500, `cannot authenticate ${KEY} ${ESCAPES}`),
    { do: 'error-in-stream', error: `key ${KEY}` },
    echoing(503, `no room for x-api-key: ${KEY}; Bearer ${OTHERS.OPENAI_API_KEY}`),
  );
  const model = '- **Trigger:** event-driven\n- **Model:** claude-haiku\n';
  writeFileSync(
    join(folder, 'ORG.md'),
    SLEEPING_ORG.replaceAll('- **Trigger:** event-driven\n', model),
  );
  const config = join(folder, 'home', '.config', 'orgsim');
  mkdirSync(config, { recursive: true, mode: 0o700 });
  writeFileSync(
    join(config, 'config.json'),
    JSON.stringify({
      providers: { openai: { apiKey: IN_FILE }, ollama: { apiKeyEnv: 'GATEWAY_KEY' } },
    }),
    { mode: 0o600 },
  );
  const order = ['--order', `Bring out the almanac of ${KEY}`, '--for', '1h'];
  const written = ['--record', '--trace', 'trace.jsonl', '--log', 'log.jsonl'];
  const log = ['--log-level', 'debug', '--max-usd', '50'];
  ended = await start('run', '--live', ...order, ...written, ...log);
  const [id = ''] = readdirSync(join(folder, 'runs'));
  const shown: readonly (readonly [string, readonly string[]])[] = [
    ['runs show', ['runs', 'show', id]],
    ['runs', ['runs']],
    ['JSON', ['runs', 'show', id, '--format', 'json']],
    ['replay', ['run', '--replay', id, '--log-level', 'debug', '--log-format', 'json']],
    ['JSON of the run', ['run', '--replay', id, '--format', 'json', '--log-level', 'debug']],
    ['why', ['why', 'coo', '--trace', 'trace.jsonl']],
    ['models', ['models', '--offline']],
  ];
  for (const [name, args] of shown) {
    const { stdout, stderr } = await start(...args);
    views.set(name, stdout + stderr);
  }
}, 120_000);

afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

function start(...args: readonly string[]): Promise<Ended> {
  return startWith({}, ...args);
}

function startWith(
  more: Readonly<Record<string, string>>,
  ...args: readonly string[]
): Promise<Ended> {
  const env = {
    HOME: join(folder, 'home'),
    ANTHROPIC_API_KEY: KEY,
    ANTHROPIC_BASE_URL: server.url,
    ORGSIM_DEBUG: '1',
    ...OTHERS,
    ...more,
  };
  return startOrgsim(args, { cwd: folder, env });
}

function echoing(status: number, message: string): Step {
  return { do: 'status', status, body: JSON.stringify({ error: { message } }) };
}

/** As the chart allows it, and with all of that in every text, in pieces of a few bytes. */
function hostileAnswer(body: Readonly<Record<string, unknown>> | null, said: string): Step {
  const prompt = readPrompt(textIn(body?.system) + textIn(body?.messages));
  const actions = legalAnswer(prompt).map((action) =>
    'body' in action && prompt.inbox.length > 0
      ? { ...action, body: `${action.body} ${said}` }
      : action,
  );
  const json = JSON.stringify({ actions });
  const text = json.replaceAll(KEYS[4] ?? '', spelled(KEYS[4] ?? ''));
  return answer(text, { usage: { input_tokens: 100, output_tokens: 50, [KEY]: 1 } });
}

function textIn(value: unknown): string {
  if (typeof value === 'string') return `${value}\n\n`;
  if (Array.isArray(value)) return value.map(textIn).join('');
  if (typeof value !== 'object' || value === null) return '';
  const { text, content } = { text: undefined, content: undefined, ...value };
  return textIn(text ?? content);
}

function files(): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((name) => !name.startsWith('home') && name !== 'ORG.md');
}

function artefacts(): (readonly [string, string])[] {
  const kept = files().map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const);
  return [...kept, ['stdout', ended.stdout], ['stderr', ended.stderr], ...views];
}

test('the run was asked, failed and answered with all of that', () => {
  expect(ended.code).toBe(0);
  expect(ended.stdout).toContain('order-1, complete');
  expect(server.calls.length).toBeGreaterThan(8);
  expect(server.calls.every(({ headers }) => JSON.stringify(headers).includes(KEY))).toBe(true);
  expect(ended.stderr).toContain('failed');
});

test('no key stands anywhere, in whatever form; where it stood it says so', () => {
  const found = artefacts().flatMap(([name, text]) =>
    FORMS.filter((form) => text.includes(form)).map((form) => `${form} in ${name}`),
  );
  expect(found).toEqual([]);
  const redacted = artefacts().filter(([, text]) => text.includes('[redacted]'));
  expect(redacted.map(([name]) => name.replace(/^.*\//u, '')).sort()).toEqual(
    expect.arrayContaining([
      'journal.jsonl',
      'recording.jsonl',
      'summary.json',
      'transcript.jsonl',
    ]),
  );
});

test('no other model is told a key either', () => {
  expect(server.calls.filter(({ text }) => FORMS.some((form) => text.includes(form)))).toHaveLength(
    0,
  );
});

test('nothing raw that steers a terminal, on it or in a file', () => {
  const raw = artefacts().filter(([, text]) => RAW.test(text));
  expect(raw.map(([name]) => name)).toEqual([]);
  const results = artefacts().filter(([name]) => name.includes('results/'));
  expect(results.length).toBeGreaterThan(0);
  expect(results.some(([, text]) => text.includes('␛[2J'))).toBe(true);
});

test('files lie in the folder of the run, and where the command line says', () => {
  const outside = files().filter((name) => !/^runs\/[\w-]+\//u.test(name));
  expect(outside.sort()).toEqual(['log.jsonl', 'runs/.gitignore', 'trace.jsonl']);
  const inside = files().flatMap((name) => /^runs\/[\w-]+\/(.*)$/u.exec(name)?.[1] ?? []);
  expect(inside.filter((name) => !/^(?:results\/[\w-]+\.md|\w+\.jsonl?)$/u.test(name))).toEqual([]);
});

test('not even a crash that nobody caught shows a key', async () => {
  const preload = join(folder, 'home', 'crash.mjs');
  // As soon as somebody is asked, so that the key is known by then.
  const code = `import { existsSync } from 'node:fs';
    setInterval(() => { if (existsSync('crashing')) throw new Error('It broke: ${KEY} \u001b[2J'); }, 10);`;
  writeFileSync(preload, code);
  server.otherwise = { do: 'silence', after: 'nothing' };
  const options = { NODE_OPTIONS: `--import=${preload}` };
  const crashing = ['--runs', 'crashing', '--max-usd', '50', '--order', 'Bring it out'];
  const { code: exit, stderr } = await startWith(options, 'run', '--live', ...crashing);
  expect(exit).toBe(3);
  expect(stderr).toContain('It broke: [redacted] ␛[2J');
  expect(stderr).not.toContain(KEY);
  expect(stderr).not.toMatch(RAW);
});
