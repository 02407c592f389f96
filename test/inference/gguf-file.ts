// The GGUF format, version 3, as far as a model of 32-bit floats needs it: named values, then tensors, all little-endian.
// https://github.com/ggml-org/ggml/blob/master/docs/gguf.md

export type GgufValue =
  | { readonly type: 'u32' | 'i32' | 'f32'; readonly value: number }
  | { readonly type: 'bool'; readonly value: boolean }
  | { readonly type: 'string'; readonly value: string }
  | { readonly type: 'u32s' | 'i32s' | 'f32s'; readonly value: readonly number[] }
  | { readonly type: 'strings'; readonly value: readonly string[] };

export interface GgufTensor {
  readonly name: string;
  /** The innermost first: a matrix of `rows` rows of `columns` is [columns, rows]. */
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

const TYPE_IDS = { u32: 4, i32: 5, f32: 6, bool: 7, string: 8 } as const;
const ARRAY_ID = 9;
const VERSION = 3;
const F32 = 0;
const ALIGNMENT = 32;

export function ggufFile(
  values: Readonly<Record<string, GgufValue>>,
  tensors: readonly GgufTensor[],
): Buffer {
  const entries = Object.entries(values);
  let offset = 0;
  const infos = tensors.map(({ name, shape, data }) => {
    const info = [text(name), u32(shape.length), ...shape.map(u64), u32(F32), u64(offset)];
    offset += aligned(data.byteLength);
    return Buffer.concat(info);
  });
  const head = Buffer.concat([
    Buffer.from('GGUF'),
    u32(VERSION),
    u64(tensors.length),
    u64(entries.length),
    ...entries.flatMap(([name, value]) => [text(name), ...valueBytes(value)]),
    ...infos,
  ]);
  const data = tensors.map(({ data: { buffer, byteOffset, byteLength } }) =>
    padded(Buffer.from(buffer, byteOffset, byteLength)),
  );
  return Buffer.concat([padded(head), ...data]);
}

function valueBytes(given: GgufValue): Buffer[] {
  switch (given.type) {
    case 'u32s':
      return array('u32', given.value.map(u32));
    case 'i32s':
      return array('i32', given.value.map(i32));
    case 'f32s':
      return array('f32', given.value.map(f32));
    case 'strings':
      return array('string', given.value.map(text));
    case 'bool':
      return [u32(TYPE_IDS.bool), Buffer.from([given.value ? 1 : 0])];
    case 'string':
      return [u32(TYPE_IDS.string), text(given.value)];
    case 'u32':
    case 'i32':
    case 'f32':
      return [u32(TYPE_IDS[given.type]), { u32, i32, f32 }[given.type](given.value)];
  }
}

function array(type: keyof typeof TYPE_IDS, items: readonly Buffer[]): Buffer[] {
  return [u32(ARRAY_ID), u32(TYPE_IDS[type]), u64(items.length), ...items];
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function i32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(value);
  return bytes;
}

function u64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
}

function f32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeFloatLE(value);
  return bytes;
}

function text(value: string): Buffer {
  const bytes = Buffer.from(value);
  return Buffer.concat([u64(bytes.length), bytes]);
}

function aligned(length: number): number {
  return Math.ceil(length / ALIGNMENT) * ALIGNMENT;
}

function padded(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc(aligned(bytes.length) - bytes.length)]);
}
