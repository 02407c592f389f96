// The Ollama adapter: the contract, and what it makes of a request.
import { createOllamaAdapter } from '#models/ollama';
import { describeAdapter } from './adapter.contract.js';

describeAdapter('ollama', {
  create: createOllamaAdapter,
  path: '',
  model: 'llama3.2',
  cachedUsage: { prompt_eval_count: 11, eval_count: 7, total_duration: 5, eval_duration: 3 },
  partialUsage: null,
  requestId: null,
  hasRefusal: false,
  hostile: { OLLAMA_HOST: 'OTHER', OLLAMA_API_KEY: 'evil-key' },
});
