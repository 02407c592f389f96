// Reads a text the whole way, as `orgsim lint` does, and says what went wrong with it.

import { lintOrg, summarizeLint } from '#main/lint-org';
import { formatFindingsJson } from '#report/findings-json';
import { formatFindingsStylish } from '#report/findings-stylish';
import { PLAIN_STYLE } from '#report/style';

export interface Reading {
  /** The rules that found something. */
  readonly rules: ReadonlySet<string>;
  /** What must not be, or null. */
  readonly fault: string | null;
  /** Wall time, or the processor's where other programs kept this one waiting. */
  readonly ms: number;
}

/** Never throws for a fault: it says which. */
export function readHostile(text: string): Reading {
  const elapsedMs = startClock();
  try {
    // A name may be as hostile as the text.
    const linted = lintOrg({ name: '\u001b[2Jx.md', text });
    const result = summarizeLint([linted]);
    const stylish = formatFindingsStylish(result, { style: PLAIN_STYLE, columns: 80 });
    const json = formatFindingsJson(result);
    const ms = elapsedMs();
    const rules = new Set(linted.findings.map(({ rule }) => rule));
    const isOutside = linted.findings.some(
      ({ range: { start, end } }) => start.offset > end.offset || end.offset > text.length,
    );
    JSON.parse(json);
    const fault = isOutside ? 'a place outside' : (rawSign(stylish) ?? rawSign(json));
    return { rules, fault, ms };
  } catch (error) {
    const fault = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { rules: new Set(), fault, ms: elapsedMs() };
  }
}

/** What would steer a terminal or turn the direction of writing. */
function rawSign(output: string): string | null {
  const sign = /(?!\n)\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u.exec(output)?.[0];
  return sign === undefined ? null : `a raw U+${sign.charCodeAt(0).toString(16)} in the output`;
}

function startClock(): () => number {
  const [startMs, started] = [performance.now(), process.cpuUsage()];
  return () => {
    const { user, system } = process.cpuUsage(started);
    return Math.min(performance.now() - startMs, (user + system) / 1000);
  };
}
