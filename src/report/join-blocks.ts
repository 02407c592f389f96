// A text of blocks of lines, a blank line between two.

/** Blocks without lines are left out. Ends with a line feed. */
export function joinBlocks(blocks: readonly (readonly string[])[]): string {
  const texts = blocks.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
  return `${texts.join('\n\n')}\n`;
}
