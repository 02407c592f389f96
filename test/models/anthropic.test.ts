// The Anthropic adapter: the contract, and what it makes of a request.
import { createAnthropicAdapter } from '#models/anthropic';
import { describeAdapter } from './adapter.contract.js';

describeAdapter('anthropic', {
  create: createAnthropicAdapter,
  path: '',
  model: 'claude-opus-5-5',
  cachedUsage: {
    input_tokens: 11,
    cache_creation_input_tokens: 5,
    cache_read_input_tokens: 900,
    output_tokens: 7,
  },
  partialUsage: { input_tokens: 11, cache_read_input_tokens: 900, output_tokens: 1 },
  requestId: 'req_fault',
  hasRefusal: true,
  hostile: {
    ANTHROPIC_BASE_URL: 'OTHER',
    ANTHROPIC_API_KEY: 'evil-key',
    ANTHROPIC_AUTH_TOKEN: 'evil-token',
    ANTHROPIC_CUSTOM_HEADERS: 'Authorization: Bearer evil\nX-Evil: evil',
    ANTHROPIC_LOG: 'debug',
    ANTHROPIC_PROFILE: 'evil',
  },
});
