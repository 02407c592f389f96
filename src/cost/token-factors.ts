// How many tokens the families of models make of a text, over those of OpenAI's tokenizer. Dated data with its source.

interface TokenFactor {
  /** For people. */
  readonly family: string;
  readonly models: RegExp;
  readonly factor: number;
  /** How far a count may be off, 0.2 for 20 % either way. */
  readonly error: number;
}

/** No tokenizer of these is public. By the last part of the model's id, in lower case, with `-` for `.`; the first that fits. */
const TOKEN_FACTORS = {
  asOf: '2026-11',
  source:
    'tokenx 2.2 against o200k_base; https://platform.claude.com/docs/en/build-with-claude/token-counting: about 30 % more tokens from Claude 4.7 on; not checked against the API',
  rows: [
    {
      family: 'Claude up to 4.6, Haiku 4.5',
      models:
        /^claude-(instant|[123](-|$)|(opus|sonnet|haiku)-[123]|(opus|sonnet|haiku)-4(-[0-6])?(-?\d{8})?(-latest)?$)/,
      factor: 1.2,
      error: 0.2,
    },
    { family: 'Claude from 4.7 on', models: /^claude-/, factor: 1.6, error: 0.2 },
    { family: 'OpenAI', models: /^(gpt|chatgpt|o\d|text)-?/, factor: 1, error: 0.2 },
  ] as readonly TokenFactor[],
  other: { family: 'other', models: /^/, factor: 1, error: 0.35 } as TokenFactor,
} as const;

export function tokenFactorOf(model: string): TokenFactor {
  const id = (model.trim().toLowerCase().split('/').at(-1) ?? '').replaceAll('.', '-');
  return TOKEN_FACTORS.rows.find(({ models }) => models.test(id)) ?? TOKEN_FACTORS.other;
}
