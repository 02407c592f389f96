// The jobs that lint an ORG.md in CI or before a commit, as `orgsim init` writes them. Knows no disk.

export interface CiJob {
  readonly name: 'github' | 'gitlab' | 'pre-commit';
  /** From the root of the repository. */
  readonly path: string;
  readonly text: string;
}

const GITHUB = `# Lints every ORG.md of this repository; findings stand beside the changed lines.
name: orgsim
on:
  push:
    branches: [main]
  pull_request:
permissions:
  contents: read
jobs:
  lint:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 22
      - run: npx --yes orgsim lint --format github
`;

const GITLAB = `# Lints every ORG.md of this repository; findings stand in the merge request.
orgsim:
  image: node:22
  script:
    - npx --yes orgsim lint --format stylish --format gitlab:gl-code-quality-report.json
  artifacts:
    when: always
    reports:
      codequality: gl-code-quality-report.json
`;

const PRE_COMMIT = `# Lints an ORG.md before it is committed.
repos:
  - repo: local
    hooks:
      - id: orgsim-lint
        name: orgsim lint
        entry: orgsim lint
        language: node
        additional_dependencies: [orgsim]
        files: (^|/)ORG(\\.[\\w-]+)?\\.md$
`;

export const CI_JOBS: readonly CiJob[] = [
  { name: 'github', path: '.github/workflows/orgsim.yml', text: GITHUB },
  { name: 'gitlab', path: '.gitlab-ci.yml', text: GITLAB },
  { name: 'pre-commit', path: '.pre-commit-config.yaml', text: PRE_COMMIT },
];
