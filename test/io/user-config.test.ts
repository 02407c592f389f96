// Where the user's own configuration is looked for, and where it is not read from.
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ConfigEnvironment } from '#io/user-config';
import { readUserConfig } from '#io/user-config';

const top = realpathSync(mkdtempSync(join(tmpdir(), 'orgsim-config-')));
const home = join(top, 'home');
const repository = join(home, 'work');
const own = join(home, '.config', 'orgsim', 'config.json');
const planted = join(repository, 'config.json');

beforeAll(() => {
  for (const path of [
    own,
    planted,
    join(repository, 'sub', 'x'),
    join(repository, '.git', 'x'),
    join(top, 'xdg', 'orgsim', 'config.json'),
  ]) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `"${path}"`);
  }
  chmodSync(own, 0o600);
  chmodSync(join(top, 'xdg', 'orgsim', 'config.json'), 0o640);
});
afterAll(() => rmSync(top, { recursive: true, force: true }));

const find = (env: ConfigEnvironment, folder = repository, platform = 'linux') =>
  readUserConfig(env, { folder, home, platform });

describe('it is looked for', () => {
  test('in ~/.config', async () => {
    expect(await find({})).toEqual({
      path: own,
      file: { name: own, text: `"${own}"` },
      isOpenToOthers: false,
    });
  });

  test('where XDG_CONFIG_HOME says, unless that is no full path', async () => {
    const path = join(top, 'xdg', 'orgsim', 'config.json');
    expect(await find({ XDG_CONFIG_HOME: join(top, 'xdg') })).toMatchObject({
      path,
      isOpenToOthers: true,
    });
    expect(await find({ XDG_CONFIG_HOME: '.' })).toMatchObject({ path: own });
  });

  test('in APPDATA on Windows', async () => {
    const found = await find({ APPDATA: join(top, 'xdg'), XDG_CONFIG_HOME: '/no' }, top, 'win32');
    expect(found).toMatchObject({
      path: join(top, 'xdg', 'orgsim', 'config.json'),
      isOpenToOthers: false,
    });
  });

  test('where ORGSIM_CONFIG says: then it has to be there', async () => {
    expect((await find({ ORGSIM_CONFIG: own })).path).toBe(own);
    await expect(find({ ORGSIM_CONFIG: join(top, 'none.json') })).rejects.toThrow('does not exist');
    await expect(find({ ORGSIM_CONFIG: 'config.json' })).rejects.toThrow(
      'ORGSIM_CONFIG names config.json, which is another file in every folder.',
    );
  });

  test('and nowhere else: without one there is none', async () => {
    const found = await find({ XDG_CONFIG_HOME: join(top, 'empty') });
    expect(found).toEqual({
      path: join(top, 'empty', 'orgsim', 'config.json'),
      file: null,
      isOpenToOthers: false,
    });
  });
});

describe('it is not read from the repository in which one works', () => {
  test.each([
    ['its top', repository],
    ['a folder in it', join(repository, 'sub')],
  ])('from %s', async (_what, folder) => {
    await expect(find({ ORGSIM_CONFIG: planted }, folder)).rejects.toThrow(
      `${planted} lies in the repository ${repository}`,
    );
    await expect(find({ XDG_CONFIG_HOME: repository }, folder)).resolves.toMatchObject({
      file: null,
    });
  });

  test('through a link out of it or into it neither', async () => {
    const [into, out] = [join(top, 'into.json'), join(repository, 'out.json')];
    symlinkSync(planted, into);
    symlinkSync(own, out);
    for (const path of [into, out])
      await expect(find({ ORGSIM_CONFIG: path })).rejects.toThrow('lies in the repository');
  });

  test('a repository elsewhere is nobody’s business', async () => {
    expect((await find({ ORGSIM_CONFIG: planted }, top)).path).toBe(planted);
  });
});
