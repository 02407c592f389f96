// `Timezone`: an IANA name. The runtime's own zone database decides what exists.
import type { Reading } from '#org/problem';
import type { NameTable } from '#org/vocabulary/name-table';
import { nameTable } from '#org/vocabulary/name-table';
import { pieceOf, problemWith, refused, understood } from './reading.js';

const IANA_NAME = /^[a-z]+(?:[_/+-][a-z0-9_+-]+)*$/iu;
const EXAMPLES = ['Europe/Berlin', 'America/New_York', 'UTC'];

let zones: NameTable<string> | null = null;

/** `Europe/Berlin`, in any case; an offset such as `+02:00` is refused, since it knows no summer time. */
export function readTimezone(text: string): Reading<string> {
  const piece = pieceOf(text);
  const known = zoneNames().find(piece.text);
  if (known !== undefined) return understood(known);
  // Aliases (`Europe/Kiev`) are missing from the runtime's list and valid all the same.
  if (IANA_NAME.test(piece.text) && isKnown(piece.text)) return understood(piece.text);
  const suggestion = zoneOfCity(piece.text) ?? zoneNames().suggest(piece.text);
  const reason = 'it is not an IANA time zone';
  return refused(problemWith('value-invalid', piece, reason, EXAMPLES, suggestion));
}

function zoneOfCity(city: string): string | null {
  const wanted = `/${city.trim().toLowerCase().replace(/\s+/gu, '_')}`;
  const fits = listZones().filter((zone) => zone.toLowerCase().endsWith(wanted));
  return fits.length === 1 ? (fits[0] ?? null) : null;
}

function isKnown(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).format(0) !== '';
  } catch {
    return false;
  }
}

// Built when first asked for: most files name no zone.
function zoneNames(): NameTable<string> {
  zones ??= nameTable(listZones().map((zone) => [zone, zone] as const));
  return zones;
}

function listZones(): string[] {
  return ['UTC', 'GMT', ...Intl.supportedValuesOf('timeZone')];
}
