export function runSimjs(options: {
  readonly teams: number;
  readonly workersEach: number;
  readonly ticks: number;
  readonly ordersPerTick: number;
  readonly isPolling: boolean;
}): number;
