// Seeded random draws keyed by what they are for ("order 7", "task 12"), so that one consumer never shifts another's.

/** A sequence of numbers in [0, 1). */
export type RandomStream = () => number;

/**
 * The stream of draws for one purpose. The same seed and key give the same numbers on every machine and in any order
 * of calls: integer arithmetic only. Hash: cyrb128; generator: sfc32 (Chris Doty-Humphrey, PractRand).
 */
export function randomStream(seed: number, key: string): RandomStream {
  return randomStreams(seed, key)('');
}

/**
 * The streams of many keys that begin alike: `randomStreams(seed, 'task ')('12')` is `randomStream(seed, 'task 12')`, but
 * what they have in common is hashed once.
 */
export function randomStreams(seed: number, beginning: string): (rest: string) => RandomStream {
  const start: Words = new Int32Array(4);
  hashOn(HASH_START, `${seed}\u0000${beginning}`, start);
  return (rest) => {
    hashOn(start, rest, SCRATCH);
    return generate(SCRATCH);
  };
}

/** A whole number in [low, high], both included. */
export function drawInteger(stream: RandomStream, low: number, high: number): number {
  return low + Math.floor(stream() * (high - low + 1));
}

/** The state of a hash or of a generator: four words. */
type Words = Int32Array;

const HASH_START: Words = new Int32Array([1779033703, 3144134277, 1013904242, 2773480762]);
/** Made new for every stream, it would cost more than the hash. */
const SCRATCH: Words = new Int32Array(4);
const WARM_UPS = 12;

/** Goes on from the hash in `from`; the new one is written to `to`. */
function hashOn(from: Words, text: string, to: Words): void {
  let h1 = from[0] ?? 0;
  let h2 = from[1] ?? 0;
  let h3 = from[2] ?? 0;
  let h4 = from[3] ?? 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    h1 = h2 ^ Math.imul(h1 ^ code, 597399067);
    h2 = h3 ^ Math.imul(h2 ^ code, 2869860233);
    h3 = h4 ^ Math.imul(h3 ^ code, 951274213);
    h4 = h1 ^ Math.imul(h4 ^ code, 2716044179);
  }
  to[0] = h1;
  to[1] = h2;
  to[2] = h3;
  to[3] = h4;
}

/** Finishes the hash and goes on from it. */
function generate(words: Words): RandomStream {
  const h1 = words[0] ?? 0;
  const h2 = words[1] ?? 0;
  const h3 = words[2] ?? 0;
  const h4 = words[3] ?? 0;
  const f1 = Math.imul(h3 ^ (h1 >>> 18), 597399067);
  const f2 = Math.imul(h4 ^ (h2 >>> 22), 2869860233);
  const f3 = Math.imul(f1 ^ (h3 >>> 17), 951274213);
  const f4 = Math.imul(f2 ^ (h4 >>> 19), 2716044179);
  words[0] = f1 ^ f2 ^ f3 ^ f4;
  words[1] = f2 ^ f1;
  words[2] = f3 ^ f1;
  words[3] = f4 ^ f1;
  step(words, WARM_UPS);
  let a = words[0] ?? 0;
  let b = words[1] ?? 0;
  let c = words[2] ?? 0;
  let d = words[3] ?? 0;
  // As in `step`, which would have to be handed all four words and back.
  return () => {
    const sum = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4_294_967_296;
  };
}

/** Moves the generator on by `times` steps. */
function step(words: Words, times: number): void {
  let a = words[0] ?? 0;
  let b = words[1] ?? 0;
  let c = words[2] ?? 0;
  let d = words[3] ?? 0;
  for (let i = 0; i < times; i++) {
    const sum = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
  }
  words[0] = a;
  words[1] = b;
  words[2] = c;
  words[3] = d;
}
