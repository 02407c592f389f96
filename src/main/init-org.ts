// Plans the files of a new org: the use case behind `orgsim init`. Writes nothing.

import { invariant } from '#base/assert';
import { OrgsimError } from '#base/errors';
import type { NewFile } from '#io/new-files';
import { CI_JOBS } from '#starter/ci-jobs';
import { orgFromTemplate, TEMPLATES } from '#starter/templates';
import { loadOrg } from './load-org.js';

/** The templates and the CI jobs to choose from; the first template is the usual one. */
export const TEMPLATE_CHOICES = TEMPLATES.map(({ name, summary }) => ({ name, summary }));
export const CI_CHOICES = CI_JOBS.map(({ name, path }) => ({ name, summary: path }));

export interface OrgWish {
  /** The organization's name, one line. */
  readonly name: string;
  /** One of `TEMPLATE_CHOICES`. */
  readonly template: string;
  /** One of `CI_CHOICES`, or null for no job. */
  readonly ci: string | null;
}

export interface OrgPlan {
  /** Paths are relative to the folder of the org; the ORG.md comes first. */
  readonly files: readonly NewFile[];
  readonly agents: number;
}

/** Throws an OrgsimError of code `usage` for a name that cannot be a heading. */
export function initOrg({ name, template, ci }: OrgWish): OrgPlan {
  const found = TEMPLATES.find((each) => each.name === template);
  invariant(found !== undefined, `a template of the list, not ${template}`);
  const org = { path: 'ORG.md', text: orgFromTemplate(found, name) };
  const loaded = loadOrg({ name: org.path, text: org.text });
  if (loaded.org.name !== name.trim() || loaded.findings.length > 0) {
    throw new OrgsimError(
      'usage',
      `"${name}" cannot be the name of an organization: it would not stand in a heading as it is written.`,
      'A name is one line of ordinary text, such as Tidy Invoice.',
    );
  }
  const jobs = CI_JOBS.filter((job) => job.name === ci).map(({ path, text }) => ({ path, text }));
  return { files: [org, ...jobs], agents: loaded.org.agents.length };
}
