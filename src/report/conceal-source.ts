// The source of a file as it may be shown: confidential text in it is covered, place by place.

import type { Finding } from '#lint/finding';

const COVER = '•';

/** As long as the source, with a dot for each character that a finding says must not be shown. */
export function concealSource(source: string, findings: readonly Finding[]): string {
  let shown = '';
  let at = 0;
  for (const { range, isConfidential } of findings) {
    const [start, end] = [Math.max(at, range.start.offset), range.end.offset];
    if (!isConfidential || end <= start) continue;
    shown += source.slice(at, start) + COVER.repeat(end - start);
    at = end;
  }
  return shown + source.slice(at);
}
