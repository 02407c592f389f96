// Recommendations as people read them: what to change, why, what a trial of it showed, and what all of it does together.

import { formatUsd } from '#base/format-usd';
import { DAY_HOURS, MONTH_HOURS } from '#base/hours';
import { visibleText } from '#base/visible-text';
import type { RunReport } from '#main/run-report';
import type { AdviceGroup, Proof } from '#metrics/advice';
import { formatCount, formatNumberOf, formatSeconds } from './quantities.js';
import type { TableOptions } from './text-table.js';
import { wrapText } from './wrap-text.js';

export interface AdviceOptions extends TableOptions {
  /** Every piece of advice, however many. */
  readonly all: boolean;
}

const ADVICE_MAX = 8;

/** Lines of the block, none without advice. */
export function adviceLines(report: RunReport, options: AdviceOptions): string[] {
  const { summary, tickSeconds } = report;
  const { style, columns, all } = options;
  const groups = summary.adviceGroups;
  const basis = basisText(report);
  const foot = basis === null ? [] : wrapText(basis, columns).map((line) => style.dim(line));
  if (groups.length === 0) return foot;
  const shown = all ? groups : groups.slice(0, ADVICE_MAX);
  const lines = shown.flatMap((group) => [
    hang('- ', adviceTitle(group), columns)
      .map((line) => style.strong(line))
      .join('\n'),
    ...detailsOf(group, tickSeconds).flatMap((text) => hang('    ', text, columns)),
  ]);
  const more = groups.length - shown.length;
  const rest = more > 0 ? [style.dim(`  and ${more} more: --all shows them`)] : [];
  const together = togetherText(report).flatMap((text) => hang('= ', text, columns));
  return [
    style.underline('Recommendations'),
    ...lines,
    ...rest,
    ...together.map((line) => style.strong(line)),
    ...foot,
  ];
}

function hang(mark: string, text: string, columns: number | null): string[] {
  const width = columns === null ? null : columns - mark.length;
  return wrapText(visibleText(text), width).map(
    (line, index) => (index === 0 ? mark : ' '.repeat(mark.length)) + line,
  );
}

function adviceTitle({ name, agents, kind, from, to, savingPerHour, proof }: AdviceGroup): string {
  const who = agents.length > 1 ? `${name} (${agents.length} agents)` : name;
  const saves = savingText(proof === null ? savingPerHour : proof.savingPerHour);
  switch (kind) {
    case 'switch':
      return `Switch ${who} to ${to}: ${saves}`;
    case 'keep':
      return `Keep ${who} ${from}: the present mode is right`;
    case 'tune':
      return `Tune ${who} from ${from} to ${to}: ${saves}`;
  }
}

/** `saves $0.31/h ($7.47/day, $224.10/month)`. */
function savingText(perHour: number | null): string {
  if (perHour === null) return 'saving unknown, the model is unpriced';
  const [perDay, perMonth] = [perHour * DAY_HOURS, perHour * MONTH_HOURS].map((usd) =>
    formatUsd(Math.abs(usd)),
  );
  const verb = perHour < 0 ? 'costs' : 'saves';
  const more = perHour < 0 ? ' more' : '';
  return `${verb} ${formatUsd(Math.abs(perHour))}/h${more} (${perDay}/day, ${perMonth}/month)`;
}

function detailsOf({ kind, reason, proof, leftOut }: AdviceGroup, tickSeconds: number): string[] {
  const details = [reason];
  if (proof !== null && kind !== 'keep') details.push(`Proved: ${proofText(proof, tickSeconds)}`);
  if (leftOut !== null) details.push(`--apply leaves it out: ${leftOut}`);
  return details;
}

/** What it does to latency and to the work done. */
function proofText(proof: Proof, tickSeconds: number): string {
  const { latencyMedianBefore, latencyMedianAfter, latencyP95Before, latencyP95After } = proof;
  if (latencyMedianBefore === null && latencyMedianAfter === null) {
    return `no message came to wake for; ${workText(proof)}`;
  }
  const waits = [
    ['median', latencyMedianBefore, latencyMedianAfter],
    ['p95', latencyP95Before, latencyP95After],
  ] as const;
  const latency = waits.map(([name, before, after]) => {
    return `${name} ${ticksText(before, tickSeconds)}${afterText(before, after, tickSeconds)}`;
  });
  return `from event to wake ${latency.join(', ')}; ${workText(proof)}`;
}

function afterText(before: number | null, after: number | null, tickSeconds: number): string {
  return before === after ? ' as before' : ` -> ${ticksText(after, tickSeconds)}`;
}

function ticksText(ticks: number | null, tickSeconds: number): string {
  if (ticks === null) return 'none';
  const inTime = ticks === 0 ? '' : ` (${formatSeconds(ticks * tickSeconds)})`;
  return `${formatNumberOf(ticks, 'tick')}${inTime}`;
}

function workText({ completionsBefore, completionsAfter }: Proof): string {
  const [before, after] = [completionsBefore, completionsAfter].map(formatCount);
  return before === after ? `${before} tasks done as before` : `tasks done ${before} -> ${after}`;
}

function togetherText({ advising: { together }, summary, tickSeconds }: RunReport): string[] {
  const standing = summary.adviceGroups.filter(
    ({ kind, proof, leftOut }) => kind !== 'keep' && proof !== null && leftOut === null,
  );
  if (together === null || standing.length < 2) return [];
  const saves = savingText(together.savingPerHour);
  return [`All of it together ${saves}; ${proofText(together, tickSeconds)}`];
}

/** How far the advice may be trusted, and how to have it otherwise; null where there was nothing to try. */
function basisText({ advising, summary }: RunReport): string | null {
  const { basis, isWithoutWork, trials, refuted, isBySize } = advising;
  if (isWithoutWork)
    return 'No advice: no message came to anybody, and without work nothing can be said.';
  if (basis === 'quick') {
    if (summary.adviceGroups.every(({ kind }) => kind === 'keep')) return null;
    const why = isBySize ? ', as this run is large' : '';
    return `Estimated from this run alone${why}: --advice proved tries each change on the same orders.`;
  }
  if (trials === 0) return null;
  const dropped = refuted === 0 ? '' : `, ${refuted} refuted`;
  const other = isBySize ? ' --advice quick only estimates.' : '';
  const isPart = summary.adviceGroups.some(({ kind, proof }) => kind !== 'keep' && proof === null);
  return `${isPart ? 'Every other' : 'Each'} change was tried on the same orders (${formatNumberOf(trials, 'run')}${dropped}).${other}`;
}
