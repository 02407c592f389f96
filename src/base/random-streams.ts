// Seeded random draws keyed by what they are for ("order 7", "task 12"), so that one consumer never shifts another's.

/** A sequence of numbers in [0, 1). */
export type RandomStream = () => number;

/**
 * The stream of draws for one purpose. The same seed and key give the same numbers on every machine and in any order
 * of calls: integer arithmetic only. Hash: cyrb128; generator: sfc32 (Chris Doty-Humphrey, PractRand).
 */
export function randomStream(seed: number, key: string): RandomStream {
  let [a, b, c, d] = hash128(`${seed}\u0000${key}`);
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

/** A whole number in [low, high], both included. */
export function drawInteger(stream: RandomStream, low: number, high: number): number {
  return low + Math.floor(stream() * (high - low + 1));
}

function hash128(text: string): [number, number, number, number] {
  let h1 = 1779033703;
  let h2 = 3144134277;
  let h3 = 1013904242;
  let h4 = 2773480762;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    h1 = h2 ^ Math.imul(h1 ^ code, 597399067);
    h2 = h3 ^ Math.imul(h2 ^ code, 2869860233);
    h3 = h4 ^ Math.imul(h3 ^ code, 951274213);
    h4 = h1 ^ Math.imul(h4 ^ code, 2716044179);
  }
  h1 = Math.imul(h3 ^ (h1 >>> 18), 597399067);
  h2 = Math.imul(h4 ^ (h2 >>> 22), 2869860233);
  h3 = Math.imul(h1 ^ (h3 >>> 17), 951274213);
  h4 = Math.imul(h2 ^ (h4 >>> 19), 2716044179);
  return [h1 ^ h2 ^ h3 ^ h4, h2 ^ h1, h3 ^ h1, h4 ^ h1];
}
