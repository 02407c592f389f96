// What a live run has beside the JSON of every run, under `live`. Without ids and paths, which differ from run to run.

import { toUsd } from '#base/money';
import type { Amount } from '#journal/records';
import type { LiveReport } from '#main/live/live-report';

export function liveJson({
  id: _id,
  folder: _folder,
  spent,
  totals,
  inDoubt,
  agents,
  orders,
  ...rest
}: LiveReport): Readonly<Record<string, unknown>> {
  return {
    ...rest,
    spent: amountJson(spent),
    totals: { ...totals, spent: amountJson(totals.spent) },
    inDoubt: inDoubt.map(({ id, reserved }) => ({ id, reserved: amountJson(reserved) })),
    agents: agents.map((agent) => ({ ...agent, spent: amountJson(agent.spent) })),
    orders: orders.map((order) => ({ ...order, spent: amountJson(order.spent) })),
  };
}

function amountJson({ nanoUsd, tokens, requests }: Amount): Readonly<Record<string, unknown>> {
  return { usd: nanoUsd === null ? null : toUsd(nanoUsd), tokens, requests };
}
