// The Shapley value: what each of several causes adds on average over all orders in which they could have come. Pure.

/** Of each player, what it adds on average over all orders of coming. `valueWith` says what a coalition is worth. */
export function shapleyValues<Player>(
  players: readonly Player[],
  valueWith: (has: (player: Player) => boolean) => number,
): ReadonlyMap<Player, number> {
  const count = players.length;
  const values = Array.from({ length: 2 ** count }, (_, coalition) =>
    valueWith((player) => {
      const place = players.indexOf(player);
      return place >= 0 && ((coalition >> place) & 1) === 1;
    }),
  );
  const parts = players.map((player, place): [Player, number] => {
    const bit = 1 << place;
    let part = 0;
    values.forEach((value, coalition) => {
      if ((coalition & bit) !== 0) return;
      const size = bitsOf(coalition);
      part += weight(size, count) * ((values[coalition | bit] ?? 0) - value);
    });
    return [player, part];
  });
  return new Map(parts);
}

/** How many of the orders have just this coalition of `size` before a player. */
function weight(size: number, count: number): number {
  return (factorial(size) * factorial(count - size - 1)) / factorial(count);
}

function factorial(number: number): number {
  return number <= 1 ? 1 : number * factorial(number - 1);
}

function bitsOf(coalition: number): number {
  return coalition === 0 ? 0 : (coalition & 1) + bitsOf(coalition >> 1);
}
