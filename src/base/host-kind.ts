// What a host is, by its address or name alone: this machine, one that nobody is to be sent to, or some other. Pure.

export type HostKind =
  /** This machine. */
  | 'loopback'
  /** Link-local, private to a cloud, of no single machine, or one address inside another: what attacks are aimed at. */
  | 'forbidden'
  | 'other';

/** Where clouds tell a machine its secrets, besides the link-local addresses. */
const METADATA_ADDRESSES: ReadonlySet<string> = new Set([
  // Alibaba, Azure, Oracle.
  '100.100.100.200',
  '168.63.129.16',
  '192.0.0.192',
]);
const METADATA_NAMES: ReadonlySet<string> = new Set([
  'metadata',
  'metadata.google.internal',
  'metadata.goog',
  'instance-data',
  'instance-data.ec2.internal',
]);

/** `host` in lower case, as the URL standard writes it; IPv6 with or without brackets. A name is not looked up. */
export function hostKind(host: string): HostKind {
  const name = host.replace(/^\[(.*)\]$/, '$1');
  if (/^\d+\.\d+\.\d+\.\d+$/.test(name)) return kindOfIpv4(name);
  if (name.includes(':')) return kindOfIpv6(name);
  if (name === 'localhost') return 'loopback';
  return METADATA_NAMES.has(name) ? 'forbidden' : 'other';
}

function kindOfIpv4(address: string): HostKind {
  const [first = 0, second = 0] = address.split('.').map(Number);
  if (first === 127) return 'loopback';
  const isLinkLocal = first === 169 && second === 254;
  const isOfNobody = first === 0 || first >= 224;
  return isLinkLocal || isOfNobody || METADATA_ADDRESSES.has(address) ? 'forbidden' : 'other';
}

function kindOfIpv6(address: string): HostKind {
  // With a zone (`fe80::1%eth0`) it is link-local.
  if (address.includes('%')) return 'forbidden';
  const groups = groupsOf(address);
  if (groups === null) return 'forbidden';
  const [first = 0] = groups;
  if (groups.slice(0, 7).every((group) => group === 0)) {
    return groups[7] === 1 ? 'loopback' : 'forbidden';
  }
  // What translates IPv4 on networks without it: it is what it translates.
  if (groups.slice(0, 6).join() === TRANSLATED)
    return hostKind(ipv4Of(groups)) === 'other' ? 'other' : 'forbidden';
  const isLocal = (first & 0xffc0) === 0xfe80 || (first & 0xfe00) === 0xfc00;
  return isLocal || (first & 0xff00) === 0xff00 || holdsIpv4(groups) ? 'forbidden' : 'other';
}

/** 64:ff9b::/96 */
const TRANSLATED = [0x64, 0xff9b, 0, 0, 0, 0].join();

function ipv4Of(groups: readonly number[]): string {
  return groups
    .slice(6)
    .flatMap((group) => [group >> 8, group & 0xff])
    .join('.');
}

/** Mapped, compatible, translated in other ways (64:ff9b:1::/48), 6to4, Teredo. */
function holdsIpv4(groups: readonly number[]): boolean {
  const [first, second] = groups;
  if (groups.slice(0, 5).every((group) => group === 0)) return true;
  return (
    (first === 0x64 && second === 0xff9b) || first === 0x2002 || (first === 0x2001 && second === 0)
  );
}

function groupsOf(address: string): readonly number[] | null {
  const [head = '', tail, ...more] = address.split('::');
  if (more.length > 0) return null;
  const before = numbersOf(head);
  const after = tail === undefined ? [] : numbersOf(tail);
  const missing = 8 - before.length - after.length;
  if (tail === undefined ? missing !== 0 : missing < 1) return null;
  const groups = [...before, ...Array.from({ length: missing }, () => 0), ...after];
  return groups.every((group) => group <= 0xffff) ? groups : null;
}

/** The last two may be written as an IPv4 address. */
function numbersOf(text: string): readonly number[] {
  if (text === '') return [];
  return text.split(':').flatMap((group) => {
    if (!group.includes('.')) return [Number.parseInt(group, 16)];
    const [a = 0, b = 0, c = 0, d = 0] = group.split('.').map(Number);
    return [a * 256 + b, c * 256 + d];
  });
}
