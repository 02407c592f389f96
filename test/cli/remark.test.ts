// `orgsim/remark` as people use it: in remark-cli, started as a shell does, and in a pipeline of their own. The package is
// bundled for it from the sources, since the tests build only the program.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import remarkParse from 'remark-parse';
import { rolldown } from 'rolldown';
import { unified } from 'unified';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lintOrg } from '#main/lint-org';
import type { RemarkOrgsimOptions } from '../../src/remark.js';
import remarkOrgsim from '../../src/remark.js';
import { ROOT } from '../house/project.js';

const HYBRID = join(ROOT, 'orgs/02-hybrid/ORG.md');
const BROKEN =
  '# Acme\n\n## Structure\n\n### Ana\n\n- **Wake on:** complettions, orders\n- **Model:** gpt-4o\n- **Model:** gpt-4o\n- **Trigger:** event-driven\n';

describe('in a pipeline', () => {
  const check = async (
    value: string | Uint8Array,
    path?: string,
    options: RemarkOrgsimOptions = {},
  ) => {
    let tree: unknown;
    const processor = unified()
      .use(remarkParse)
      .use(remarkOrgsim, options)
      .use(function keepTree() {
        this.compiler = (node) => {
          tree = node;
          return '';
        };
      });
    const file = await processor.process({ value, ...(path !== undefined && { path }) });
    return { file, tree };
  };

  test('the findings are the messages, as lint has them', async () => {
    const { file, tree } = await check(BROKEN, 'team/ORG.md');
    const { findings } = lintOrg({ name: 'team/ORG.md', text: BROKEN });
    expect(findings).toHaveLength(2);
    const facts = (message: (typeof file.messages)[number]) => {
      const { reason, ruleId, source, place, fatal, actual, expected, note, url } = message;
      return { reason, ruleId, source, place, fatal, actual, expected, note, url };
    };
    expect(file.messages.map(facts)).toEqual(findings.map(facts));
    expect(file.messages[0]).toMatchObject({
      name: 'team/ORG.md:7:16-7:28',
      file: 'team/ORG.md',
      source: 'orgsim',
      ruleId: 'unknown-wake-event',
      fatal: true,
      expected: ['completions', 'escalations', 'tasks', 'messages', 'orders'],
    });
    expect(tree).toEqual(unified().use(remarkParse).parse(BROKEN));
  });

  test('a file without a name, a byte order mark, and bytes for a text', async () => {
    expect((await check(BROKEN)).file.messages[0]?.name).toBe('7:16-7:28');
    const { file: marked } = await check(new TextEncoder().encode(`\ufeff${BROKEN}`));
    expect(marked.messages[0]).toMatchObject({ line: 7, column: 16 });
    expect(marked.messages).toHaveLength(2);
  });

  test('other Markdown of a project is passed over', async () => {
    expect((await check('# Hello\n', 'README.md')).file.messages).toEqual([]);
    expect((await check(BROKEN, 'team.md')).file.messages).toHaveLength(2);
  });

  test('a comment suppresses a finding', async () => {
    const comment = '<!-- orgsim-disable-next-line unknown-wake-event -- ours -->\n';
    const { file } = await check(BROKEN.replace('- **Wake', `${comment}- **Wake`), 'ORG.md');
    expect(file.messages.map(({ ruleId }) => ruleId)).toEqual(['duplicate-key']);
  });

  describe('with a configuration', () => {
    let home: string;
    beforeAll(() => {
      home = mkdtempSync(join(tmpdir(), 'orgsim-remark-'));
      mkdirSync(join(home, '.git'));
      writeFileSync(join(home, '.orgsimrc.yaml'), 'rules: {unknown-wake-event: off}\n');
      writeFileSync(join(home, 'soft.yaml'), 'rules: {duplicate-key: info}\n');
      mkdirSync(join(home, 'bad', '.git'), { recursive: true });
      writeFileSync(join(home, 'bad', '.orgsimrc.yaml'), 'rules: {no-such-rule: off}\n');
    });
    afterAll(() => {
      rmSync(home, { recursive: true, force: true });
    });
    const messages = async (path: string, options?: RemarkOrgsimOptions) => {
      const { file } = await check(BROKEN, join(home, path), options);
      return file.messages.map(({ ruleId, fatal }) => [ruleId, fatal]);
    };

    test('the nearest one weighs, else the one that is named, else none', async () => {
      expect(await messages('team/ORG.md')).toEqual([['duplicate-key', true]]);
      expect(await messages('ORG.md', { config: join(home, 'soft.yaml') })).toEqual([
        ['unknown-wake-event', true],
        ['duplicate-key', null],
      ]);
      expect(await messages('ORG.md', { config: false })).toHaveLength(2);
    });

    test('without one it is done at once', () => {
      const file = unified()
        .use(remarkParse)
        .use(remarkOrgsim, { config: false })
        .use(function compileNothing() {
          this.compiler = () => '';
        })
        .processSync({ value: BROKEN, path: 'ORG.md' });
      expect(file.messages).toHaveLength(2);
    });

    test('a path counts from the folder of the file', async () => {
      const file = await unified()
        .use(remarkParse)
        .use(remarkOrgsim)
        .use(function compileNothing() {
          this.compiler = () => '';
        })
        .process({ value: BROKEN, path: 'ORG.md', cwd: home });
      expect(file.messages.map(({ ruleId }) => ruleId)).toEqual(['duplicate-key']);
    });

    test('one that cannot be read is a fatal message, of an ORG.md alone', async () => {
      const { file } = await check(BROKEN, join(home, 'bad', 'ORG.md'));
      expect(file.messages).toHaveLength(1);
      expect(file.messages[0]).toMatchObject({
        source: 'orgsim',
        ruleId: 'configuration',
        fatal: true,
        reason: expect.stringContaining('no-such-rule'),
      });
      const { file: readme } = await check('# Hello\n', join(home, 'bad', 'README.md'));
      expect(readme.messages).toEqual([]);
      const missing = await messages('ORG.md', { config: join(home, 'none.yaml') });
      expect(missing).toEqual([['configuration', true]]);
    });
  });
});

describe('in remark-cli', () => {
  let folder: string;
  beforeAll(async () => {
    // Inside the project, so that the bundle finds the packages that it imports.
    folder = mkdtempSync(join(ROOT, 'node_modules', '.orgsim-remark-'));
    const bundle = await rolldown({
      input: join(ROOT, 'src/remark.ts'),
      cwd: ROOT,
      platform: 'node',
      external: /^[^.#/]/,
      resolve: { conditionNames: ['orgsim-source', 'import', 'node', 'default'] },
    });
    await bundle.write({ dir: folder, entryFileNames: 'remark.mjs', format: 'esm' });
    writeFileSync(join(folder, 'ORG.md'), BROKEN);
    writeFileSync(join(folder, 'ORG.fine.md'), readFileSync(HYBRID));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const remark = (...args: readonly string[]) => {
    const cli = join(ROOT, 'node_modules', 'remark-cli', 'cli.js');
    const use = ['--no-config', '--no-color', '--no-stdout', '--use', './remark.mjs'];
    const { status, stderr } = spawnSync(process.execPath, [cli, ...use, ...args], {
      cwd: folder,
      encoding: 'utf8',
      env: { PATH: process.env.PATH },
    });
    return { status, stderr: stderr.replaceAll(/ +/g, ' ') };
  };

  test('says nothing of a good org, whatever is asked', () => {
    expect(remark('--frail', '--quiet', 'ORG.fine.md')).toEqual({ status: 0, stderr: '' });
  });

  test('prints the findings with their rules and fails', () => {
    const { status, stderr } = remark('--frail', 'ORG.md');
    expect(status).toBe(1);
    expect(stderr).toContain(
      '7:16-7:28 error "complettions" is not a wake event; Ana would never wake for it unknown-wake-event orgsim',
    );
    expect(stderr).toContain('duplicate-key orgsim');
    expect(stderr).toContain('✖ 2 errors');
  });

  test('a configuration beside the file weighs', () => {
    const config = join(folder, '.orgsimrc.yaml');
    writeFileSync(config, 'rules: {unknown-wake-event: off, duplicate-key: warn}\n');
    expect(remark('ORG.md')).toMatchObject({
      status: 0,
      stderr: expect.stringContaining('⚠ 1 warning'),
    });
    writeFileSync(config, 'rules: {no-such-rule: off}\n');
    const { status, stderr } = remark('ORG.md');
    rmSync(config);
    expect(status).toBe(1);
    expect(stderr).toContain('no-such-rule');
  });
});
