// Whose a model is, by its name alone.

import type { Provider } from './adapter.js';

export type ModelRoute =
  | {
      readonly provider: Provider;
      /** As the provider names it. */
      readonly model: string;
    }
  /** Nobody's that we know: a sentence on what to write instead. */
  | { readonly problem: string };

/** In order. A name with a provider before it is that provider's, whatever follows. */
const ROUTES: readonly { readonly pattern: RegExp; readonly provider: Provider }[] = [
  { pattern: /^ollama\/(?<model>.+)$/iu, provider: 'ollama' },
  { pattern: /^anthropic\/(?<model>.+)$/iu, provider: 'anthropic' },
  { pattern: /^openai\/(?<model>.+)$/iu, provider: 'openai' },
  { pattern: /^dry-run\/(?<model>.+)$/iu, provider: 'dry-run' },
  { pattern: /^(?<model>dry-run)$/iu, provider: 'dry-run' },
  { pattern: /^(?<model>claude[^/]*)$/iu, provider: 'anthropic' },
  { pattern: /^(?<model>(?:gpt|chatgpt)[^/]*|o\d[^/]*)$/iu, provider: 'openai' },
];

/** Of a model's name as the price book gives it, aliases resolved. */
export function routeModel(resolved: string): ModelRoute {
  const name = resolved.trim();
  for (const { pattern, provider } of ROUTES) {
    const model = pattern.exec(name)?.groups?.model?.trim();
    if (model !== undefined && model !== '') return { provider, model };
  }
  return {
    problem: `Nobody is known to run the model ${JSON.stringify(name)}: write ollama/NAME for one that runs in Ollama, openai/NAME for one at OPENAI_BASE_URL, claude-... or gpt-..., or dry-run to pay nobody.`,
  };
}
