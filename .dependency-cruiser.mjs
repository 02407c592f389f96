// The layers of orgsim as checked rules. Data flows one way: text, document, org, then one of three uses (lint it, price it,
// run it), then a report. `import type` carries no code, so some layers may take types from where they may take nothing else.

/** What a file of each folder may import from src/: `code` at run time, `types` in an `import type`. */
const LAYERS = {
  base: {
    code: [],
    why: 'base is what everything stands on: it imports nothing, so that no cycle can ever pass through it',
  },
  document: {
    code: ['base'],
    why: 'document knows Markdown only: what a field means is decided in org, on top of it',
  },
  org: {
    code: ['base', 'document'],
    why: 'an org is what the file says, whoever uses it: it knows neither the linter nor the engine',
  },
  lint: {
    code: ['base', 'document', 'org', 'cost'],
    why: 'rules read the document and the org (and cost, for figures); a lint that needs a run, a model or a disk is none',
  },
  format: {
    code: ['base', 'document', 'org'],
    why: 'the usual spelling of what a document says: text edits, made of what the format itself knows',
  },
  starter: {
    code: ['base'],
    why: 'what a new org starts from is plain text: whether it is sound, its tests say',
  },
  engine: {
    code: ['base'],
    types: ['org'],
    files: ['org/names'],
    why: 'the engine is pure: it runs the plain data of an org, so that it can be tested, replayed and replaced alone; the closed sets of names it shares with the format',
  },
  behavior: {
    code: ['base', 'engine'],
    types: ['org'],
    files: ['org/names', 'org/chart'],
    why: 'a behaviour plays an agent inside the engine, as its place in the chart says: no real models, no files',
  },
  models: {
    code: ['base'],
    types: ['org', 'engine'],
    files: ['org/names', 'org/chart', 'engine/types'],
    why: 'an adapter speaks to one provider: the engine and the prices do not know who answers, and it does not know them; a prompt is made of what an org and a wake are, and names the reasons to escalate that the engine knows',
  },
  cost: {
    code: ['base'],
    types: ['org', 'engine'],
    files: ['org/names'],
    why: 'a price is a pure fold over usage: it depends on no adapter and prints nothing; the closed sets of names it shares with the format',
  },
  metrics: {
    code: ['base'],
    types: ['org', 'engine'],
    files: ['engine/measure', 'org/names', 'org/chart', 'org/setting-change'],
    why: 'metrics are pure folds over the trace; only engine/measure is shared, because the formula of a metric stands once, there, and org/setting-change, because advice names a setting as the file states it',
  },
  journal: {
    code: ['base'],
    why: 'the journal stores records through a port: the internals of the engine may change without touching old journals',
  },
  live: {
    code: ['base', 'models', 'journal', 'cost'],
    types: ['org', 'engine'],
    files: ['org/names', 'org/chart', 'engine/check-change', 'engine/escalation-tick'],
    why: 'a live run turns the waves of the engine into answers of models that are paid for: it speaks to both, and to the journal, through ports, and knows no SDK, no file and no terminal',
  },
  report: {
    code: ['base'],
    types: [
      'document',
      'org',
      'lint',
      'engine',
      'behavior',
      'cost',
      'metrics',
      'journal',
      'live',
      'models',
      'main',
    ],
    why: 'a report turns a result into text: (result, options) -> string; it takes result types and computes nothing',
  },
  editor: {
    code: ['base', 'document', 'org', 'lint', 'cost'],
    files: ['report/setting-text', 'report/quantities'],
    why: 'what an editor asks is answered from a text, its org and an offset alone, so that it can be tested without an editor; settings and quantities are worded as the reports word them',
  },
  lsp: {
    code: ['base', 'editor', 'main'],
    types: ['lint'],
    why: 'the language server turns the protocol into questions of editor/ and back: it decides nothing about an org',
  },
  io: {
    code: ['base'],
    why: 'io is the edge to the machine: it carries bytes and time, and knows nothing of orgs',
  },
  cli: {
    code: ['base', 'main', 'report', 'io', 'lsp'],
    types: ['document', 'org', 'lint', 'cost', 'metrics', 'journal', 'live'],
    files: ['cost/count-tokens'],
    why: 'a command turns arguments into a use case of main and its result into a report: no engine, no models directly; the counter that a flag chooses it hands on',
  },
};

/** The npm packages of the layers that may use some; every other layer but main uses none. */
const PACKAGES = {
  cost: '@pydantic/genai-prices|tokenx',
  document: 'unified|remark-parse|mdast|mdast-util-|micromark|unist|vfile',
  org: 'cron-parser|fastest-levenshtein|luxon|mdast|mdast-util-to-string|unist|vfile',
  lint: 'fastest-levenshtein|mdast|unist|vfile|yaml',
  report: 'chalk|cli-table3|d3-scale|d3-shape|string-width|vfile',
  cli: 'chalk|commander',
  lsp: 'vscode-languageserver',
  models: '@anthropic-ai/sdk|ollama|openai|zod',
  io: 'tinyglobby',
};

const NPM = ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown'];

/** Every import as written, `import type` too. */
const writtenRules = [
  ...Object.entries(LAYERS).map(([folder, { code, types = [], files = [], why }]) =>
    layerRule(folder, [...code, ...types], files, why),
  ),
  ...Object.keys(LAYERS).map((folder) => packageRule(folder)),
  {
    name: 'known-layer',
    comment: 'a new folder in src/ starts with a line in LAYERS: what it may import, and why',
    severity: 'error',
    from: { path: '^src/[^/]+/', pathNot: `^src/(${[...Object.keys(LAYERS), 'main'].join('|')})/` },
    to: {},
  },
  {
    name: 'main-not-cli',
    comment:
      'main wires the parts together for whoever asks: the command line is only one of its users',
    severity: 'error',
    from: { path: '^src/(main/|(index|remark)[.])' },
    to: { path: '^src/cli/' },
  },
  {
    name: 'nobody-imports-the-api',
    comment:
      'src/index.ts and src/remark.ts are the doors for others: inside, import the file that you mean',
    severity: 'error',
    from: { path: '^src/' },
    to: { path: '^src/(index|remark)[.]' },
  },
  {
    name: 'machine-only-in-io',
    comment:
      'files, process and timers enter through src/io alone, so that the rest runs the same everywhere',
    severity: 'error',
    from: { path: '^src/', pathNot: '^src/io/' },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'adapters-apart',
    comment: 'each model adapter stands alone: one provider can be removed without reading another',
    severity: 'error',
    // What begins with a provider's name is that provider's: its adapter, its client.
    from: { path: '^src/models/(anthropic|ollama|openai|recorded|dry-run)[-.]' },
    to: {
      path: '^src/models/(anthropic|ollama|openai|recorded|dry-run)[-.]',
      pathNot: '^src/models/$1[-.]',
    },
  },
  {
    name: 'sdk-only-in-its-adapter',
    comment: 'an SDK is slow to load and changes often: only its adapter file may see it',
    severity: 'error',
    from: {
      path: '^src/',
      pathNot: '^src/models/(anthropic|anthropic-client|anthropic-count-tokens|ollama|openai)[.]',
    },
    to: { path: '(^|/)node_modules/(@anthropic-ai/sdk|ollama|openai)/' },
  },
  {
    name: 'no-circular',
    comment: 'in a circle nothing can be understood or tested alone',
    severity: 'error',
    from: {},
    to: { circular: true },
  },
  {
    name: 'no-orphans',
    comment: 'a file that nobody imports and that imports nobody is dead',
    severity: 'error',
    from: { orphan: true, path: '^src/', pathNot: '^src/(index|remark|cli/main)[.]' },
    to: {},
  },
];

/** What is left when the program runs: `import type` is gone. Cruised over the sources with their types stripped. */
const loadedRules = [
  ...Object.entries(LAYERS).map(([folder, { code, files = [], why }]) =>
    layerRule(folder, code, files, why),
  ),
  {
    name: 'resolvable',
    comment: 'an import that cannot be resolved is checked by no other rule',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true },
  },
  {
    name: 'no-dev-packages',
    comment:
      'what src loads must be there after `npm install orgsim`; only types may come from devDependencies',
    severity: 'error',
    from: { path: '^src/' },
    to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
  },
];

function layerRule(folder, folders, files, why) {
  const allowed = [folder, ...folders].map((name) => `^src/${name}/`);
  const single = files.map((name) => `^src/${name}[.]`);
  return {
    name: `${folder}-layer`,
    comment: why,
    severity: 'error',
    from: { path: `^src/${folder}/` },
    to: { path: '^src/', pathNot: [...allowed, ...single].join('|') },
  };
}

function packageRule(folder) {
  const names = PACKAGES[folder];
  return {
    name: `${folder}-packages`,
    comment: `${folder} uses ${names === undefined ? 'no npm package' : `only ${names}`} (PACKAGES says who may use which)`,
    severity: 'error',
    from: { path: `^src/${folder}/` },
    to: {
      dependencyTypes: NPM,
      ...(names !== undefined && {
        pathNot: [`^(${names})`, `(^|/)node_modules/(@types/)?(${names})`],
      }),
    },
  };
}

const options = {
  doNotFollow: { path: 'node_modules' },
  enhancedResolveOptions: {
    exportsFields: ['exports'],
    conditionNames: ['orgsim-source', 'import', 'node', 'default', 'types'],
  },
};

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: writtenRules,
  // Without swc dependency-cruiser finds no module in TypeScript 7 sources, and reports no violation.
  options: { ...options, parser: 'swc', tsPreCompilationDeps: true },
};

/** @type {import('dependency-cruiser').IConfiguration} */
export const loaded = { forbidden: loadedRules, options: { ...options, parser: 'acorn' } };
