// Real inference, from the one folder that has it installed: what the tests use of node-llama-cpp, and no more.
export {
  getLlama,
  LlamaCompletion,
  LlamaLogLevel,
  LlamaText,
  SpecialTokensText,
} from 'node-llama-cpp';
