// What `orgsim models` prints, for machines on which all, some and nothing is configured. No network, no environment.
import { describe, expect, test } from 'vitest';
import { readConfigFile } from '#live/providers/read-config-file';
import type { ProviderSettings, Variables } from '#live/providers/settle-provider';
import { settleProvider } from '#live/providers/settle-provider';
import { loadOrg } from '#main/load-org';
import type { ReachPorts } from '#main/models-report';
import { modelsWanted, reportModels } from '#main/models-report';
import { openPricing } from '#main/open-pricing';
import { openProviders } from '#main/open-providers';
import type { ModelAdapter, Provider, Reachability } from '#models/adapter';
import { ModelError } from '#models/model-error';
import { routeModel } from '#models/route-model';
import { formatModelsJson } from '#report/models-json';
import { formatModelsText } from '#report/models-text';
import { PLAIN_STYLE } from '#report/style';

const PATH = '/ada/.config/orgsim/config.json';
const ORG = `# Acme

## Structure

### Ada

- **Model:** claude-opus

#### Bo

- **Model:** ollama/llama3.2

#### Cy

- **Model:** ollama/qwen3:8b

#### Di

- **Model:** acme/large

#### Ed

- **Runtime:** external
`;

interface Machine {
  readonly variables: Variables;
  readonly config: object | null;
  readonly isOpenToOthers?: boolean;
  readonly reached: Readonly<Partial<Record<Provider, readonly string[] | string | null>>>;
}

const ALL: Machine = {
  variables: {
    ANTHROPIC_API_KEY: 'sk-ant-canary-1',
    OPENAI_BASE_URL: 'https://gateway.example/v1',
  },
  config: { openai: { apiKey: 'sk-canary-2' }, ollama: { baseUrl: ':5000' } },
  isOpenToOthers: true,
  reached: {
    anthropic: ['claude-opus-5-5', 'claude-sonnet-5-5'],
    openai: null,
    ollama: ['llama3.2:latest', '\u001b[31mred'],
  },
};
const NOTHING: Machine = { variables: {}, config: null, reached: {} };
const BROKEN: Machine = {
  variables: { ANTHROPIC_BASE_URL: 'http://gateway.example', OPENAI_API_KEY: 'sk-canary-3' },
  config: null,
  reached: { openai: 'OpenAI (api.openai.com) refused the key (401).', ollama: 'Ollama is down.' },
};

async function report(
  machine: Machine,
  model: string | null,
  text: string | null,
  offline: boolean,
) {
  const { variables, config, reached, isOpenToOthers = false } = machine;
  const file = config === null ? null : { name: PATH, text: JSON.stringify({ providers: config }) };
  const org = text === null ? null : loadOrg({ name: 'ORG.md', text }).org;
  const names = modelsWanted(model, org);
  const ports: ReachPorts = {
    pricing: await openPricing('catalog', names),
    providers: openProviders(variables, { path: PATH, file, isOpenToOthers }),
    routeByName: routeModel,
    connect: async (provider, settings) => fakeAdapter(provider, settings, reached[provider]),
    reachWithin: offline ? null : () => new AbortController().signal,
  };
  return reportModels({ names, org, isAll: model === null && org === null }, ports);
}

function fakeAdapter(
  provider: Provider,
  settings: ProviderSettings | null,
  said: readonly string[] | string | null | undefined,
): ModelAdapter {
  const reached: Reachability =
    typeof said === 'string'
      ? { kind: 'unreachable', error: unreachable(said) }
      : { kind: 'reachable', models: said ?? null };
  return {
    provider,
    endpoint: settings?.endpoint.host ?? null,
    call: () => Promise.reject(new Error('nobody is to be paid')),
    reach: () => Promise.resolve(reached),
  };
}

function unreachable(message: string): ModelError {
  return new ModelError(message, {
    kind: 'network',
    status: null,
    retryAfter: null,
    mayBeBilled: false,
    usage: null,
  });
}

describe.each([
  ['all that is known, everything set', ALL, null, null, 100, 'all'],
  ['the same on a narrow terminal', ALL, null, null, 60, 'all-60'],
  ['nothing set', NOTHING, null, null, 100, 'nothing'],
  ['what is set wrongly, or cannot be reached', BROKEN, null, null, 100, 'broken'],
  ['the agents of an org', ALL, null, ORG, 100, 'org'],
  ['the agents of an org, nothing set', NOTHING, null, ORG, 100, 'org-nothing'],
  ['one model', ALL, 'claude-opus', null, 100, 'opus'],
  ['one that nobody runs', ALL, 'gemini-3.8-flash', null, 100, 'nobody'],
] as const)('%s', (_what, machine, model, org, columns, golden) => {
  test.each(['txt', 'json'])('%s', async (format) => {
    const told = await report(machine, model, org, machine === NOTHING);
    const text =
      format === 'json'
        ? formatModelsJson(told)
        : formatModelsText(told, { style: PLAIN_STYLE, columns });
    expect(text).not.toContain('canary');
    expect(text).not.toContain('\u001b');
    if (format === 'txt')
      for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(columns);
    await expect(text).toMatchFileSnapshot(`models/${golden}.${format}`);
  });
});

test('nobody is asked offline, or without the key that a provider wants', async () => {
  const asked: string[] = [];
  const ask = async (machine: Machine, offline: boolean) => {
    const names = modelsWanted(null, null);
    await reportModels(
      { names, org: null, isAll: true },
      {
        pricing: await openPricing('catalog', names),
        providers: openProviders(machine.variables, {
          path: PATH,
          file: null,
          isOpenToOthers: false,
        }),
        routeByName: routeModel,
        connect: async (provider, settings) => {
          asked.push(provider);
          return fakeAdapter(provider, settings, null);
        },
        reachWithin: offline ? null : () => new AbortController().signal,
      },
    );
    return asked.splice(0);
  };
  expect(await ask(ALL, true)).toEqual([]);
  expect(await ask(NOTHING, false)).toEqual(['ollama']);
  expect(await ask(ALL, false)).toEqual(['anthropic', 'openai', 'ollama']);
});

test('the settings that it tells are those of a run', () => {
  const file = readConfigFile({ name: PATH, text: JSON.stringify({ providers: ALL.config }) });
  expect(settleProvider('ollama', {}, file).endpoint.host).toBe('127.0.0.1:5000');
});
