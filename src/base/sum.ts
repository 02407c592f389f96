// The sum of numbers, in their order. Money that must be exact goes through base/money.

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
