// An ORG.md as an editor has it open, from a text with `|` where the cursor is.
import type { LintedOrg } from '#editor/open-org';
import { openOrg } from '#main/open-org';

export function openText(text: string): LintedOrg {
  return openOrg({ name: 'ORG.md', text });
}

/** The file without its `|`, and the offset of it. */
export function openAtCursor(marked: string): { open: LintedOrg; offset: number } {
  const offset = marked.indexOf('|');
  if (offset < 0) throw new Error('a test text has a cursor');
  return { open: openText(marked.slice(0, offset) + marked.slice(offset + 1)), offset };
}

export function structure(...lines: readonly string[]): string {
  return `# Acme\n\n## Structure\n\n${lines.join('\n')}\n`;
}
