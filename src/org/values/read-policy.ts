// Lines of Permissions and Department Caps.
import type { Reading } from '#org/problem';
import type { PermissionVerb } from '#org/types';

export interface PermissionGrant {
  /** The least level that may. */
  readonly level: number;
  readonly verbs: readonly PermissionVerb[];
}

export function readPermission(text: string): Reading<PermissionGrant> {
  throw new Error(`not written yet: ${text}`);
}
/** Most agents of a department: `max 10 agents`. */
export function readDepartmentCap(text: string): Reading<number> {
  throw new Error(`not written yet: ${text}`);
}
