// Files beside a journal: in the run's folder and nowhere else, whatever tasks are called and whatever lies there.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Secret } from '#base/secret';
import { openRunFiles } from '#io/run-files';

let outside: string;
let folder: string;
beforeEach(() => {
  outside = mkdtempSync(join(tmpdir(), 'orgsim-files-'));
  folder = join(outside, 'runs', 'one');
  mkdirSync(folder, { recursive: true });
});
afterEach(() => {
  rmSync(outside, { recursive: true, force: true });
});

function everything(path: string): readonly string[] {
  return readdirSync(path, { recursive: true, encoding: 'utf8' }).toSorted();
}

describe('results', () => {
  test('of any task are files in results/, and no file is anywhere else', () => {
    const files = openRunFiles(folder);
    const names = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc
        .array(fc.constantFrom('..', '/', '\\', '.', 'results', '\0', '~', 'C:', 'a', '%2e'), {
          maxLength: 12,
        })
        .map((parts) => parts.join('')),
      fc.constantFrom('../../x', '/etc/passwd', '..', '.', '', 'CON', '-rf', 'a\nb', '__proto__'),
    );
    fc.assert(
      fc.property(names, fc.string(), (task, text) => {
        const path = files.writeResult(task, text);
        expect(path).toMatch(/^results\/[a-z0-9-]{1,64}\.md$/);
        expect(readFileSync(join(folder, path), 'utf8')).toBe(text);
      }),
      { numRuns: 300 },
    );
    const beside = everything(outside).filter((path) => !path.startsWith('runs/one/results/'));
    expect(beside).toEqual(['runs', 'runs/one', 'runs/one/results']);
  });

  test('replace an older one of the same task', () => {
    const files = openRunFiles(folder);
    expect(files.writeResult('order-1', 'draft')).toBe('results/order-1.md');
    expect(files.writeResult('order-1', 'final')).toBe('results/order-1.md');
    expect(everything(folder)).toEqual(['results', 'results/order-1.md']);
    expect(readFileSync(join(folder, 'results/order-1.md'), 'utf8')).toBe('final');
  });

  test('do not go through a link that somebody laid', () => {
    const victim = join(outside, 'victim');
    writeFileSync(victim, 'mine');
    mkdirSync(join(folder, 'results'));
    symlinkSync(victim, join(folder, 'results', 'order-1.md'));
    openRunFiles(folder).writeResult('order-1', 'text');
    expect(readFileSync(victim, 'utf8')).toBe('mine');
    expect(readFileSync(join(folder, 'results/order-1.md'), 'utf8')).toBe('text');
  });

  test('are refused where results/ leads out of the folder', () => {
    const elsewhere = join(outside, 'elsewhere');
    mkdirSync(elsewhere);
    symlinkSync(elsewhere, join(folder, 'results'));
    expect(() => openRunFiles(folder).writeResult('order-1', 'text')).toThrow(
      "leads out of the run's folder",
    );
    expect(readdirSync(elsewhere)).toEqual([]);
  });
});

describe('the other files', () => {
  test('grow line by line, also when the run goes on, and are not made for nothing', () => {
    const first = openRunFiles(folder);
    expect(everything(folder)).toEqual([]);
    first.addTranscript('{"a":1}');
    first.addTranscript('{"a":2}');
    first.closeFiles();
    const second = openRunFiles(folder);
    second.addTranscript('{"a":3}');
    second.addRecording('{"b":1}');
    second.closeFiles();
    expect(readFileSync(join(folder, 'transcript.jsonl'), 'utf8')).toBe(
      '{"a":1}\n{"a":2}\n{"a":3}\n',
    );
    expect(readFileSync(join(folder, 'recording.jsonl'), 'utf8')).toBe('{"b":1}\n');
  });

  test('follow no link', () => {
    const victim = join(outside, 'victim');
    for (const name of ['transcript.jsonl', 'summary.json'])
      symlinkSync(victim, join(folder, name));
    const files = openRunFiles(folder);
    expect(() => files.addTranscript('{}')).toThrow('cannot be written');
    files.writeSummary('{}');
    expect(existsSync(victim)).toBe(false);
    expect(readFileSync(join(folder, 'summary.json'), 'utf8')).toBe('{}');
  });
});

test('no secret stands in any of them', () => {
  new Secret('sk-canary-files');
  const files = openRunFiles(folder);
  files.addTranscript('sk-canary-files');
  files.addRecording('sk-canary-files');
  files.writeSummary('sk-canary-files');
  files.writeResult('order-1', 'sk-canary-files');
  files.closeFiles();
  const names = ['transcript.jsonl', 'recording.jsonl', 'summary.json', 'results/order-1.md'];
  for (const name of names)
    expect(readFileSync(join(folder, name), 'utf8').trimEnd()).toBe('[redacted]');
});

test('a recording that cannot be written is told with the next line of the transcript, not before', () => {
  mkdirSync(join(folder, 'recording.jsonl'));
  const files = openRunFiles(folder);
  files.addTranscript('{}');
  expect(() => files.addRecording('{}')).not.toThrow();
  expect(() => files.addTranscript('{}')).toThrow(/recording\.jsonl/);
});

test('lines that are added go on behind the last whole one: what a kill has cut is left out', () => {
  const whole = '{"a":1}\n{"b":"é"}\n';
  writeFileSync(join(folder, 'recording.jsonl'), `${whole}{"c":"\u00e9`);
  writeFileSync(join(folder, 'transcript.jsonl'), '{"never');
  const files = openRunFiles(folder);
  files.addRecording('{"d":1}');
  files.addRecording('{"e":1}');
  files.addTranscript('{"f":1}');
  files.closeFiles();
  const textOf = (name: string): string => readFileSync(join(folder, name), 'utf8');
  expect(textOf('recording.jsonl')).toBe(`${whole}{"d":1}\n{"e":1}\n`);
  expect(textOf('transcript.jsonl')).toBe('{"f":1}\n');
});
