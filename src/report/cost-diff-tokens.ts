// How tokens of a call changed, in words. Computes no cost.

import type { SideAgent } from '#cost/diff/types';
import type { ChangeRow } from '#main/change-row';
import { formatCount } from './quantities.js';

/** Nothing where they did not, one text where they did. */
export function tokenTexts(old: SideAgent, now: SideAgent, spans: ChangeRow['tokens']): string[] {
  if (spans !== null) return tokenSpanTexts(spans);
  if (old.basis === null || now.basis === null) return [];
  const [before, after] = [old.basis.tokens, now.basis.tokens];
  const [call, newCall] = [
    sizeText(before.input, before.output),
    sizeText(after.input, after.output),
  ];
  if (call !== newCall) return [`tokens ${call} -> ${newCall}`];
  const [idle, newIdle] = [
    sizeText(before.idleInput, before.idleOutput),
    sizeText(after.idleInput, after.idleOutput),
  ];
  return idle === newIdle ? [] : [`idle tokens ${idle} -> ${newIdle}`];
}

/** `tokens +22 to +36 in`, of agents that changed alike. */
function tokenSpanTexts(spans: NonNullable<ChangeRow['tokens']>): string[] {
  const spanText = (size: keyof typeof spans, way: string): string[] => {
    const { low, high } = spans[size];
    if (low === 0 && high === 0) return [];
    const [least, most] = [low, high].map((tokens) => signedCount(tokens));
    return [`${least === most ? least : `${least} to ${most}`} ${way}`];
  };
  const call = [...spanText('input', 'in'), ...spanText('output', 'out')];
  if (call.length > 0) return [`tokens ${call.join(', ')}`];
  const idle = [...spanText('idleInput', 'in'), ...spanText('idleOutput', 'out')];
  return idle.length === 0 ? [] : [`idle tokens ${idle.join(', ')}`];
}

function signedCount(tokens: number): string {
  return `${tokens < 0 ? '-' : '+'}${formatCount(Math.abs(tokens))}`;
}

/** `4,000 in, 1,000 out`. */
function sizeText(input: number, output: number): string {
  return `${formatCount(input)} in, ${formatCount(output)} out`;
}
