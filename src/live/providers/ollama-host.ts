// OLLAMA_HOST as Ollama itself reads it: a host, a port, both, or an address. Pure.

const PORT = 11_434;
const PORTS: Readonly<Record<string, number>> = { http: 80, https: 443 };

/**
 * The address that it means; where it is none, what stands there, which a check then refuses. `0.0.0.0` and `::` are where
 * a server listens: it is asked on this machine. Source: envconfig.Host of Ollama.
 */
export function ollamaUrl(written: string): string {
  const text = written
    .trim()
    .replace(/^(["'])(.*)\1$/, '$2')
    .trim();
  if (text === '') return `http://127.0.0.1:${PORT}`;
  // Its own cloud is the one name that means HTTPS.
  if (text === 'ollama.com') return 'https://ollama.com';
  const { scheme = 'http', rest = '' } =
    /^(?:(?<scheme>[^/]*?):\/\/)?(?<rest>.*)$/.exec(text)?.groups ?? {};
  const slash = rest.indexOf('/');
  const [place, path] = slash < 0 ? [rest, ''] : [rest.slice(0, slash), rest.slice(slash)];
  const usual = text.includes('://') ? (PORTS[scheme.toLowerCase()] ?? PORT) : PORT;
  const { host, port } = hostAndPort(place, usual);
  return `${scheme}://${host}:${port}${path.replace(/\/+$/, '')}`;
}

function hostAndPort(place: string, usual: number): { host: string; port: number } {
  // `::1` alone is an address, not a host and a port.
  const isBare = /^[0-9a-f:]*:[0-9a-f:]*:[0-9a-f:.]*$/i.test(place);
  const { host = '', port = '' } = isBare
    ? { host: `[${place}]` }
    : (/^(?<host>\[[^\]]*\]|[^:]*)(?::(?<port>.*))?$/.exec(place)?.groups ?? { host: place });
  const number = /^\d+$/.test(port) ? Number(port) : usual;
  return { host: onThisMachine(host), port: number <= 65_535 ? number : usual };
}

function onThisMachine(host: string): string {
  if (host === '' || host === '0.0.0.0') return '127.0.0.1';
  return host === '[::]' ? '[::1]' : host;
}
