// The form of an answer as a provider is sent it, to be counted and shown.

import { parseModelId } from '#cost/prices/model-id';
import { DIALECTS, stableForm } from '#models/actions/answer-form';
import type { Powers } from '#models/actions/powers';

export interface SentForm {
  /** How it is sent: with every call, for tokens; or as a grammar for what runs the model, which the model never reads. */
  readonly kind: 'tool' | 'grammar';
  /** JSON; of a grammar nothing, as it changes from wake to wake. */
  readonly text: string;
}

/** `model` is its name with all aliases resolved. */
export function sentForm(powers: Powers, model: string): SentForm {
  const { provider } = parseModelId(model);
  const dialect =
    provider === 'ollama' || provider === 'openai' ? DIALECTS[provider] : DIALECTS.anthropic;
  if (dialect === 'grammar') return { kind: 'grammar', text: '' };
  const { name, description, schema } = stableForm(powers, dialect);
  return { kind: 'tool', text: JSON.stringify({ name, description, input_schema: schema }) };
}
