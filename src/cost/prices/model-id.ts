// How a model is named: whose it is, and its name in one spelling, so that names can be compared. Knows no price.

export interface ModelId {
  /** `anthropic`, `openai`, `ollama`, `aws`; null where the name does not say, and no family of models does. */
  readonly provider: string | null;
  /** As its provider spells it, in lower case: `claude-opus-4.5`, `global.anthropic.claude-opus-5`. */
  readonly name: string;
  /** In one spelling: dots as dashes, without `-latest`, the family before the version. */
  readonly plain: string;
  /** The same without a date at its end: `claude-opus-4-5` of `claude-opus-4-5-20251101`. */
  readonly undated: string;
}

/** Other names of providers. */
const PROVIDERS: ReadonlyMap<string, string> = new Map([
  ['gemini', 'google'],
  ['vertex', 'google'],
  ['vertex_ai', 'google'],
  ['bedrock', 'aws'],
  ['amazon-bedrock', 'aws'],
  ['xai', 'x-ai'],
  ['mistralai', 'mistral'],
]);

/** Whose a name without a provider is, by how it begins. */
const FAMILIES: readonly (readonly [RegExp, string])[] = [
  [/^claude-/, 'anthropic'],
  [/^(gpt-|chatgpt-|o\d)/, 'openai'],
  [/^gemini-/, 'google'],
];

/** Never throws; case and space around it count nothing. `parseModelId(modelKey(id))` is `id` but for its spelling. */
export function parseModelId(written: string): ModelId {
  const text = written.trim().toLowerCase();
  const slash = text.indexOf('/');
  const name = text.slice(slash + 1);
  const plain = plainName(name);
  const owner = slash < 0 ? familyOf(plain) : text.slice(0, slash);
  const provider = owner === null ? null : (PROVIDERS.get(owner) ?? owner);
  const undated = plain.replace(/[-@](\d{8}|\d{4}-\d{2}-\d{2})$/, '');
  return { provider, name, plain, undated: undated === '' ? plain : undated };
}

/** Equal for two spellings of one model: `anthropic/claude-opus-4-5`. */
export function modelKey({ provider, plain }: Pick<ModelId, 'provider' | 'plain'>): string {
  return provider === null ? plain : `${provider}/${plain}`;
}

/** Its very name, with its provider: of a reseller's models, two spellings may be two models. */
export function exactKey({ provider, name }: Pick<ModelId, 'provider' | 'name'>): string {
  return provider === null ? name : `${provider}/${name}`;
}

/** As it is written in an ORG.md: with its provider where the name alone would mean a model of another one. */
export function fullName(provider: string | null, id: string): string {
  return provider === null || parseModelId(id).provider === provider ? id : `${provider}/${id}`;
}

function familyOf(name: string): string | null {
  return FAMILIES.find(([pattern]) => pattern.test(name))?.[1] ?? null;
}

function plainName(name: string): string {
  return (
    name
      .replaceAll('.', '-')
      .replace(/(-latest)+$/, '')
      // From version 4 on the family comes first; both orders are written.
      .replace(
        /^claude-([4-9]\d*(?:-\d{1,2})?)-(opus|sonnet|haiku|fable)(?=$|[-@])/,
        'claude-$2-$1',
      )
      .trim()
  );
}
