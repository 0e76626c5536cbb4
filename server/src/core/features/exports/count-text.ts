/** A number of executions in words. */
export function executions(count: bigint | undefined): string {
  if (count === undefined) return "an unknown number of executions";
  return count === 1n ? "1 execution" : `${count} executions`;
}

/** A number, or a string where a JSON reader could not hold the number exactly; null where it is not known. */
export function countNumber(count: bigint | undefined): number | string | null {
  if (count === undefined) return null;
  return count <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(count) : String(count);
}
