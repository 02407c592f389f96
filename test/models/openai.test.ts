// The OpenAI adapter: the contract, and what it makes of a request.
import { createOpenaiAdapter } from '#models/openai';
import { describeAdapter } from './adapter.contract.js';

describeAdapter('openai', {
  create: createOpenaiAdapter,
  path: '/v1',
  model: 'gpt-5-mini',
  cachedUsage: { prompt_tokens: 911, completion_tokens: 7, total_tokens: 918 },
  partialUsage: null,
  requestId: 'req_fault',
  hasRefusal: true,
  hostile: {
    OPENAI_BASE_URL: 'OTHER/v1',
    OPENAI_API_KEY: 'evil-key',
    OPENAI_ADMIN_KEY: 'evil-admin',
    OPENAI_ORG_ID: 'evil-org',
    OPENAI_PROJECT_ID: 'evil-project',
    OPENAI_CUSTOM_HEADERS: 'Authorization: Bearer evil\nX-Evil: evil',
    OPENAI_LOG: 'debug',
  },
});
