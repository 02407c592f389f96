// Which models can be asked, for programs.

import { toJsonText } from '#base/json-text';
import type { AgentModel, ModelRow, ModelsReport, ProviderRow } from '#main/models-report';

/** Ends with a line feed. */
export function formatModelsJson(report: ModelsReport): string {
  const { config, warnings, providers, models, agents } = report;
  const json = {
    version: 1,
    config,
    warnings,
    providers: providers.map(providerJson),
    models: models.map(modelJson),
    ...(agents !== null && { agents: agents.map(agentJson) }),
  };
  return `${toJsonText(json)}\n`;
}

function providerJson({ provider, endpoint, key, reached }: ProviderRow): object {
  return {
    provider,
    endpoint: endpoint?.url ?? null,
    endpointFrom: endpoint?.from ?? null,
    key: key?.kind ?? null,
    keyFrom: key?.kind === 'set' ? key.from : null,
    reachable: reached.kind === 'not-asked' ? null : reached.kind === 'yes',
    why: reached.kind === 'yes' ? null : reached.why,
    models: reached.kind === 'yes' ? reached.models : null,
  };
}

function modelJson({ names, provider, name, cost, obstacle, isListed }: ModelRow): object {
  const first = cost.kind === 'priced' ? cost.price.bands[0].rates : null;
  return {
    names,
    provider,
    model: name,
    price: cost.kind,
    inputUsd: cost.kind === 'free' ? 0 : (first?.inputUsd ?? null),
    outputUsd: cost.kind === 'free' ? 0 : (first?.outputUsd ?? null),
    listed: isListed,
    obstacle,
  };
}

function agentJson({ id, model, obstacle }: AgentModel): object {
  return { id, model, canRunLive: obstacle === null, obstacle };
}
