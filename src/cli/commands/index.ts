// The commands, one line each, in the order of `orgsim --help`. Nothing of a command is loaded before it is asked for.

import type { CommandEntry } from '../command.js';

export const COMMANDS: readonly CommandEntry[] = [
  {
    name: 'init',
    summary: 'write an ORG.md to start from',
    load: () => import('./init.js'),
  },
  {
    name: 'run',
    summary: 'see the organization at work, and what it costs; --live asks models',
    load: () => import('./run.js'),
  },
  {
    name: 'runs',
    summary: 'list runs with real models, show one, take old ones away',
    load: () => import('./runs.js'),
  },
  {
    name: 'compare',
    summary: 'see several organizations on the same orders, and what surely differs',
    load: () => import('./compare.js'),
  },
  {
    name: 'cost',
    summary: 'say what an organization costs before it runs, who costs it, and what saves most',
    load: () => import('./cost.js'),
  },
  {
    name: 'prices',
    summary: 'show what models cost by token, where that is said, and how old it is',
    load: () => import('./prices.js'),
  },
  {
    name: 'models',
    summary: 'show which models can be asked, where and with which key, and what names mean',
    load: () => import('./models.js'),
  },
  {
    name: 'calibrate',
    summary: 'learn tokens from recorded runs, and say how far the estimate was off',
    load: () => import('./calibrate.js'),
  },
  {
    name: 'prompt',
    summary: 'show what would be sent to the model of an agent, its tokens and its price',
    load: () => import('./prompt.js'),
  },
  {
    name: 'why',
    summary: 'say why an agent woke last or sleeps, and what wakes it next',
    load: () => import('./why.js'),
  },
  {
    name: 'config',
    summary: 'show what an ORG.md means: the chart, the triggers, where each setting comes from',
    load: () => import('./config.js'),
  },
  {
    name: 'lint',
    summary: 'check ORG.md files: nothing in them is silently ignored',
    load: () => import('./lint.js'),
  },
  {
    name: 'explain',
    summary: 'say what a rule of lint catches, why, and what to write instead',
    load: () => import('./explain.js'),
  },
  {
    name: 'fmt',
    summary: 'give keys and values their usual spelling; prose stays as it is',
    load: () => import('./fmt.js'),
  },
  {
    name: 'lsp',
    summary: 'serve an editor: findings, fixes, hovers, completion, the chart, renaming',
    load: () => import('./lsp.js'),
  },
  {
    name: 'completion',
    summary: 'print what makes bash, zsh or fish complete all this',
    load: async () => (await import('./completion.js')).completionOf(COMMANDS),
  },
];
