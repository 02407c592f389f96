// Whether a provider may be asked at an address that somebody wrote down. A key goes with every request: an address that means
// something else than it looks like is refused. Looks nothing up.

import { hostKind } from '#base/host-kind';

export type CheckedEndpoint =
  | {
      readonly kind: 'fine';
      /** Without a slash at its end. */
      readonly url: string;
      /** Host and port, for people. */
      readonly host: string;
    }
  /** `problem` is a clause about the address, which it does not repeat; `hint` a sentence. */
  | { readonly kind: 'refused'; readonly problem: string; readonly hint: string };

const EXAMPLE = 'Write an address such as https://gateway.example/v1.';
const ADDRESS = /^(?<scheme>https?):\/\/(?<authority>[^/?#]*)(?<path>\/[^?#]*)?$/i;

/** `allowInsecure`: plain HTTP to other machines, where whoever listens on the way reads the key. */
export function checkEndpoint(text: string, allowInsecure: boolean): CheckedEndpoint {
  // The URL standard takes tabs and line breaks out, turns backslashes round, and finds an ASCII host in any alphabet.
  if (!/^[!-~]+$/.test(text) || text.includes('\\'))
    return refused('holds a character that no address has', EXAMPLE);
  if (/[?#]/.test(text))
    return refused('has a query or a fragment', 'Leave out all from ? or # on.');
  const { scheme, authority = '' } = ADDRESS.exec(text)?.groups ?? {};
  if (scheme === undefined) return refused('does not begin with https://', EXAMPLE);
  if (authority.includes('@'))
    return refused(
      'holds a user name or a password',
      'Leave them out; the key has a place of its own.',
    );
  if (!URL.canParse(text)) return refused('is no address', EXAMPLE);
  const url = new URL(text);
  const problem = hostProblem(url.hostname, authority);
  if (problem !== null) return problem;
  if (url.protocol === 'http:' && hostKind(url.hostname) !== 'loopback' && !allowInsecure)
    return refused(
      'sends all in plain text to another machine',
      'Write https://, or set allowInsecure for the provider in your own configuration.',
    );
  return { kind: 'fine', url: url.href.replace(/\/+$/, ''), host: url.host };
}

function hostProblem(host: string, authority: string): CheckedEndpoint | null {
  const written = authority.replace(/:\d*$/, '').toLowerCase();
  if (host === '' || host.startsWith('.') || host.endsWith('.') || host.includes('..'))
    return refused('has no proper host', EXAMPLE);
  // 2130706433, 0x7f.1, 127.1, 0177.0.0.1, %31: all are addresses in disguise.
  if (written !== host)
    return refused(`hides its host, which is ${host}`, `Write ${host} if you mean it.`);
  if (hostKind(host) === 'forbidden')
    return refused(
      'leads to an address that serves machines, not models (link-local, metadata of a cloud, multicast or the like)',
      'Write the name or the address of the server that you mean.',
    );
  return null;
}

function refused(problem: string, hint: string): CheckedEndpoint {
  return { kind: 'refused', problem, hint };
}
