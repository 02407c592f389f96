// Text from a file inside GitHub's Markdown: it shows as it stands there, formats nothing, links nowhere and calls nobody.

import { visibleText } from '#base/visible-text';

/** What holds a backtick, a bar or a backslash cannot be code in a cell, whatever the marks. */
export function markdownCode(text: string): string {
  const shown = visibleText(text);
  return /[`|\\]/.test(shown) ? escapeMarkdown(text) : `\`${shown}\``;
}

/**
 * Every mark of Markdown with its backslash. A comment in the middle keeps `@name` and `#1` from becoming a mention or a
 * reference: those are looked for in what Markdown has made of the text.
 */
export function escapeMarkdown(text: string): string {
  return visibleText(text)
    .replace(/[\\`*_{}[\]()<>|~$!^&]/g, '\\$&')
    .replace(/:\/\//g, '\\://')
    .replace(/\bwww\./gi, (start) => start.replace('.', '\\.'))
    .replace(/@(?=\w)|#(?=\d)/g, '$&<!-- -->')
    .replace(/\bGH-(?=\d)/gi, '$&<!-- -->');
}
