// From the text of the user's own configuration to what it says. Strict: what is not understood is refused, with its place and
// what to write instead. A value that may be a key is never repeated.

import { readJsonNode } from '#base/json-node';
import { Secret } from '#base/secret';
import { failAt, JsonPlace } from '#cost/prices/json-place';
import { checkEndpoint } from './check-endpoint.js';
import type { ConfigFile, ProviderConfig } from './config-file.js';
import type { ConfiguredProvider, CountKey } from './config-keys.js';
import {
  CONFIGURED_PROVIDERS,
  COUNT_KEYS,
  KEY_LENGTH_MAX,
  KEY_PATTERN,
  OTHER_KEYS,
  VARIABLE_PATTERN,
} from './config-keys.js';
import { ollamaUrl } from './ollama-host.js';

const FILE_EXAMPLE = '{"providers": {"anthropic": {"apiKeyEnv": "MY_KEY"}}}';
const PROVIDERS_EXAMPLE = '{"anthropic": {"apiKeyEnv": "MY_KEY"}}';
const PROVIDER_EXAMPLE = '{"apiKeyEnv": "MY_KEY", "concurrency": 4}';
const COUNT_NAMES = namesOf(COUNT_KEYS);
const PROVIDER_KEYS = [...namesOf(OTHER_KEYS), ...COUNT_NAMES] as const;
type ProviderKey = (typeof PROVIDER_KEYS)[number];

/** `file` has its name for messages. Throws an OrgsimError of code `input-invalid`. */
export function readConfigFile({
  name,
  text,
}: {
  readonly name: string;
  readonly text: string;
}): ConfigFile {
  const file = { name, text: text.replace(/^\ufeff/u, '') };
  const read = readJsonNode(file.text);
  if (!('node' in read))
    return failAt(file, read.offset, `this is not JSON: ${read.problem}`, 'Mend it there.');
  const fields = new JsonPlace(file, read.node).fields(['$schema', 'providers'], FILE_EXAMPLE);
  fields.get('$schema')?.text('the address of a schema', /^/, 'Write a text, or leave it out.');
  const places = fields.get('providers')?.fields(CONFIGURED_PROVIDERS, PROVIDERS_EXAMPLE);
  const providers = new Map<ConfiguredProvider, ProviderConfig>();
  for (const [provider, place] of places ?? [])
    providers.set(provider, readProvider(place, provider));
  return { name, providers };
}

function readProvider(place: JsonPlace, provider: ConfiguredProvider): ProviderConfig {
  const fields = place.fields<ProviderKey>(PROVIDER_KEYS, PROVIDER_EXAMPLE);
  const both = fields.get('apiKeyEnv');
  if (fields.has('apiKey'))
    both?.fail('the key stands in apiKey already', 'Leave out apiKey or apiKeyEnv.');
  const allowInsecure = fields.get('allowInsecure')?.flag() ?? false;
  return {
    apiKey: readKey(fields.get('apiKey')),
    apiKeyEnv: readVariable(both),
    baseUrl: readBaseUrl(fields.get('baseUrl'), provider, allowInsecure),
    allowInsecure,
    counts: {
      concurrency: readCount(fields, 'concurrency'),
      requestsPerMinute: readCount(fields, 'requestsPerMinute'),
      tokensPerMinute: readCount(fields, 'tokensPerMinute'),
      outputTokensMax: readCount(fields, 'outputTokensMax'),
      timeoutSeconds: readCount(fields, 'timeoutSeconds'),
    },
  };
}

function readKey(place: JsonPlace | undefined): Secret | null {
  const key = textOf(place, 'a key');
  if (place === undefined || key === null) return null;
  if (new RegExp(KEY_PATTERN).test(key) && key.length <= KEY_LENGTH_MAX) return new Secret(key);
  return place.fail(
    'no key is empty, or has a space or a line break in it',
    'Write the key as its provider gave it to you.',
  );
}

function readVariable(place: JsonPlace | undefined): string | null {
  const name = textOf(place, 'the name of an environment variable');
  if (place === undefined || name === null) return null;
  if (new RegExp(VARIABLE_PATTERN).test(name)) return name;
  return place.fail(
    'this is no name of an environment variable',
    'Write a name, such as "MY_KEY"; a key itself belongs to apiKey.',
  );
}

function readBaseUrl(
  place: JsonPlace | undefined,
  provider: ConfiguredProvider,
  allowInsecure: boolean,
): ProviderConfig['baseUrl'] {
  const written = textOf(place, 'an address');
  if (place === undefined || written === null) return null;
  const checked = checkEndpoint(
    provider === 'ollama' ? ollamaUrl(written) : written,
    allowInsecure,
  );
  if (checked.kind === 'fine') return { url: checked.url, host: checked.host };
  return place.fail(`the address ${checked.problem}`, checked.hint);
}

function readCount(fields: ReadonlyMap<ProviderKey, JsonPlace>, key: CountKey): number | null {
  const { most, example } = COUNT_KEYS[key];
  const what = `a whole number from 1 to ${most.toLocaleString('en-US')}`;
  return fields.get(key)?.whole(what, 1, most, `For instance: "${key}": ${example}`) ?? null;
}

function textOf(place: JsonPlace | undefined, what: string): string | null {
  return place?.text(what, /^/, 'Write a text in double quotes.') ?? null;
}

function namesOf<K extends string>(table: Readonly<Record<K, unknown>>): K[] {
  return Object.keys(table).filter((key): key is K => Object.hasOwn(table, key));
}
