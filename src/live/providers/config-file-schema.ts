// The JSON schema of the user's own configuration, for editors. Says the same as read-config-file.ts, made of the same keys.

import {
  BASE_URL_PATTERN,
  CONFIGURED_PROVIDERS,
  COUNT_KEYS,
  KEY_LENGTH_MAX,
  KEY_PATTERN,
  OTHER_KEYS,
  PROVIDER_TITLES,
  VARIABLE_PATTERN,
} from './config-keys.js';

/** Plain data; draft 2020-12. */
export function configFileSchema(): object {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: "Configuration of one's own for orgsim",
    description:
      'Keys, addresses and limits of those who run models. It lies outside of every repository: nobody else may say where keys go.',
    ...strict({
      $schema: { type: 'string' },
      providers: strict(
        Object.fromEntries(
          CONFIGURED_PROVIDERS.map((name) => [
            name,
            { description: PROVIDER_TITLES[name], ...providerSchema(name === 'ollama') },
          ]),
        ),
      ),
    }),
  };
}

function providerSchema(isOllama: boolean): object {
  const counts = Object.entries(COUNT_KEYS).map(([key, { description, most }]) => [
    key,
    { description, type: 'integer', minimum: 1, maximum: most },
  ]);
  return {
    ...strict({
      apiKey: {
        description: OTHER_KEYS.apiKey,
        type: 'string',
        pattern: KEY_PATTERN,
        maxLength: KEY_LENGTH_MAX,
      },
      apiKeyEnv: {
        description: OTHER_KEYS.apiKeyEnv,
        type: 'string',
        pattern: VARIABLE_PATTERN,
      },
      baseUrl: {
        description: OTHER_KEYS.baseUrl,
        type: 'string',
        // Ollama takes a host and a port as well.
        ...(!isOllama && { pattern: BASE_URL_PATTERN }),
      },
      allowInsecure: { description: OTHER_KEYS.allowInsecure, type: 'boolean' },
      ...Object.fromEntries(counts),
    }),
    not: { required: ['apiKey', 'apiKeyEnv'] },
  };
}

function strict(properties: object): object {
  return { type: 'object', additionalProperties: false, properties };
}
