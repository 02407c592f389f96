// Lines that update in place: late, in one piece, never in the way of what is written above them, gone at the end.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openLiveArea } from '#io/live-area';

let written: string[] = [];
const stream = (isTty: boolean) => ({
  write: (text: string) => void written.push(text),
  isTty,
  columns: 80,
  color: false,
});
let lines: readonly string[] = [];

beforeEach(() => {
  written = [];
  lines = ['one', 'two', 'three'];
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const open = (isTty = true) => openLiveArea(stream(isTty), () => lines);

test('short work shows nothing', () => {
  const area = open();
  vi.advanceTimersByTime(400);
  area.end();
  vi.advanceTimersByTime(4000);
  expect(written).toEqual([]);
});

test('they are drawn over themselves, however many they were', () => {
  const area = open();
  vi.advanceTimersByTime(500);
  lines = ['four'];
  vi.advanceTimersByTime(250);
  vi.advanceTimersByTime(250);
  area.end();
  expect(written).toEqual([
    'one\ntwo\nthree',
    '\r\u001b[2A\u001b[Jfour',
    '\r\u001b[Jfour',
    '\r\u001b[J',
  ]);
  vi.advanceTimersByTime(4000);
  expect(written).toHaveLength(4);
});

test('what is written meanwhile stays above them', () => {
  const area = open();
  area.stream.write('early\n');
  vi.advanceTimersByTime(500);
  area.stream.write('late\n');
  area.end();
  area.stream.write('after\n');
  expect(written).toEqual([
    'early\n',
    'one\ntwo\nthree',
    '\r\u001b[2A\u001b[Jlate\none\ntwo\nthree',
    '\r\u001b[2A\u001b[J',
    'after\n',
  ]);
});

test('on what is no terminal, or a dumb one, there are none', () => {
  const area = open(false);
  vi.advanceTimersByTime(5000);
  area.draw();
  area.stream.write('said\n');
  area.end();
  expect(written).toEqual(['said\n']);
});
