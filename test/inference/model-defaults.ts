// What both servers call their model, and what holds where a request says nothing.

export const MODEL_NAME = 'random';

export const MODEL_DEFAULTS = { outputTokensMax: 512, temperature: 0.8, seed: 1 };
