// Which models can be asked, where, with which key, and what each name means: the use case behind `orgsim models`. Asks only
// what is free, and never tells a key.

import { OrgsimError } from '#base/errors';
import { ALIASES } from '#cost/prices/find-list-price';
import type { ModelPricing } from '#cost/prices/pricing';
import type { ConfiguredProvider } from '#live/providers/config-keys';
import { CONFIGURED_PROVIDERS } from '#live/providers/config-keys';
import { costOf, nameAtProvider } from '#live/providers/name-at-provider';
import type { ProviderSettings } from '#live/providers/settle-provider';
import type { Provider } from '#models/adapter';
import type { Org } from '#org/types';
import { isListed } from './is-listed.js';
import type { AgentModel, ModelRow, ModelsReport, ProviderRow, Reached } from './models-report.js';
import type { ModelPorts } from './open-models.js';
import { isConfigured } from './open-models.js';

export interface ModelsWanted {
  /** As an ORG.md has them. */
  readonly names: readonly string[];
  /** Whose agents use them; null for nobody's. */
  readonly org: Org | null;
  /** Whether providers are shown that run none of them. */
  readonly isAll: boolean;
}

export interface ReachPorts extends ModelPorts {
  /** How long a provider may take to answer; null asks nobody. */
  readonly reachWithin: (() => AbortSignal) | null;
}

/** The names to ask about: one, those of an org, or those that stand for others. */
export function modelsWanted(model: string | null, org: Org | null): readonly string[] {
  if (model !== null) return [model];
  return org === null ? [...ALIASES.keys()] : [...new Set(org.agents.map(({ model: of }) => of))];
}

export async function reportModels(
  { names, org, isAll }: ModelsWanted,
  ports: ReachPorts,
): Promise<ModelsReport> {
  const used = new Set(names.flatMap((name) => providerOf(name, ports)));
  const shown = CONFIGURED_PROVIDERS.filter((provider) => isAll || used.has(provider));
  const providers = await Promise.all(shown.map((provider) => describeProvider(provider, ports)));
  const models = mergeNames(names.map((name) => describeModel(name, providers, ports)));
  const { config, warnings } = ports.providers;
  const agents = org === null ? null : agentsOf(org, models);
  return { config, warnings, providers, models, agents };
}

function providerOf(name: string, { pricing }: ModelPorts): readonly Provider[] {
  const named = nameAtProvider(name, pricing.priceOf(name));
  return 'problem' in named ? [] : [named.provider];
}

async function describeProvider(
  provider: ConfiguredProvider,
  ports: ReachPorts,
): Promise<ProviderRow> {
  const settings = settingsOrWhy(provider, ports);
  if (typeof settings === 'string')
    return { provider, endpoint: null, key: null, reached: { kind: 'no', why: settings } };
  const { endpoint, key, needsKey, keyPlaces } = settings;
  const keyFact = needsKey
    ? ({ kind: 'missing', places: keyPlaces } as const)
    : ({ kind: 'not-needed' } as const);
  return {
    provider,
    endpoint,
    key: key === null ? keyFact : { kind: 'set', from: key.from },
    reached: await reach(settings, ports),
  };
}

function settingsOrWhy(
  provider: ConfiguredProvider,
  { providers }: ModelPorts,
): ProviderSettings | string {
  try {
    return providers.settingsOf(provider);
  } catch (error) {
    if (error instanceof OrgsimError) return `${error.message} ${error.hint}`;
    throw error;
  }
}

async function reach(
  settings: ProviderSettings,
  { connect, reachWithin }: ReachPorts,
): Promise<Reached> {
  if (reachWithin === null) return { kind: 'not-asked', why: '--offline' };
  if (settings.needsKey && settings.key === null) return { kind: 'not-asked', why: 'no key' };
  const adapter = await connect(settings.provider, settings);
  const reached = await adapter.reach(reachWithin());
  if (reached.kind === 'reachable') return { kind: 'yes', models: reached.models };
  return { kind: 'no', why: reached.error.message };
}

function describeModel(
  asked: string,
  providers: readonly ProviderRow[],
  { pricing }: ModelPorts,
): ModelRow {
  const priced = pricing.priceOf(asked);
  const named = nameAtProvider(asked, priced);
  if ('problem' in named) {
    const cost = costRow(priced, null, null);
    const { problem: obstacle } = named;
    return { names: [asked], provider: null, name: null, cost, obstacle, isListed: null };
  }
  const { provider, model: name } = named;
  const row = providers.find((each) => each.provider === provider);
  const isListed = isListedAt(row, name);
  return {
    names: [asked],
    provider,
    name,
    cost: costRow(priced, provider, row?.endpoint?.host ?? null),
    obstacle: isConfigured(provider) ? obstacleOf(row, isListed) : null,
    isListed,
  };
}

function costRow(
  priced: ModelPricing,
  provider: Provider | null,
  host: string | null,
): ModelRow['cost'] {
  const cost = costOf(provider, priced, host);
  if (cost.kind !== 'unpriced') return cost;
  const why =
    priced.kind === 'unpriced' ? priced.why : 'what runs in a cloud is no machine of one’s own';
  return { kind: 'unpriced', why };
}

function obstacleOf(row: ProviderRow | undefined, isListed: boolean | null): string | null {
  if (row === undefined) return null;
  const { provider, key, reached } = row;
  if (key?.kind === 'missing') return `no key: set ${key.places}`;
  if (reached.kind === 'no') return reached.why;
  // The others answer to more names than they list.
  return provider === 'ollama' && isListed === false ? 'not there: ollama pull it first' : null;
}

function isListedAt(row: ProviderRow | undefined, name: string): boolean | null {
  if (row?.reached.kind !== 'yes' || row.reached.models === null) return null;
  return isListed(row.provider, name, row.reached.models);
}

/** Names of the same model at the same provider share a row. */
function mergeNames(rows: readonly ModelRow[]): readonly ModelRow[] {
  const merged = new Map<string, ModelRow>();
  for (const row of rows) {
    const key = row.name === null ? row.names.join() : `${row.provider} ${row.name}`;
    const before = merged.get(key);
    merged.set(
      key,
      before === undefined ? row : { ...before, names: [...before.names, ...row.names] },
    );
  }
  return [...merged.values()];
}

function agentsOf({ agents }: Org, models: readonly ModelRow[]): readonly AgentModel[] {
  return agents.map(({ id, name, model, runtime }) => ({
    id,
    name,
    model,
    obstacle:
      runtime === 'external'
        ? 'Runtime: external is a program of your own: no model is called for it'
        : (models.find(({ names }) => names.includes(model))?.obstacle ?? null),
  }));
}
