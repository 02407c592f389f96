// What the tests use of node-llama-cpp 3.22, told here because it is installed for one job alone.

export const LlamaLogLevel: { readonly error: 'error' };

export function getLlama(options: {
  readonly gpu: false;
  /** Takes the binary that is installed, or fails. */
  readonly build: 'never';
  readonly logLevel: 'error';
}): Promise<Llama>;

export interface Llama {
  loadModel(options: { readonly modelPath: string }): Promise<LlamaModel>;
  createGrammarForJsonSchema(schema: Readonly<Record<string, unknown>>): Promise<LlamaGrammar>;
  getGrammarFor(kind: 'json'): Promise<LlamaGrammar>;
  dispose(): Promise<void>;
}

/** Of one answer: the two hold state of what was generated. */
export interface LlamaGrammar {
  readonly trimWhitespaceSuffix: boolean;
}

export interface LlamaModel {
  /** In bytes. */
  readonly size: number;
  createContext(options: {
    readonly contextSize: number;
    readonly threads: number;
    readonly sequences: number;
  }): Promise<LlamaContext>;
}

export interface LlamaContext {
  getSequence(): LlamaContextSequence;
}

interface TokenCounts {
  readonly usedInputTokens: number;
  readonly usedOutputTokens: number;
}

export interface LlamaContextSequence {
  readonly tokenMeter: {
    getState(): TokenCounts;
    diff(before: TokenCounts): TokenCounts;
  };
  dispose(): void;
}

export class SpecialTokensText {
  constructor(value: string);
}

export class LlamaText {
  constructor(parts: readonly (string | SpecialTokensText)[]);
}

export class LlamaCompletion {
  constructor(options: { readonly contextSequence: LlamaContextSequence });
  generateCompletionWithMeta(
    input: LlamaText,
    options: {
      readonly grammar?: LlamaGrammar;
      readonly maxTokens?: number;
      readonly temperature?: number;
      readonly seed?: number;
      readonly signal?: AbortSignal;
      readonly stopOnAbortSignal?: boolean;
      readonly onTextChunk?: (text: string) => void;
      readonly disableContextShift?: boolean;
    },
  ): Promise<{
    readonly response: string;
    readonly metadata: { readonly stopReason: string };
  }>;
  dispose(): void;
}
