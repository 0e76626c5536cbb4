/** The largest sizes of the packages, in bytes: what a person downloads. */
export const packageLimits = { universal: 1_000_000, web: 1_000_000, npm: 1_500_000 } as const;

/** A size for people, in kB of 1,000 bytes. */
export function kilobytes(size: number): string {
  return `${Math.ceil(size / 1000).toLocaleString("en")} kB`;
}
