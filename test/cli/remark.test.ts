// `orgsim/remark` as people use it: in remark-cli, started as a shell does, and in a pipeline of their own. The package is
// bundled for it from the sources, since the tests build only the program.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import remarkParse from 'remark-parse';
import { rolldown } from 'rolldown';
import { unified } from 'unified';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lintOrg } from '#main/lint-org';
import remarkOrgsim from '../../src/remark.js';
import { ROOT } from '../house/project.js';

const HYBRID = join(ROOT, 'orgs/02-hybrid/ORG.md');
const BROKEN =
  '# Acme\n\n## Structure\n\n### Ana\n\n- **Wake on:** complettions, tasks\n- **Model:** gpt-4o\n- **Model:** gpt-4o\n- **Trigger:** event-driven\n';

describe('in a pipeline', () => {
  const check = (value: string | Uint8Array, path?: string) => {
    let tree: unknown;
    const processor = unified()
      .use(remarkParse)
      .use(remarkOrgsim)
      .use(function keepTree() {
        this.compiler = (node) => {
          tree = node;
          return '';
        };
      });
    const file = processor.processSync({ value, ...(path !== undefined && { path }) });
    return { file, tree };
  };

  test('the findings are the messages, as lint has them', () => {
    const { file, tree } = check(BROKEN, 'team/ORG.md');
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

  test('a file without a name, a byte order mark, and bytes for a text', () => {
    expect(check(BROKEN).file.messages[0]?.name).toBe('7:16-7:28');
    const { file: marked } = check(new TextEncoder().encode(`\ufeff${BROKEN}`));
    expect(marked.messages[0]).toMatchObject({ line: 7, column: 16 });
    expect(marked.messages).toHaveLength(2);
  });

  test('other Markdown of a project is passed over', () => {
    expect(check('# Hello\n', 'README.md').file.messages).toEqual([]);
    expect(check(BROKEN, 'team.md').file.messages).toHaveLength(2);
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
    await bundle.write({ file: join(folder, 'remark.mjs'), format: 'esm' });
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
});
