// `orgsim run --apply`: the diff first, then the question, then the file.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { runCli } from '#cli/run-cli';

const IDLE = `# Idle

## Structure

### Lead

- **Trigger:** event-driven

#### Coder

* **Trigger:** polling — she likes to look
* **Cooldown:** 1 tick

## Workload

- **Orders:** 1 per hour
`;
const APPLIED = IDLE.replace('polling — she', 'event-driven — she');

let folder: string;
let path: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'orgsim-apply-'));
  path = join(folder, 'ORG.md');
});
beforeEach(() => {
  writeFileSync(path, IDLE);
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** `answer`: what the person at the terminal types; nobody sits there without one. */
async function apply(
  args: readonly string[],
  answer?: string,
  operand = path,
  isStdoutSeen = answer !== undefined,
) {
  const written = { stdout: '', stderr: '' };
  const questions: string[] = [];
  const streamTo = (name: 'stdout' | 'stderr') => ({
    write: (text: string) => {
      written[name] += text;
    },
    isTty: name === 'stderr' ? answer !== undefined : isStdoutSeen,
    columns: 100,
    color: false,
  });
  const output = {
    stdout: streamTo('stdout'),
    stderr: streamTo('stderr'),
    ...(answer !== undefined && {
      ask: async (question: string) => {
        questions.push(question);
        return answer;
      },
    }),
  };
  const code = await runCli(['run', operand, '--for', '4h', ...args], output, true);
  return { code, questions, ...written, file: readFileSync(path, 'utf8') };
}

const DIFF = [
  '-* **Trigger:** polling — she likes to look',
  '+* **Trigger:** event-driven — she likes to look',
].join('\n');

describe('at a terminal', () => {
  test('yes writes the file', async () => {
    const { code, questions, stdout, stderr, file } = await apply(['--apply'], 'y');
    expect({ code, file }).toEqual({ code: 0, file: APPLIED });
    expect(stdout).toContain(DIFF);
    expect(questions).toEqual([`Write this to ${path}? [y/N] `]);
    expect(stderr).toBe(`Written to ${path}.\n`);
    const shown = stdout.replaceAll(path, 'ORG.md');
    await expect(shown).toMatchFileSnapshot('../golden/run/apply.txt');
  });

  test('the diff is where the person looks, even when the result goes elsewhere', async () => {
    const { stdout, stderr } = await apply(['--apply'], 'y', path, false);
    expect(stdout).not.toContain(DIFF);
    expect(stderr).toContain(DIFF);
  });

  test.each(['', 'n', 'yess', 'nay'])('%j leaves it', async (answer) => {
    const { code, stdout, stderr, file } = await apply(['--apply'], answer);
    expect({ code, file }).toEqual({ code: 1, file: IDLE });
    expect(stdout).toContain(DIFF);
    expect(stderr).toBe(`Nothing was written to ${path}.\n`);
  });
});

describe('where nobody can be asked', () => {
  test('the diff is shown, and the exit code says that nothing was written', async () => {
    const { code, stdout, stderr, file } = await apply(['--apply']);
    expect({ code, file }).toEqual({ code: 1, file: IDLE });
    expect(stdout).toContain(DIFF);
    expect(stderr).toBe(`Nothing was written to ${path}. --yes writes it without asking.\n`);
  });

  test('--yes writes, and then there is nothing more to write', async () => {
    expect(await apply(['--apply', '--yes'])).toMatchObject({ code: 0, file: APPLIED });
    writeFileSync(path, APPLIED);
    const again = await apply(['--apply', '--yes']);
    expect(again).toMatchObject({ code: 0, file: APPLIED });
    expect(again.stderr).toBe(`Nothing to apply: no advice on ${path} was borne out.\n`);
  });

  test('JSON stands alone on standard output, the diff beside it', async () => {
    const { stdout, stderr } = await apply(['--apply', '--yes', '--format', 'json']);
    expect(JSON.parse(stdout)).toMatchObject({
      recommendations: [{ agent: 'coder', kind: 'switch', leftOut: null }],
      advising: { basis: 'proved', trials: 1 },
    });
    expect(stderr).toContain(DIFF);
  });
});

test('a run without work applies nothing, and says why', async () => {
  const events = join(folder, 'none.jsonl');
  writeFileSync(events, '');
  const { code, stdout, stderr, file } = await apply(['--apply', '--yes', '--events', events]);
  expect({ code, file }).toEqual({ code: 0, file: IDLE });
  expect(stdout).toContain('No advice: no message came to anybody');
  expect(stderr).toContain('Nothing to apply: no work came in this run');
});

test('without --apply the file is never touched', async () => {
  expect(await apply([], 'y')).toMatchObject({ code: 0, file: IDLE, questions: [] });
});

test.each([
  [['--yes'], null, /--yes answers the question of --apply/],
  [['--with-models'], null, /--with-models says what --apply writes/],
  [['--apply', '--advice', 'quick'], null, /--advice quick proves nothing/],
  [['--apply', '--advice', 'off'], null, /--advice off proves nothing/],
  [['--apply', '--tick', '1m'], null, /--tick runs on others/],
  [['--apply', '--yes'], '-', /comes from standard input/],
  [['--advice', 'some'], null, /--advice/],
  [['--apply', '--replications', '3'], null, /--apply follows from one run, and --replications/],
  [['--advice', 'quick', '--replications', '3'], null, /--advice follows from one run/],
])('%j is refused in a sentence', async (args, operand, sentence) => {
  const { code, stdout, stderr, file } = await apply(args, 'y', operand ?? path);
  expect({ code, stdout, file }).toEqual({ code: 2, stdout: '', file: IDLE });
  expect(stderr).toMatch(sentence);
});
