// A language model of random weights, in the architecture of Llama and some 200 KB small: what it writes has no meaning, but
// it is computed as that of any model is. The same seed gives the same model.

import { randomStream } from '#base/random-streams';
import type { GgufTensor, GgufValue } from './gguf-file.js';
import { ggufFile } from './gguf-file.js';

const EMBEDDING = 32;
const HEADS = 2;
const LAYERS = 1;
const FEED_FORWARD = 64;
const CONTEXT_TOKENS = 16_384;

/** Kinds of tokens, as GGUF numbers them. */
const NORMAL = 1;
const UNKNOWN = 2;
const CONTROL = 3;
const BYTE = 6;

interface Token {
  readonly text: string;
  readonly kind: number;
  /** Added to what the weights say of it. Without meaning all tokens are equal, and most of them are bytes of nothing. */
  readonly bias: number;
}

/** Makes answers shorter, in tokens and in time: words are written at once, and strings and lists come to their ends. */
const WORDS =
  'plan order task review report result draft check test build write read send ask wait help team lead work done'.split(
    ' ',
  );
const ENDS = ['"}]}', '"}', '"', ']', '}'];
const BEGINNINGS = [
  '{"actions":[{"action":"',
  'complete","task":"',
  'delegate","to":"',
  '","body":"',
];

const TOKENS: readonly Token[] = [
  { text: '<unk>', kind: UNKNOWN, bias: -9 },
  { text: '<s>', kind: CONTROL, bias: -9 },
  { text: '</s>', kind: CONTROL, bias: -9 },
  ...Array.from({ length: 256 }, (_, byte) => ({
    text: `<0x${byte.toString(16).toUpperCase().padStart(2, '0')}>`,
    kind: BYTE,
    bias: -5,
  })),
  { text: '<|im_start|>', kind: CONTROL, bias: -9 },
  { text: '<|im_end|>', kind: CONTROL, bias: 0 },
  { text: '\u2581', kind: NORMAL, bias: -1 },
  ...Array.from({ length: 94 }, (_, index) => String.fromCharCode(33 + index)).map((text) => ({
    text,
    kind: NORMAL,
    bias: ENDS.includes(text) ? 2 : 0,
  })),
  ...WORDS.map((word) => ({ text: `\u2581${word}`, kind: NORMAL, bias: 2 })),
  ...[...BEGINNINGS, ...ENDS.filter((text) => text.length > 1)].map((text) => ({
    text,
    kind: NORMAL,
    bias: 2,
  })),
];
const idOf = (text: string): number => TOKENS.findIndex((token) => token.text === text);

/** The turns of ChatML, which the server writes by itself too. */
const CHAT_TEMPLATE =
  "{% for m in messages %}{{'<|im_start|>' + m['role'] + '\\n' + m['content'] + '<|im_end|>\\n'}}{% endfor %}{% if add_generation_prompt %}{{'<|im_start|>assistant\\n'}}{% endif %}";

const VALUES: Readonly<Record<string, GgufValue>> = {
  'general.architecture': { type: 'string', value: 'llama' },
  'general.name': { type: 'string', value: 'random' },
  'general.file_type': { type: 'u32', value: 0 },
  'llama.context_length': { type: 'u32', value: CONTEXT_TOKENS },
  'llama.embedding_length': { type: 'u32', value: EMBEDDING },
  'llama.block_count': { type: 'u32', value: LAYERS },
  'llama.feed_forward_length': { type: 'u32', value: FEED_FORWARD },
  'llama.attention.head_count': { type: 'u32', value: HEADS },
  'llama.attention.head_count_kv': { type: 'u32', value: HEADS },
  'llama.attention.layer_norm_rms_epsilon': { type: 'f32', value: 1e-5 },
  'llama.rope.dimension_count': { type: 'u32', value: EMBEDDING / HEADS },
  'llama.vocab_size': { type: 'u32', value: TOKENS.length },
  'tokenizer.ggml.model': { type: 'string', value: 'llama' },
  'tokenizer.ggml.pre': { type: 'string', value: 'default' },
  'tokenizer.ggml.tokens': { type: 'strings', value: TOKENS.map(({ text }) => text) },
  'tokenizer.ggml.scores': { type: 'f32s', value: TOKENS.map((_, index) => -index) },
  'tokenizer.ggml.token_type': { type: 'i32s', value: TOKENS.map(({ kind }) => kind) },
  'tokenizer.ggml.bos_token_id': { type: 'u32', value: idOf('<s>') },
  'tokenizer.ggml.eos_token_id': { type: 'u32', value: idOf('<|im_end|>') },
  'tokenizer.ggml.unknown_token_id': { type: 'u32', value: idOf('<unk>') },
  'tokenizer.ggml.add_bos_token': { type: 'bool', value: false },
  'tokenizer.ggml.add_eos_token': { type: 'bool', value: false },
  'tokenizer.ggml.add_space_prefix': { type: 'bool', value: false },
  'tokenizer.chat_template': { type: 'string', value: CHAT_TEMPLATE },
};

/** Bytes of a GGUF file. */
export function randomModel(seed: number): Buffer {
  return ggufFile(VALUES, tensorsOf(seed));
}

function tensorsOf(seed: number): readonly GgufTensor[] {
  const matrix = (name: string, columns: number, rows: number, deviation: number): GgufTensor => {
    const gaussian = gaussianStream(seed, name);
    const data = Float32Array.from({ length: columns * rows }, () => gaussian() * deviation);
    return { name: `${name}.weight`, shape: [columns, rows], data };
  };
  const ones = (name: string): GgufTensor => ({
    name: `${name}.weight`,
    shape: [EMBEDDING],
    data: new Float32Array(EMBEDDING).fill(1),
  });
  const deviation = 1 / Math.sqrt(EMBEDDING);
  const layers = Array.from({ length: LAYERS }, (_, layer) => `blk.${layer}.`).flatMap((block) => [
    ones(`${block}attn_norm`),
    matrix(`${block}attn_q`, EMBEDDING, EMBEDDING, deviation),
    matrix(`${block}attn_k`, EMBEDDING, EMBEDDING, deviation),
    matrix(`${block}attn_v`, EMBEDDING, EMBEDDING, deviation),
    leavingFirst(matrix(`${block}attn_output`, EMBEDDING, EMBEDDING, deviation)),
    ones(`${block}ffn_norm`),
    matrix(`${block}ffn_gate`, EMBEDDING, FEED_FORWARD, deviation),
    matrix(`${block}ffn_up`, EMBEDDING, FEED_FORWARD, deviation),
    leavingFirst(matrix(`${block}ffn_down`, FEED_FORWARD, EMBEDDING, 1 / Math.sqrt(FEED_FORWARD))),
  ]);
  return [
    withFirst(matrix('token_embd', EMBEDDING, TOKENS.length, 0.5), () => 1),
    ...layers,
    ones('output_norm'),
    withFirst(matrix('output', EMBEDDING, TOKENS.length, 0.1), (token) => TOKENS[token]?.bias ?? 0),
  ];
}

/**
 * The first dimension is the same for every token, and no layer writes to it: so it is a constant that the weights of the
 * output multiply, a bias, which this architecture does not have.
 */
function withFirst({ data, ...tensor }: GgufTensor, first: (row: number) => number): GgufTensor {
  const changed = data.map((weight, at) => (at % EMBEDDING === 0 ? first(at / EMBEDDING) : weight));
  return { ...tensor, data: changed };
}

function leavingFirst({ data, shape, ...tensor }: GgufTensor): GgufTensor {
  const [columns = 0] = shape;
  return { ...tensor, shape, data: data.map((weight, at) => (at < columns ? 0 : weight)) };
}

/** Box and Muller. */
function gaussianStream(seed: number, name: string): () => number {
  const random = randomStream(seed, name);
  return () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
