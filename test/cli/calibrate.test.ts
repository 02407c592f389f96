import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, test, vi } from 'vitest';
import { callOrgsim } from '../orgs/call-orgsim.js';
import type { Ended } from './run-orgsim.js';
import { runOrgsim } from './run-orgsim.js';

const SESSIONS = fileURLToPath(new URL('../main/sessions/acme', import.meta.url));
const LEDGER = fileURLToPath(new URL('../main/sessions/hybrid-ledger.jsonl', import.meta.url));
const HYBRID = fileURLToPath(new URL('../../orgs/02-hybrid/ORG.md', import.meta.url));
const FILE = 'orgsim.calibration.json';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'orgsim-calibrate-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const run = (...args: string[]): Ended => runOrgsim(args, { cwd: folder });
const inFolder = (name: string): string => join(folder, name);
const written = (): string => readFileSync(inFolder(FILE), 'utf8');

describe('orgsim calibrate', () => {
  it('passes over a link that leads to itself', () => {
    mkdirSync(inFolder('runs'));
    symlinkSync('b.jsonl', inFolder('runs/a.jsonl'));
    symlinkSync('a.jsonl', inFolder('runs/b.jsonl'));
    symlinkSync('../runs', inFolder('runs/again'));
    copyFileSync(LEDGER, inFolder('runs/ledger.jsonl'));
    const { code, stdout } = run('calibrate', 'runs', '--org', HYBRID);
    expect(code).toBe(0);
    expect(stdout).toContain(' in 1 file,');
  });

  it('writes what it learnt, and the same bytes again', () => {
    expect(run('calibrate', LEDGER, '--org', HYBRID).code).toBe(0);
    const first = written();
    expect(run('calibrate', LEDGER, '--org', HYBRID).code).toBe(0);
    expect(written()).toBe(first);
    const { agents, models } = JSON.parse(first);
    // Members of a Count are measured together.
    expect(Object.keys(agents)).toEqual([
      'backend-worker-1',
      'content-worker-1',
      'coo',
      'engineering-lead',
      'somebody-else',
    ]);
    expect(agents['backend-worker-1'].idle).toEqual({ calls: 10, input: 1200, output: 30 });
    expect(Object.keys(models)).toContain('ollama/llama3');
  });

  it('keeps nothing of what was said, and no path', () => {
    run('calibrate', SESSIONS);
    expect(written()).not.toMatch(/SECRET|session-1|tmp/u);
  });

  it('is taken by orgsim cost, and only when it is named', () => {
    run('calibrate', LEDGER, '--org', HYBRID);
    const originsWith = (...args: string[]): unknown =>
      JSON.parse(run('cost', HYBRID, '--from', LEDGER, '--format', 'json', ...args).stdout)
        .agents[0];
    // A run is estimated rightly by what was learnt from it.
    expect(originsWith('--calibration', FILE)).toMatchObject({ delta: { tokensPerWake: 0 } });
    expect(originsWith()).not.toMatchObject({ delta: { tokensPerWake: 0 } });
  });

  it('finds ./ORG.md, and agents by any of their names', () => {
    writeFileSync(inFolder('ORG.md'), readFileSync(HYBRID));
    run('calibrate', SESSIONS, '--agent', 'Engineering LEAD', '--map', 'claude-opus-4-6=COO');
    expect(Object.keys(JSON.parse(written()).agents)).toEqual(['coo', 'engineering-lead']);
  });

  it('leaves out what agents of agents did, when asked', () => {
    run('calibrate', SESSIONS, '--no-sidechains');
    expect(Object.keys(JSON.parse(written()).models)).toEqual(['claude-opus-4-6']);
  });

  it('tells a program the same as people', () => {
    const { stdout } = run('calibrate', SESSIONS, '--dry-run', '--format', 'json');
    const { calls, repeated, unreadable, rows } = JSON.parse(stdout);
    expect({ calls, repeated, unreadable }).toEqual({ calls: 6, repeated: 3, unreadable: 1 });
    // Three answers of 410, 620, 1500 and 300 tokens, each told once.
    expect(rows[1].output.mean).toBe((410 + 620 + 1500 + 300) / 4);
    expect(existsSync(inFolder(FILE))).toBe(false);
  });

  it('reads lines of any length and files that were cut', () => {
    const long = JSON.stringify({ type: 'user', message: { content: 'x'.repeat(5_000_000) } });
    writeFileSync(
      inFolder('big.jsonl'),
      `${long}\n${readFileSync(LEDGER, 'utf8')}{"usage":"\u00e9`,
    );
    const { code, stdout } = run('calibrate', 'big.jsonl', '--dry-run');
    expect(code).toBe(0);
    expect(stdout).toContain('36 calls in 1 file');
  });
});

describe('what it refuses, in a sentence', () => {
  test.each([
    [['calibrate', 'none.jsonl'], 'none.jsonl does not exist.'],
    [['calibrate', 'empty'], 'empty holds no .jsonl file.'],
    [['calibrate', 'other.jsonl'], 'other.jsonl records no call of a model.'],
    [['calibrate', SESSIONS, '--map', 'claude-opus-4-6'], '--map takes a model and an agent'],
    [['calibrate', SESSIONS, '--map', 'gpt-9=coo'], 'No call on gpt-9 is recorded'],
    [['calibrate', SESSIONS, '--agent', 'cooo', '--org', HYBRID], 'There is no agent "cooo".'],
    [
      ['calibrate', LEDGER, '--out', 'other.jsonl'],
      'is no calibration, so it was not overwritten.',
    ],
    [
      ['cost', HYBRID, '--calibration', 'other.jsonl'],
      'other.jsonl: it is not JSON: something stands after the end of the value',
    ],
    [
      ['cost', HYBRID, '--calibration', 'odd.json'],
      'odd.json: agents.coo.calls: a number from 0 is expected here.',
    ],
    [
      ['cost', HYBRID, HYBRID.replace('02-hybrid', '01-solo-developer'), '--from', LEDGER],
      '--from is held against one org.',
    ],
    [['cost', HYBRID, '--count', 'api', '--dry-run'], '--count api asks Anthropic, and --dry-run'],
    [
      ['cost', HYBRID, '--count', 'api', '--tokens', 'stated'],
      'With --tokens stated nothing is counted',
    ],
    [['prompt', HYBRID], 'No agent is named.'],
    [['prompt', HYBRID, '--agent', 'cooo'], 'There is no agent "cooo".'],
    [
      ['prompt', HYBRID, '--agent', 'marketing lead', '--wake', 'timer'],
      'Marketing Lead has no timer',
    ],
    [['prompt', HYBRID, '--agent', 'coo', '--count', 'api'], 'there is no key for it.'],
  ])('%j', async (args, sentence) => {
    mkdirSync(inFolder('empty'));
    writeFileSync(inFolder('other.jsonl'), '{"type":"note"}\n{}\n');
    writeFileSync(inFolder('odd.json'), '{"version":1,"agents":{"coo":{"calls":-1}},"models":{}}');
    const own = ['none.jsonl', 'other.jsonl', 'odd.json', 'empty'];
    vi.stubEnv('ANTHROPIC_API_KEY', '');
    const { code, stderr, stdout } = await callOrgsim(
      ...args.map((arg) => (own.includes(arg) ? inFolder(arg) : arg)),
    );
    vi.unstubAllEnvs();
    expect(stderr).toContain(sentence);
    expect(stdout).toBe('');
    expect(code).toBe(2);
    // A sentence and the next step.
    expect(stderr).toMatch(/^error: [^\n]*\.\n[^\n]+/m);
  });
});
