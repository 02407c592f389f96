// The names of models that need no provider before them, and what else may stand for a model.
import { nameTable } from './name-table.js';

const RELATIVE_MODELS = ['same-as-lead', 'cheapest', 'fastest'] as const;
type RelativeModel = (typeof RELATIVE_MODELS)[number];

export type ModelChoice =
  | { readonly kind: 'named'; readonly model: string }
  | { readonly kind: 'relative'; readonly model: RelativeModel };

/** The last one is nobody's: a live run answers for it by the chart alone, and pays nobody. */
const NAMED_MODELS = ['claude-opus', 'claude-sonnet', 'claude-haiku', 'gpt-4o', 'dry-run'];

export const MODEL_NAMES = nameTable<ModelChoice>([
  ...NAMED_MODELS.map((model) => [model, { kind: 'named', model }] as const),
  ...RELATIVE_MODELS.map((model) => [model, { kind: 'relative', model }] as const),
]);

export const MODELS_EXPECTED: readonly string[] = [
  ...NAMED_MODELS,
  'provider/model',
  ...RELATIVE_MODELS,
];

/** What people call a model when they leave part of its name out. */
export const MODEL_NICKNAMES: ReadonlyMap<string, string> = new Map([
  ['opus', 'claude-opus'],
  ['sonnet', 'claude-sonnet'],
  ['haiku', 'claude-haiku'],
  ['gpt4', 'gpt-4o'],
]);

/** Whose model a name without a provider is, by how it begins. */
export const PROVIDER_BY_FAMILY: readonly (readonly [family: string, provider: string])[] = [
  ['claude', 'anthropic'],
  ['gpt', 'openai'],
  ['llama', 'ollama'],
  ['mistral', 'ollama'],
  ['qwen', 'ollama'],
  ['gemma', 'ollama'],
  ['phi', 'ollama'],
];
