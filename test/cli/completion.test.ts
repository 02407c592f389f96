// What a shell offers after `orgsim`. Bash is asked itself; the scripts of all three are golden files.
import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { COMMANDS } from '#cli/commands/index';
import { runOrgsim } from './run-orgsim.js';

const scriptOf = (shell: string) => runOrgsim(['completion', shell]);

/** What bash offers for the last of `words`. */
function offered(...words: string[]): string[] {
  const program = `${scriptOf('bash').stdout}
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _orgsim; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout, stderr } = spawnSync('bash', ['-c', program, 'bash', 'orgsim', ...words], {
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  return stdout.split('\n').filter((line) => line !== '');
}

test('bash: commands, their options, the values of an option', () => {
  expect(offered('')).toEqual([...COMMANDS.map(({ name }) => name), 'help']);
  expect(offered('li')).toEqual(['lint']);
  expect(offered('help', 'li')).toEqual(['lint']);
  expect(offered('lint', '--fail')).toEqual(['--fail-on']);
  expect(offered('lint', 'ORG.md', '--fail-on', '')).toEqual(['error', 'warning', 'info']);
  expect(offered('--no-color', 'lint', '--fail-on', 'w')).toEqual(['warning']);
  expect(offered('completion', '')).toEqual(['bash', 'zsh', 'fish']);
  expect(offered('--v')).toEqual(['--version']);
});

test('bash: where a file is wanted, it is left to the shell', () => {
  expect(offered('lint', '')).toEqual([]);
  expect(offered('run', '--trace', '')).toEqual([]);
});

test.each(['zsh', 'fish'])('%s: every command and every option is there', (shell) => {
  const { code, stdout } = scriptOf(shell);
  expect(code).toBe(0);
  for (const { name } of COMMANDS) expect(stdout).toContain(name);
  const { stdout: help } = runOrgsim(['lint', '--help']);
  const flags = help.match(/--[a-z-]+/gu) ?? [];
  expect(flags.length).toBeGreaterThan(5);
  for (const flag of flags) expect(stdout).toContain(flag.slice(2));
});

test('another shell is refused', () => {
  const { code, stderr } = scriptOf('tcsh');
  expect(code).toBe(2);
  expect(stderr).toContain('There is no completion for "tcsh".');
});
