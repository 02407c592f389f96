// The reference price table: dollars for one invocation, by family of models. Dated data; knows no agent.

/** One family and the models that belong to it. */
export interface ReferencePrice {
  readonly family: string;
  /** US dollars for one invocation of `REFERENCE_PRICES.tokens`. */
  readonly usdPerInvocation: number;
  /** The models of the family, by their id in lower case: aliases, versions, with and without their own provider. */
  readonly models: RegExp;
}

/**
 * Approximate prices of an invocation with a typical context, as the design note that the format follows gives them.
 * They compare organizations; they are no price list. A model of no family here has no price: a small sibling
 * (`gpt-4o-mini`) or another provider's resale is priced otherwise, and nothing is guessed.
 */
export const REFERENCE_PRICES = {
  name: 'reference',
  /** The note states no date; it is first seen in public in this month. */
  asOf: '2026-03',
  source:
    'Event-Driven Agent Architecture, section 6.1, https://docs.openspawn.ai/reference/event-driven-agents/',
  tokens: { input: 4000, output: 1000 },
  rows: [
    { family: 'Claude Opus', usdPerInvocation: 0.12, models: claude('opus') },
    { family: 'Claude Sonnet', usdPerInvocation: 0.03, models: claude('sonnet') },
    { family: 'Claude Haiku', usdPerInvocation: 0.003, models: claude('haiku') },
    {
      family: 'GPT-4o',
      usdPerInvocation: 0.04,
      models: /^(openai\/)?gpt-4o(-\d{4}-\d{2}-\d{2}|-latest)?$/,
    },
    { family: 'Ollama (local)', usdPerInvocation: 0, models: /^ollama(\/.+)?$/ },
    { family: 'dry-run', usdPerInvocation: 0, models: /^dry-run(\/.+)?$/ },
  ] as readonly ReferencePrice[],
} as const;

// `claude-opus`, `claude-opus-4-5-20251101`, `claude-3-5-sonnet`, `anthropic/claude-3-haiku-20240307`.
function claude(tier: string): RegExp {
  return new RegExp(`^(anthropic/)?claude-([0-9.-]+-)?${tier}(-[0-9a-z.-]+)?$`);
}

/** The row that prices a model, or null: unknown, which is never free. */
export function findReferencePrice(model: string): ReferencePrice | null {
  const id = model.trim().toLowerCase();
  return REFERENCE_PRICES.rows.find((row) => row.models.test(id)) ?? null;
}
