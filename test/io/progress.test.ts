// Progress on a terminal: late, seldom, and gone at the end.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startProgress } from '#io/progress';

let written = '';
const stream = (isTty: boolean) => ({
  write: (text: string) => {
    written += text;
  },
  isTty,
  columns: 80,
  color: false,
});

beforeEach(() => {
  written = '';
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('a short piece of work shows nothing', () => {
  const progress = startProgress(stream(true), 'running');
  vi.advanceTimersByTime(900);
  progress.report(0.9);
  progress.end();
  expect(written).toBe('');
});

test('a long one shows how far it is, and takes it away', () => {
  const progress = startProgress(stream(true), 'running');
  vi.advanceTimersByTime(1000);
  progress.report(0.257);
  progress.report(0.26);
  progress.end();
  expect(written).toBe('\r\u001b[2Krunning 25%\r\u001b[2K');
});

test('where nobody looks nothing is written', () => {
  const progress = startProgress(stream(false), 'running');
  vi.advanceTimersByTime(5000);
  progress.report(0.5);
  progress.end();
  expect(written).toBe('');
});
