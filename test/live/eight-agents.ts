// An org of eight for live runs: two levels of managers, three who work for one and two for the other.

export const EIGHT_AGENTS = `# Harbour Bakery

## Culture

- **Tick:** 1 min
- **Default trigger:** event-driven
- **Default model:** claude-haiku

## Structure

### Ada — Baker in chief

- **ID:** ada
- **Level:** 10

### Bo — Head of bread

- **ID:** bo
- **Level:** 7
- **Reports to:** ada

### Cleo — Head of cakes

- **ID:** cleo
- **Level:** 7
- **Reports to:** ada

### Bread hands

- **ID:** bread
- **Level:** 3
- **Reports to:** bo
- **Count:** 3

### Cake hands

- **ID:** cake
- **Level:** 3
- **Reports to:** cleo
- **Count:** 2
`;

export const ORDERS = [
  'Bake for the ferry',
  'A cake for the mayor',
  'Rye for Monday',
  'Try the new oven',
  'Bread for two hundred',
  'Count the flour',
  'Something without nuts',
  'Find out why the crust is pale',
];
