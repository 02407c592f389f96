// The first lines above every table of runs: that nothing is paid, whose run it is, how long it lasts.

import { visibleText } from '#base/visible-text';
import type { RunReport } from '#main/run-report';
import { formatNumberOf, formatSeconds } from './quantities.js';
import type { TableOptions } from './text-table.js';
import { wrapText } from './wrap-text.js';

/** `seeds` is `seed 1`, or several of them. */
export function runHead(
  run: Pick<RunReport, 'org' | 'agentCount' | 'isLive' | 'ticks' | 'tickSeconds'>,
  seeds: string,
  { style, columns }: TableOptions,
): string[] {
  const facts = `: ${formatNumberOf(run.agentCount, 'agent')}, ${lengthText(run)}, ${seeds}`;
  const name = visibleText(run.org);
  const [first = '', ...rest] = wrapText(name + facts, columns);
  const painted = first.startsWith(name) ? style.strong(name) + first.slice(name.length) : first;
  const kind =
    run.isLive === true ? liveRunLines({ style, columns }) : dryRunLines({ style, columns });
  return [...kind, [painted, ...rest].join('\n')];
}

export function dryRunLines({ style, columns }: TableOptions): string[] {
  const text = 'Dry run: models are not called and nothing is paid.';
  return wrapText(text, columns).map((line) => style.info(line));
}

function liveRunLines({ style, columns }: TableOptions): string[] {
  const text = 'Live run: models answered, in simulated time.';
  return wrapText(text, columns).map((line) => style.info(line));
}

/** `24 h in 2,880 ticks of 30 s`. */
export function lengthText({
  ticks,
  tickSeconds,
}: Pick<RunReport, 'ticks' | 'tickSeconds'>): string {
  const length = formatSeconds(ticks * tickSeconds);
  return `${length} in ${formatNumberOf(ticks, 'tick')} of ${formatSeconds(tickSeconds)}`;
}
