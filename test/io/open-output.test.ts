// What is written to a file or a pipe arrives without Node's streams; where that does not do, they are taken.
import { execFileSync } from 'node:child_process';
import {
  closeSync,
  constants,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openOutput } from '#io/open-output';

let folder: string;
let fd = -1;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'orgsim-output-'));
});
afterEach(() => {
  closeSync(fd);
  rmSync(folder, { recursive: true });
});

/** In the place of Node's stream. */
function fakeStream() {
  const written: string[] = [];
  const stream = {
    on: vi.fn(() => stream),
    write: (text: string | Uint8Array) => written.push(String(text)) > 0,
  };
  const open = vi.fn(() => stream as unknown as NodeJS.WriteStream);
  return { open, written, stream };
}

describe.skipIf(process.platform === 'win32')('without a stream', () => {
  test('a file gets all, in order', () => {
    const path = join(folder, 'out.txt');
    fd = openSync(path, 'w');
    const { open } = fakeStream();
    const output = openOutput(fd, open, () => expect.unreachable());
    for (const text of ['one\n', '', 'zwölf\n'.repeat(50_000)]) output.write(text);
    expect(readFileSync(path, 'utf8')).toBe(`one\n${'zwölf\n'.repeat(50_000)}`);
    expect(open).not.toHaveBeenCalled();
    expect(output).toMatchObject({ fd });
    expect(output.isTTY).toBeUndefined();
  });

  test('what cannot be written is told, after the work that wrote it', async () => {
    fd = openSync(join(folder, 'out.txt'), constants.O_RDONLY | constants.O_CREAT);
    const failed = vi.fn();
    openOutput(fd, fakeStream().open, failed).write('lost');
    expect(failed).not.toHaveBeenCalled();
    await setImmediate();
    expect(failed).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ code: 'EBADF' }));
  });

  test('a pipe that is full and does not let wait is left to the stream', () => {
    const path = join(folder, 'pipe');
    execFileSync('mkfifo', [path]);
    fd = openSync(path, constants.O_RDWR | constants.O_NONBLOCK);
    expect(() => {
      for (;;) writeSync(fd, 'x'.repeat(4096));
    }).toThrow('EAGAIN');
    const { open, written, stream } = fakeStream();
    const failed = vi.fn();
    const output = openOutput(fd, open, failed);
    output.write('first');
    output.write('second');
    expect(written).toEqual(['first', 'second']);
    expect(open).toHaveBeenCalledOnce();
    expect(stream.on).toHaveBeenCalledExactlyOnceWith('error', failed);
  });
});

test('a device, as a terminal is, has the stream', () => {
  fd = openSync(process.platform === 'win32' ? '\\\\.\\NUL' : '/dev/null', 'w');
  const { open, stream } = fakeStream();
  expect(openOutput(fd, open, () => expect.unreachable())).toBe(stream);
});
