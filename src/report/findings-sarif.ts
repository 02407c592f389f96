// Findings as a SARIF 2.1.0 log, for code scanning. The rules in it are those that were broken.

import { toJsonText } from '#base/json-text';
import type { SourceRange } from '#base/source-range';
import type { Finding, Fix } from '#lint/finding';
import type { LintedFile, LintResult } from '#main/lint-org';
import { fingerprints } from './finding-fingerprints.js';
import type { FindingsOptions } from './findings-options.js';
import { fullMessage } from './findings-summary.js';
import { describeSarifRule, SARIF_LEVELS } from './sarif-rules.js';
import type { SourcePoints } from './source-points.js';
import { indexPoints } from './source-points.js';

const SCHEMA =
  'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
/** The folder that relative paths start from: for GitHub the top of the repository. */
const BASE = '%SRCROOT%';

type SarifOptions = Pick<FindingsOptions, 'rules' | 'version' | 'pathOf'>;

export function formatFindingsSarif(result: LintResult, options: SarifOptions): string {
  const { files, agents } = result;
  const rules = brokenRules(result, options);
  const indexOf = new Map(rules.map(({ id }, index) => [id, index]));
  const run = {
    tool: { driver: { name: 'orgsim', semanticVersion: options.version, rules } },
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { [BASE]: { description: { text: 'The folder that was checked out.' } } },
    invocations: [{ executionSuccessful: true }],
    artifacts: files.map(({ name, agents }) => ({
      location: locationOf(options.pathOf(name)),
      properties: { agents },
    })),
    results: files.flatMap((file, index) => {
      const artifact = { ...locationOf(options.pathOf(file.name)), index };
      return resultsOf(file, artifact, indexOf);
    }),
    properties: { files: files.length, agents },
  };
  return `${toJsonText({ $schema: SCHEMA, version: '2.1.0', runs: [run] })}\n`;
}

/** Sorted by id. A rule that is not described anywhere still has its name. */
function brokenRules({ files }: LintResult, { rules }: SarifOptions): readonly { id: string }[] {
  const urls = new Map(
    files.flatMap(({ findings }) => findings.map(({ rule, url }) => [rule, url ?? null] as const)),
  );
  return [...urls.keys()].sort().map((id) => {
    const rule = rules.find((candidate) => candidate.id === id);
    return { id, ...(rule !== undefined && describeSarifRule(rule, urls.get(id) ?? null)) };
  });
}

type ArtifactLocation = ReturnType<typeof locationOf>;

function resultsOf(
  file: LintedFile,
  artifact: ArtifactLocation,
  indexOf: ReadonlyMap<string, number>,
): readonly object[] {
  const points = indexPoints(file.source);
  const names = fingerprints(file);
  return file.findings.map((finding, index) => ({
    ruleId: finding.rule,
    ruleIndex: indexOf.get(finding.rule),
    level: SARIF_LEVELS[finding.severity],
    message: { text: messageText(fullMessage(finding)) },
    locations: [{ physicalLocation: placeOf(artifact, finding.range) }],
    partialFingerprints: { 'orgsim/v1': names[index] },
    ...(finding.related.length > 0 && { relatedLocations: relatedOf(finding, artifact) }),
    ...(finding.fix !== null && { fixes: [fixOf(finding.fix, artifact, points)] }),
  }));
}

function relatedOf({ related }: Finding, artifact: ArtifactLocation): readonly object[] {
  return related.map(({ message, range }, index) => ({
    id: index + 1,
    message: { text: messageText(message) },
    physicalLocation: placeOf(artifact, range),
  }));
}

function fixOf({ safe, edits }: Fix, artifact: ArtifactLocation, points: SourcePoints): object {
  return {
    description: {
      text: safe ? 'Safe: it keeps what was meant.' : 'A suggestion: see whether it is meant.',
    },
    artifactChanges: [
      {
        artifactLocation: artifact,
        replacements: edits.map((edit) => ({
          deletedRegion: regionOf(points.rangeOf(edit)),
          ...(edit.text !== '' && { insertedContent: { text: edit.text } }),
        })),
      },
    ],
  };
}

function placeOf(artifactLocation: ArtifactLocation, range: SourceRange): object {
  return { artifactLocation, region: regionOf(range) };
}

function regionOf({ start, end }: SourceRange): object {
  return {
    startLine: start.line,
    startColumn: start.column,
    endLine: end.line,
    endColumn: end.column,
    charOffset: start.offset,
    charLength: end.offset - start.offset,
  };
}

/** `path` has `/`. Relative ones stand on the base; what is outside of it is a URI of its own. */
function locationOf(path: string): { uri: string; uriBaseId?: string } {
  const uri = path
    .replace(/\p{Cs}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
  if (path.startsWith('/')) return { uri: `file://${uri}` };
  if (/^[A-Za-z]:\//.test(path)) return { uri: `file:///${uri.replace('%3A', ':')}` };
  return { uri, uriBaseId: BASE };
}

/** `[text](target)` would be a link. */
function messageText(text: string): string {
  return text.replaceAll('](', '] (');
}
