import { env, l10n } from "vscode";
import type { OverviewFigures } from "#core/features/navigation/overview.ts";

/** What an entry of the project consists of and how often it runs, in words of the editor's language. */
export function figureWords(figures: OverviewFigures): readonly string[] {
  const { nodes, edges, executions, waitsFor } = figures;
  return [
    ...(nodes === undefined ? [] : [nodes === 1 ? l10n.t("1 node") : l10n.t("{0} nodes", nodes)]),
    ...(edges === undefined ? [] : [edges === 1 ? l10n.t("1 edge") : l10n.t("{0} edges", edges)]),
    ...(waitsFor === undefined ? [] : [l10n.t("depends on metadata of {0}", waitsFor.join(", "))]),
    ...(executions === undefined ? [] : [executionsText(BigInt(executions))]),
  ];
}

/** A number of executions in words of the editor's language. */
export function executionsText(count: bigint): string {
  return count === 1n ? l10n.t("1 execution") : l10n.t("{0} executions", grouped(count));
}

/** A number as the editor's language writes it, with its digits in groups. */
export function grouped(count: bigint): string {
  return count.toLocaleString(env.language);
}
