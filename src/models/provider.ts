// Who may answer, and how it reports what that took. Data types alone.

/** Whose protocol an adapter speaks. `dry-run` answers by itself, for nothing. */
export const PROVIDERS = ['anthropic', 'openai', 'ollama', 'dry-run'] as const;
export type Provider = (typeof PROVIDERS)[number];

/** Usage as the provider reported it: kept raw, converted elsewhere, once. */
export interface ReportedUsage {
  readonly provider: Provider;
  readonly raw: Readonly<Record<string, unknown>>;
}
