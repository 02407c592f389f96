import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findCode, placeOfCode } from '#io/load-chunk';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'orgsim-code-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it("finds a command's own code, that of all commands for the others, and none of another platform", () => {
  expect(findCode(folder, 'run')).toBeNull();
  const place = placeOfCode(folder);
  mkdirSync(join(place, 'run'), { recursive: true });
  expect(findCode(folder, 'run')).toBe(join(place, 'run'));
  for (const command of ['why', undefined, '', '--help', 'no such'])
    expect(findCode(folder, command)).toBe(join(place, 'any'));
});

it('looks for no code outside of its folder, whatever the command is called', () => {
  const place = placeOfCode(folder);
  mkdirSync(join(place, 'any'), { recursive: true });
  mkdirSync(join(folder, 'elsewhere'));
  for (const command of [
    '../elsewhere',
    '..',
    '.',
    join(folder, 'elsewhere'),
    'run/../../elsewhere',
  ])
    expect(findCode(folder, command)).toBe(join(place, 'any'));
});
