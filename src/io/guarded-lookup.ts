// Looks a host up, and refuses addresses that no name of a provider should lead to: the address that is checked here is the one
// that is connected to, so that a name cannot mean one machine when it is checked and another when it is asked.

import type { LookupAddress, LookupOptions } from 'node:dns';
import { lookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { hostKind } from '#base/host-kind';

type Answer = (error: NodeJS.ErrnoException | null, found: LookupAddress[]) => void;
export type LookUpAll = (host: string, options: LookupOptions, answer: Answer) => void;

export const FORBIDDEN_ADDRESS = 'ERR_FORBIDDEN_ADDRESS';

/** For `lookup` of a request; not asked about what is an address already. */
export const guardedLookup = createGuardedLookup((host, options, answer) =>
  lookup(host, { ...options, all: true }, answer),
);

export function createGuardedLookup(lookUpAll: LookUpAll): LookupFunction {
  return (host, options, callback) => {
    lookUpAll(host, options, (error, found) => {
      const refused = error ?? refusal(host, found);
      const [first] = found ?? [];
      if (refused !== null) callback(refused, '', 0);
      else if (options.all === true) callback(null, found);
      else callback(null, first?.address ?? '', first?.family ?? 0);
    });
  };
}

/** All must be fine: the platform tries one after the other. */
function refusal(host: string, found: readonly LookupAddress[]): NodeJS.ErrnoException | null {
  const isHere = hostKind(host) === 'loopback';
  const bad = found.find(({ address }) => {
    const kind = hostKind(address);
    return kind === 'forbidden' || (isHere && kind !== 'loopback');
  });
  if (bad === undefined && found.length > 0) return null;
  const error: NodeJS.ErrnoException = new Error(`${host} leads to an address that is not asked`);
  error.code = FORBIDDEN_ADDRESS;
  return error;
}
