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

test('bash: a command of a command, its options and their values', () => {
  expect(offered('cost', 'dif')).toEqual(['diff']);
  expect(offered('cost', '')).toContain('diff');
  expect(offered('cost', 'README')).toEqual(['README.md']);
  expect(offered('--no-color', 'cost', 'dif')).toEqual(['diff']);
  expect(offered('cost', 'diff', '--price-')).toEqual(['--price-at']);
  expect(offered('cost', 'diff', '--price-at', '')).toEqual(['old', 'new']);
  expect(offered('cost', 'diff', 'a.md', '--format', 'm')).toEqual(['md']);
  expect(offered('cost', 'diff', '')).toEqual([]);
  expect(offered('cost', '--group', '')).not.toContain('diff');
  // What is no command of its own there is a file.
  expect(offered('cost', 'a.md', 'diff', '--price-')).toEqual([]);
  expect(offered('cost', 'a.md', 'dif')).toEqual([]);
  expect(offered('cost', '--break')).toEqual(['--break-even']);
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

test.each(['zsh', 'fish'])('%s: so are commands of commands, under their own words', (shell) => {
  const { stdout } = scriptOf(shell);
  const { stdout: help } = runOrgsim(['cost', 'diff', '--help']);
  expect(help).toContain('--price-at');
  expect(stdout.match(/price-at/gu)).toHaveLength(1);
  expect(stdout).toContain('what a change of an org does to its cost, and why');
  expect(stdout).not.toMatch(/^ *cost diff\)/mu);
});

test('another shell is refused', () => {
  const { code, stderr } = scriptOf('tcsh');
  expect(code).toBe(2);
  expect(stderr).toContain('There is no completion for "tcsh".');
});
