/**
 * What a message about a key without a value adds where somebody may mean to take away what the step says: valohai-yaml
 * refuses a null there, and a key that is left out keeps the step's value. Otherwise empty.
 */
export function cannotUnset(schemaName: string): string {
  return schemaName === "override"
    ? "; an override cannot unset what the step says: give another value or leave the key out"
    : "";
}
