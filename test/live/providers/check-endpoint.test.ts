// Addresses that mean something else than they look like, and those that are meant.
import { describe, expect, test } from 'vitest';
import { hostKind } from '#base/host-kind';
import { checkEndpoint } from '#live/providers/check-endpoint';
import { ollamaUrl } from '#live/providers/ollama-host';

describe('what is refused, even where plain HTTP is allowed', () => {
  test.each([
    ['no address', 'hello'],
    ['nothing', ''],
    ['no scheme', 'api.anthropic.com'],
    ['a scheme without slashes', 'https:api.anthropic.com'],
    ['one slash', 'https:/api.anthropic.com'],
    ['three slashes', 'https:///api.anthropic.com'],
    ['a file', 'file:///etc/passwd'],
    ['ftp', 'ftp://example.com'],
    ['gopher', 'gopher://example.com:70/'],
    ['javascript', 'javascript:alert(1)'],
    ['data', 'data:text/plain,x'],
    ['no scheme but slashes', '//example.com'],
    ['a user', 'https://user@example.com'],
    ['a password', 'https://user:pass@example.com'],
    ['a host that is only a user', 'https://api.anthropic.com@evil.example'],
    ['the same with a port', 'https://api.anthropic.com:443@evil.example'],
    ['an escaped @ before another', 'https://api.anthropic.com%40@evil.example'],
    ['a backslash', 'https://api.anthropic.com\\@evil.example'],
    ['backslashes for slashes', 'https:\\\\evil.example'],
    ['a query', 'https://example.com/?key=1'],
    ['a fragment', 'https://example.com/#x'],
    ['a fragment before an @', 'https://evil.example#@api.anthropic.com'],
    ['a query before an @', 'https://evil.example?@api.anthropic.com'],
    ['a tab', 'https://exa\tmple.com'],
    ['a line break', 'https://example.com\n.evil.example'],
    ['a space before', ' https://example.com'],
    ['a space behind', 'https://example.com '],
    ['a NUL', 'https://example.com\0.evil.example'],
    ['a host in another alphabet', 'https://аpi.anthropic.com'],
    ['wide digits', 'https://１２７.０.０.１'],
    ['a wide dot', 'https://127。0。0。1'],
    ['a circled letter', 'https://ⓔxample.com'],
    ['a soft hyphen', 'https://exa\u00admple.com'],
    ['a direction mark', 'https://example.com\u202e'],
    ['one decimal number', 'http://2130706433'],
    ['one hexadecimal number', 'http://0x7f000001'],
    ['one octal number', 'http://017700000001'],
    ['octal parts', 'http://0177.0.0.1'],
    ['hexadecimal parts', 'http://0x7f.0.0.1'],
    ['two parts', 'http://127.1'],
    ['leading zeros', 'http://127.000.000.001'],
    ['an escaped host', 'http://%31%32%37.0.0.1'],
    ['an escaped dot', 'https://example%2ecom'],
    ['a dot at the end', 'https://localhost.'],
    ['a dot behind a name', 'https://metadata.google.internal.'],
    ['an empty label', 'https://example..com'],
    ['a port beyond all', 'https://example.com:99999'],
    ['a port that is no number', 'https://example.com:http'],
    ['metadata of a cloud', 'http://169.254.169.254/latest/meta-data'],
    ['the same by HTTPS', 'https://169.254.169.254'],
    ['another link-local one', 'https://169.254.1.1'],
    ['the same as a number', 'http://2852039166'],
    ['the same in hexadecimal', 'http://0xa9fea9fe'],
    ['the same mapped', 'http://[::ffff:169.254.169.254]'],
    ['the same mapped, as groups', 'http://[::ffff:a9fe:a9fe]'],
    ['the same compatible', 'http://[::a9fe:a9fe]'],
    ['the same translated', 'http://[64:ff9b::a9fe:a9fe]'],
    ['the same through 6to4', 'http://[2002:a9fe:a9fe::]'],
    ['metadata of Alibaba', 'https://100.100.100.200'],
    ['metadata of Azure', 'https://168.63.129.16'],
    ['metadata of Oracle', 'https://192.0.0.192'],
    ['metadata of Google', 'https://metadata.google.internal'],
    ['the same in capitals', 'https://Metadata.Google.Internal'],
    ['metadata of AWS by IPv6', 'https://[fd00:ec2::254]'],
    ['a private one by IPv6', 'https://[fd12:3456::1]'],
    ['a link-local one by IPv6', 'https://[fe80::1]'],
    ['with a zone', 'https://[fe80::1%25eth0]'],
    ['loopback, mapped', 'http://[::ffff:127.0.0.1]'],
    ['loopback in full', 'http://[0:0:0:0:0:0:0:1]'],
    ['no machine', 'http://0.0.0.0'],
    ['no machine, short', 'http://0'],
    ['no machine by IPv6', 'http://[::]'],
    ['multicast', 'https://224.0.0.1'],
    ['everybody', 'https://255.255.255.255'],
    ['multicast by IPv6', 'https://[ff02::1]'],
  ])('%s', (_what, address) => {
    const checked = checkEndpoint(address, true);
    expect(checked.kind).toBe('refused');
    if (checked.kind === 'refused') expect(checked.problem).not.toContain('@');
  });
});

describe('plain HTTP goes to this machine alone, unless it is allowed', () => {
  test.each([
    'http://example.com',
    'HTTP://example.com',
    'http://192.168.1.5:11434',
    'http://10.0.0.1',
    'http://localhost.evil.example',
    'http://127.0.0.1.evil.example',
    'http://foo.localhost',
    'http://[2001:db8::1]',
  ])('%s', (address) => {
    expect(checkEndpoint(address, false).kind).toBe('refused');
    expect(checkEndpoint(address, true).kind).toBe('fine');
  });
});

describe('what is meant', () => {
  test.each([
    ['https://api.anthropic.com', 'https://api.anthropic.com', 'api.anthropic.com'],
    ['https://api.openai.com/v1/', 'https://api.openai.com/v1', 'api.openai.com'],
    [
      'https://Gateway.Example:8443/a/b//',
      'https://gateway.example:8443/a/b',
      'gateway.example:8443',
    ],
    ['http://127.0.0.1:11434', 'http://127.0.0.1:11434', '127.0.0.1:11434'],
    ['http://127.9.9.9', 'http://127.9.9.9', '127.9.9.9'],
    ['http://localhost:1234/v1', 'http://localhost:1234/v1', 'localhost:1234'],
    ['http://[::1]:8080', 'http://[::1]:8080', '[::1]:8080'],
    ['https://10.1.2.3', 'https://10.1.2.3', '10.1.2.3'],
    ['https://xn--bcher-kva.example', 'https://xn--bcher-kva.example', 'xn--bcher-kva.example'],
    ['https://[2001:db8::1]', 'https://[2001:db8::1]', '[2001:db8::1]'],
  ])('%s', (address, url, host) => {
    expect(checkEndpoint(address, false)).toEqual({ kind: 'fine', url, host });
  });
});

test('an address is not repeated: it may hold a password', () => {
  const checked = checkEndpoint('https://user:hunter2@example.com', false);
  expect(JSON.stringify(checked)).not.toContain('hunter2');
});

describe('OLLAMA_HOST means what it means to Ollama', () => {
  test.each([
    ['', 'http://127.0.0.1:11434'],
    ['  ', 'http://127.0.0.1:11434'],
    ['example.com', 'http://example.com:11434'],
    ['example.com:1234', 'http://example.com:1234'],
    ['http://example.com', 'http://example.com:80'],
    ['https://example.com', 'https://example.com:443'],
    ['https://example.com:8443/ollama/', 'https://example.com:8443/ollama'],
    ['example.com/ollama', 'http://example.com:11434/ollama'],
    [':5000', 'http://127.0.0.1:5000'],
    ['0.0.0.0', 'http://127.0.0.1:11434'],
    ['0.0.0.0:5000', 'http://127.0.0.1:5000'],
    ['127.0.0.1', 'http://127.0.0.1:11434'],
    ['[::1]', 'http://[::1]:11434'],
    ['::1', 'http://[::1]:11434'],
    ['[::]:5000', 'http://[::1]:5000'],
    ['"example.com"', 'http://example.com:11434'],
    ['example.com:99999', 'http://example.com:11434'],
    ['example.com:x', 'http://example.com:11434'],
    ['ollama.com', 'https://ollama.com'],
    ['localhost', 'http://localhost:11434'],
  ])('%j', (written, url) => {
    expect(ollamaUrl(written)).toBe(url);
  });

  test('what is no host is refused by the check', () => {
    for (const written of ['file:///etc', 'a b', 'user@example.com', '169.254.169.254'])
      expect(checkEndpoint(ollamaUrl(written), true).kind).toBe('refused');
  });
});

test('addresses as a resolver gives them', () => {
  expect(['127.0.0.1', '::1', '127.255.255.255'].map(hostKind)).toEqual(Array(3).fill('loopback'));
  expect(
    ['::ffff:10.0.0.1', 'fe80::1%eth0', 'fe80::', 'fc00::1', '0.0.0.1', 'x::y::z'].map(hostKind),
  ).toEqual(Array(6).fill('forbidden'));
  expect(['8.8.8.8', '2606:4700::1111', '100.64.0.1', 'example.com'].map(hostKind)).toEqual(
    Array(4).fill('other'),
  );
});
