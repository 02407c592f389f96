import { expect, test, vi } from 'vitest';
import { OrgsimError } from '#base/errors';
import type { Command } from '#cli/command';
import { COMMANDS } from '#cli/commands/index';
import { runCli } from '#cli/run-cli';

/** Runs `orgsim lint` with this instead of what lint does. */
async function runWith(run: Command['run'], debug = false) {
  const entry = COMMANDS[0];
  if (entry === undefined) throw new Error('there is no command');
  const command: Command = { arguments: [], options: {}, examples: [], run };
  const load = vi.spyOn(entry, 'load').mockResolvedValue({ command });
  const stream = () => {
    const written: string[] = [];
    const write = (text: string) => void written.push(text);
    return { write, isTty: false, columns: null, color: false, text: () => written.join('') };
  };
  const [stdout, stderr] = [stream(), stream()];
  const code = await runCli([entry.name], { stdout, stderr }, debug);
  load.mockRestore();
  return { code, stdout: stdout.text(), stderr: stderr.text() };
}

test('the exit code is the one of the command', async () => {
  expect((await runWith(async () => 1)).code).toBe(1);
});

test('trouble a person can act on is a sentence and the next step', async () => {
  const result = await runWith(async () => {
    throw new OrgsimError('org-has-errors', 'ORG.md has 2 errors.', 'Mend them first.');
  });
  expect(result).toEqual({
    code: 1,
    stdout: '',
    stderr: 'error: ORG.md has 2 errors.\nMend them first.\n',
  });
});

test('a bug says that it is one and how to report it, without a stack', async () => {
  const { code, stdout, stderr } = await runWith(async () => {
    throw new TypeError('x is undefined');
  });
  expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
  expect(stderr).toMatch(
    /^error: this is a bug in orgsim, .*: TypeError: x is undefined\nPlease report/,
  );
  expect(stderr).not.toContain('    at ');
});

test('debug shows where it happened', async () => {
  const { stderr } = await runWith(async () => {
    throw new TypeError('x is undefined');
  }, true);
  expect(stderr).toContain('    at ');
});
