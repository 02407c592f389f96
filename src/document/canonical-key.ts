// How keys are compared: the one place that says when two spellings are the same key.

/**
 * The form in which keys match: lower case whatever the locale, without white space, `-` and `_`.
 * `Reports to`, `reports_to` and `REPORTS-TO` are all `reportsto`.
 */
export function canonicalKey(key: string): string {
  return key.toLowerCase().replace(/[\s_-]+/gu, '');
}
