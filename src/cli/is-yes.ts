// What counts as yes at a terminal: all else, and nothing, is no.

export function isYes(answer: string): boolean {
  return /^\s*y(?:es)?\s*$/iu.test(answer);
}
