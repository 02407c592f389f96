// Which models can be asked, as text: the providers, what each name means, and the agents where an org was named.

import type { Endpoint } from '#live/providers/settle-provider';
import type { AgentModel, ModelRow, ModelsReport, ProviderRow } from '#main/models-report';
import { joinBlocks } from './join-blocks.js';
import { labelledLines } from './labelled-lines.js';
import { bandText, formatRate, NOTHING } from './price-cells.js';
import { formatNumberOf } from './quantities.js';
import type { Cell, Column, Row, TableOptions } from './text-table.js';
import { formatTable } from './text-table.js';

const PROVIDER_COLUMNS: readonly Column[] = [
  { title: 'Provider', align: 'left' },
  { title: 'Asked at', align: 'left', least: 17, wraps: true },
  { title: 'Key', align: 'left', least: 12, wraps: true },
  { title: 'Reachable', align: 'left', least: 12, wraps: true },
];
const MODEL_COLUMNS: readonly Column[] = [
  { title: 'Model', align: 'left', least: 12, wraps: true },
  { title: 'Means', align: 'left', least: 12, wraps: true },
  { title: 'At', align: 'left', dropOrder: 2 },
  { title: 'Input', align: 'right' },
  { title: 'Output', align: 'right' },
  { title: 'Listed', align: 'left', dropOrder: 1 },
];
const AGENT_COLUMNS: readonly Column[] = [
  { title: 'Agent', align: 'left', least: 10, wraps: true },
  { title: 'Model', align: 'left', least: 12, wraps: true },
  { title: 'Can run live', align: 'left', least: 14, wraps: true },
];

const UNIT =
  'US dollars for a million tokens; more of a price: orgsim prices MODEL. A model without a price runs only under a limit on calls.';

/** Ends with a line feed. */
export function formatModelsText(report: ModelsReport, options: TableOptions): string {
  const { providers, models, agents, warnings, config } = report;
  const tableOf = (columns: readonly Column[], rows: readonly Row[]): string[] =>
    rows.length === 0 ? [] : formatTable(columns, rows, options).split('\n');
  const file = config.isThere ? config.path : `${config.path} (there is none)`;
  return joinBlocks([
    tableOf(
      PROVIDER_COLUMNS,
      providers.map((row) => providerCells(row, config.path)),
    ),
    tableOf(MODEL_COLUMNS, models.flatMap(modelRows)),
    agents === null ? [] : tableOf(AGENT_COLUMNS, agents.map(agentCells)),
    [
      ...labelledLines('Prices', [UNIT], options),
      ...labelledLines('Obstacles', obstaclesOf(report), options),
      ...labelledLines('Settings', [file], options),
      ...labelledLines('Warnings', warnings, options),
    ],
  ]);
}

function providerCells(
  { provider, endpoint, key, reached }: ProviderRow,
  settings: string,
): readonly Cell[] {
  return [
    { text: provider },
    { text: endpoint === null ? NOTHING : endpointText(endpoint, settings) },
    { text: keyText(key, settings) },
    { text: reachedText(reached) },
  ];
}

function endpointText({ host, from }: Endpoint, settings: string): string {
  return from === null ? host : `${host} (${sourceText(from, settings)})`;
}

function keyText(key: ProviderRow['key'], settings: string): string {
  switch (key?.kind) {
    case 'set':
      return `set (${sourceText(key.from, settings)})`;
    case 'missing':
      return 'missing';
    case 'not-needed':
      return 'none, and none needed';
    case undefined:
      return NOTHING;
  }
}

/** The file has a long name, which stands below. */
function sourceText(from: string, settings: string): string {
  return from === settings ? 'settings' : from;
}

function reachedText(reached: ProviderRow['reached']): string {
  switch (reached.kind) {
    case 'yes':
      return reached.models === null
        ? 'yes'
        : `yes, ${formatNumberOf(reached.models.length, 'model')}`;
    case 'no':
      return 'no';
    case 'not-asked':
      return `not asked (${reached.why})`;
  }
}

function modelRows({ names, provider, name, cost, isListed }: ModelRow): Row[] {
  const bands = cost.kind === 'priced' ? cost.price.bands : [];
  const [first, ...above] = bands;
  const rates = (rate: 'inputUsd' | 'outputUsd'): string => {
    if (cost.kind === 'free') return 'free';
    return first === undefined ? 'unpriced' : formatRate(first.rates[rate]);
  };
  const listed = isListed === null ? NOTHING : isListed ? 'yes' : 'no';
  const row = [
    names.join(', '),
    name ?? NOTHING,
    provider ?? 'nobody',
    rates('inputUsd'),
    rates('outputUsd'),
    listed,
  ];
  const more = above.map(({ overInputTokens, rates: over }) => [
    '',
    `  ${bandText(overInputTokens)}`,
    '',
    formatRate(over.inputUsd),
    formatRate(over.outputUsd),
    '',
  ]);
  return [row, ...more].map((cells) => cells.map((text) => ({ text })));
}

function agentCells({ name, model, obstacle }: AgentModel): readonly Cell[] {
  return [{ text: name }, { text: model }, { text: obstacle === null ? 'yes' : 'no' }];
}

/** Each reason once, with all whom it stops. */
function obstaclesOf({ providers, models, agents }: ModelsReport): readonly string[] {
  const stopped = new Map<string, string[]>();
  const add = (who: string, why: string | null): void => {
    if (why !== null) stopped.set(why, [...(stopped.get(why) ?? []), who]);
  };
  for (const { provider, key, reached } of providers) {
    if (key?.kind === 'missing') add(provider, `no key: set ${key.places}`);
    if (reached.kind === 'no') add(provider, reached.why);
  }
  // Of a provider it is told above.
  for (const { names, obstacle } of models)
    if (obstacle !== null && !stopped.has(obstacle)) add(names.join(', '), obstacle);
  for (const { name, obstacle } of agents ?? [])
    if (models.every((row) => row.obstacle !== obstacle)) add(name, obstacle);
  return [...stopped].map(([why, who]) => `- ${who.join(', ')}: ${why}`);
}
