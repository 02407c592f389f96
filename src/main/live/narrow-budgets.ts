// Budgets that do not cover a single call: whoever has one would never be asked, and the run would look as if nothing was wrong.

import { formatUsd, groupThousands } from '#base/format-usd';
import { nanoUsd, toUsd } from '#base/money';
import type { Amount } from '#journal/records';
import { BudgetScopes } from '#live/calls/budget-scopes';
import { joinBlocks } from '#models/prompt/types';
import { typicalSituation } from '#models/prompt/typical-wake';
import { calendarOf } from '../play-run.js';
import type { LivePlan } from './plan-live.js';
import type { RoomSetup } from './prompt-room.js';
import { wakeWorstCase } from './wake-worst-case.js';

type Unit = 'nanoUsd' | 'tokens';

interface Narrow {
  readonly budget: string;
  readonly limit: number;
  readonly unit: Unit;
  /** Of the first agent that it stops. */
  readonly name: string;
  readonly needed: number;
  readonly outputTokens: number;
  /** Agents that it stops. */
  count: number;
}

/** A sentence for each budget that does not cover the call of a usual wake: of the file, of an order, of the run. */
export function narrowBudgets(live: LivePlan, setup: RoomSetup): readonly string[] {
  const { org, options, plan } = live;
  const budgets = new BudgetScopes(org, options, calendarOf(plan));
  const narrow = new Map<string, Narrow>();
  for (const agent of org.agents) {
    const { room, worstOf } = wakeWorstCase(setup, agent);
    const blocks = setup.book.wakeOf(agent.id, typicalSituation(agent, 'message', org.tickSeconds));
    const worst = worstOf({ message: joinBlocks(blocks), correction: null });
    for (const { name: budget, unit, limit } of [
      ...budgets.scopesOf(agent.id, 0),
      ...orderScope(options.maxOrderUsd),
    ]) {
      const needed = unit === 'requests' ? null : worst[unit];
      if (unit === 'requests' || needed === null || needed <= limit) continue;
      // Those that say the same in one sentence.
      const key = `${budget.split(' of ')[0]} ${unit} ${limit}`;
      const found = narrow.get(key);
      if (found !== undefined) found.count += 1;
      else {
        const { outputTokensMax: outputTokens } = room;
        const { name } = agent;
        narrow.set(key, { budget, limit, unit, name, needed, outputTokens, count: 1 });
      }
    }
  }
  return [...narrow.values()].map(sentenceOf);
}

function orderScope(maxOrderUsd: number | null) {
  if (maxOrderUsd === null) return [];
  const limit = nanoUsd(maxOrderUsd);
  return [{ name: '--max-order-usd', unit: 'nanoUsd' as const, limit }];
}

function sentenceOf({ budget, limit, unit, name, needed, outputTokens, count }: Narrow): string {
  const others = count === 1 ? '' : ` and ${count - 1} more`;
  const most = amountText(unit, needed);
  const answer = groupThousands(String(outputTokens));
  return (
    `${budget.replace(/^t/u, 'T')}, ${amountText(unit, limit)}, does not cover one call of ${name}${others}: up to ${most} are set aside before it, ` +
    `with ${answer} tokens for the answer, and so it would never be asked. ` +
    `Make it ${amountText(unit, roundUp(needed, unit))} or more, or lower --output-tokens.`
  );
}

function amountText(unit: Unit, amount: number): string {
  return unit === 'tokens' ? `${groupThousands(String(amount))} tokens` : formatUsd(toUsd(amount));
}

/** To two digits: what a person would write. A dearer message needs somewhat more than the usual one. */
function roundUp(amount: number, unit: keyof Amount): number {
  const digit = 10 ** (Math.floor(Math.log10(amount)) - 1);
  const least = unit === 'nanoUsd' ? Math.max(digit, 10_000_000) : digit;
  return (Math.floor(amount / least) + 1) * least;
}
