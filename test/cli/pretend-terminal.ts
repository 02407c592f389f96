// Has the program believe that a pipe to it is a terminal. `node --import` takes it.

export function pretendTerminal(stream: 'stdout' | 'stderr'): string {
  const fd = stream === 'stdout' ? 1 : 2;
  const code = `
    import fs from 'node:fs';
    const { fstatSync } = fs;
    const device = { isCharacterDevice: () => true };
    fs.fstatSync = (fd, ...rest) => (fd === ${fd} ? device : fstatSync(fd, ...rest));
    process.${stream}.isTTY = true;`;
  return `data:text/javascript,${encodeURIComponent(code)}`;
}
