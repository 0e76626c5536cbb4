import { valohaiYamlVersion } from "#core/schema/version.ts";
import { readCheckout } from "./checkout.ts";
import { differences } from "./compare.ts";
import { knownDifferences } from "./known-differences.ts";

/** What is said about a checkout, and how many differences nobody knows yet; throws a message where it is no checkout. */
export function driftReport(folder: string): {
  readonly text: string;
  readonly differences: number;
} {
  const checkout = readCheckout(folder);
  const all = differences(checkout);
  const fresh = all.filter((it) => !Object.hasOwn(knownDifferences, it));
  const version = checkout.version ?? "of an unknown version";
  const lines = [
    `Here: the schema of valohai-yaml ${valohaiYamlVersion}. There: valohai-yaml ${version}, ${checkout.schemas.size} schemas.`,
    ...fresh,
    `${fresh.length === 1 ? "1 difference" : `${fresh.length} differences`}, and ${all.length - fresh.length} that are known: there the parser or the linter judges`,
  ];
  return { text: `${lines.join("\n")}\n`, differences: fresh.length };
}
