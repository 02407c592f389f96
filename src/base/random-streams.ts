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
  const start = hashOn(HASH_START, `${seed}\u0000${beginning}`);
  return (rest) => generate(finishHash(hashOn(start, rest)));
}

/** A whole number in [low, high], both included. */
export function drawInteger(stream: RandomStream, low: number, high: number): number {
  return low + Math.floor(stream() * (high - low + 1));
}

type Hash = readonly [number, number, number, number];

function generate([a, b, c, d]: [number, number, number, number]): RandomStream {
  const next = (): number => {
    const sum = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return (sum >>> 0) / 4_294_967_296;
  };
  for (let i = 0; i < 12; i++) next();
  return next;
}

const HASH_START: Hash = [1779033703, 3144134277, 1013904242, 2773480762];

function hashOn([h1, h2, h3, h4]: Hash, text: string): Hash {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    h1 = h2 ^ Math.imul(h1 ^ code, 597399067);
    h2 = h3 ^ Math.imul(h2 ^ code, 2869860233);
    h3 = h4 ^ Math.imul(h3 ^ code, 951274213);
    h4 = h1 ^ Math.imul(h4 ^ code, 2716044179);
  }
  return [h1, h2, h3, h4];
}

function finishHash([h1, h2, h3, h4]: Hash): [number, number, number, number] {
  const a = Math.imul(h3 ^ (h1 >>> 18), 597399067);
  const b = Math.imul(h4 ^ (h2 >>> 22), 2869860233);
  const c = Math.imul(a ^ (h3 >>> 17), 951274213);
  const d = Math.imul(b ^ (h4 >>> 19), 2716044179);
  return [a ^ b ^ c ^ d, b ^ a, c ^ a, d ^ a];
}
