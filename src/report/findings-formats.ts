// The registry of formats that `orgsim lint` writes. A new one is one file and one line here; only what is used is loaded.

import type { FormatFindings } from './findings-options.js';

const LOADERS = {
  stylish: async () => (await import('./findings-stylish.js')).formatFindingsStylish,
  compact: async () => (await import('./findings-compact.js')).formatFindingsCompact,
  json: async () => (await import('./findings-json.js')).formatFindingsJson,
  sarif: async () => (await import('./findings-sarif.js')).formatFindingsSarif,
  github: async () => (await import('./findings-github.js')).formatFindingsGithub,
  gitlab: async () => (await import('./findings-gitlab.js')).formatFindingsGitlab,
  junit: async () => (await import('./findings-junit.js')).formatFindingsJunit,
  rdjson: async () => (await import('./findings-rdjson.js')).formatFindingsRdjson,
  markdown: async () => (await import('./findings-markdown.js')).formatFindingsMarkdown,
} satisfies Readonly<Record<string, () => Promise<FormatFindings>>>;

export type FindingsFormat = keyof typeof LOADERS;

export const FINDINGS_FORMATS = Object.keys(LOADERS) as readonly FindingsFormat[];

export function loadFindingsFormat(name: FindingsFormat): Promise<FormatFindings> {
  return LOADERS[name]();
}
