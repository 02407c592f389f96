// Small orgs for the tests of behaviours.

/** One COO, four leads, twenty polling workers: managers sleep, workers poll. `workload` is a section or nothing. */
export function pyramid(workload = ''): string {
  const teams = ['Engineering', 'Support', 'Sales', 'Finance'].map(
    (name) => `### ${name}
#### ${name} Lead
- **Trigger:** event-driven
- **Wake on:** tasks, escalations, completions
#### ${name} Workers
- **Count:** 5
`,
  );
  return `# Pyramid
${workload}
## Structure
### COO
- **Trigger:** event-driven
- **Wake on:** escalations, completions, orders
${teams.join('\n')}`;
}

/** A chain of command three levels deep with two teams that have domains; everybody sleeps. */
export function company(culture = '', workload = ''): string {
  return `# Company
## Culture
${culture}
- **Default trigger:** event-driven
## Workload
- **Orders:** 0 per hour
- **Tasks per order:** 4
- **Effort:** 3 ticks
- **Blocked:** 0%
${workload}
## Structure
### CEO
#### Head of Product
- **Domain:** product
##### Web Lead
- **Domain:** web
##### App Lead
- **Domain:** app
#### Head of Sales
- **Domain:** sales
### Web Workers
- **Count:** 2
- **Reports to:** Web Lead
### App Worker
- **Reports to:** App Lead
### Seller
- **Reports to:** Head of Sales
`;
}
