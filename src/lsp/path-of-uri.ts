// The file that a URI names, for messages and configuration.

/** The path of a `file:` URI; of another one, what stands behind its scheme. Never throws. */
export function pathOfUri(uri: string): string {
  const path = decode(uri.replace(/^[a-z][\w+.-]*:(?:\/\/[^/]*)?/iu, ''));
  // `/c:/orgs/ORG.md` on Windows.
  return /^\/[a-z]:\//iu.test(path) ? path.slice(1) : path;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
