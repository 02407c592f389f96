// Checks the layers of src/ with dependency-cruiser, twice: imports as written, and imports that are left when the types
// are stripped (its swc parser does not tell `import type` apart). Usage: node .build/check-layers.mjs [project folder]
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { transformSync } from '@swc/core';
import { cruise, format } from 'dependency-cruiser';
import written, { loaded } from '../.dependency-cruiser.mjs';
import { ROOT } from './build.mjs';

const project = resolve(process.argv[2] ?? ROOT);
const sources = readdirSync(join(project, 'src'), { recursive: true })
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
  .sort();

const stripped = stripTypes();
let isClean;
try {
  const writtenIsClean = await check('as written', written, project);
  const loadedIsClean = await check('as loaded', loaded, stripped);
  isClean = writtenIsClean && loadedIsClean;
} finally {
  rmSync(stripped, { recursive: true, force: true });
}
if (!isClean) process.exitCode = 1;

async function check(title, { forbidden, options }, folder) {
  process.chdir(folder);
  const { enhancedResolveOptions, ...cruiseOptions } = options;
  const ruleSet = { forbidden, options };
  const { output } = await cruise(
    ['src'],
    { ...cruiseOptions, baseDir: folder, ruleSet, validate: true, outputType: 'json' },
    enhancedResolveOptions,
  );
  const result = JSON.parse(output);
  const cruised = result.modules.filter(({ source }) => source.startsWith('src/')).length;
  const violations = result.summary.violations.length;
  console.log(
    `imports ${title}: ${cruised} of ${sources.length} modules, ${violations} violations`,
  );
  if (violations > 0) console.log((await format(result, { outputType: 'err-long' })).output);
  if (cruised < sources.length || cruised === 0) {
    console.log('the layers are not checked: dependency-cruiser did not read every file of src/');
    return false;
  }
  return violations === 0;
}

/** A copy of src/ as JavaScript, in a folder where its imports resolve. */
function stripTypes() {
  const folder = mkdtempSync(join(ROOT, 'node_modules', '.orgsim-layers-'));
  const description = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const imports = { '#*': './src/*.js' };
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ ...description, imports }));
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  for (const name of sources) {
    const target = join(folder, 'src', name.replace(/\.ts$/, '.js'));
    mkdirSync(dirname(target), { recursive: true });
    const { code } = transformSync(readFileSync(join(project, 'src', name), 'utf8'), {
      swcrc: false,
      jsc: {
        parser: { syntax: 'typescript' },
        target: 'es2022',
        transform: { verbatimModuleSyntax: true },
      },
    });
    writeFileSync(target, code);
  }
  return folder;
}
