// Broken invariants: a bug of ours, never bad input. Stays on in production.

/** Throws when `condition` is false. `message` says what must hold, with the numbers that broke it. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`broken invariant: ${message}`);
}

/** Closes a switch over a union: a new member that is not handled does not compile. */
export function unreachable(value: never): never {
  throw new Error(`broken invariant: unexpected ${JSON.stringify(value)}`);
}
