import { l10n, type TextDocument, window } from "vscode";
import type { ComparisonResult } from "#compare-protocol";
import { Comparer } from "./compare-request.ts";
import { grouped } from "./figures.ts";
import type { GitHead } from "./git-head.ts";
import { valohaiLanguage } from "./language.ts";
import type { LanguageServer } from "./language-client.ts";
import type { FileStatus } from "./language-status.ts";
import { statusItem } from "./notify.ts";

/** What the status bar says about how the open file differs from the last commit; nothing where it does not. */
export interface ComparisonStatus extends FileStatus {
  /** Sends everything again, to a server that has just started. */
  serverStarted(): void;
}

/** Makes the item of the status bar; `moved` is called when a last commit is another one. */
export function createComparisonStatus(
  server: LanguageServer,
  head: GitHead,
  moved: () => void,
): ComparisonStatus {
  const comparer = new Comparer(server);
  const item = statusItem(
    "valohai.comparison",
    l10n.t("Valohai: difference from the last commit"),
    "valohai.compareWithGitHead",
  );
  const moves = head.onDidMove(moved);
  let last: TextDocument | undefined;
  async function difference(): Promise<ComparisonResult | undefined> {
    const document = documentMeant(last);
    last = document;
    if (document?.languageId !== valohaiLanguage) return undefined;
    const { uri } = document;
    const found = await head.textOf(uri);
    if (found.kind !== "text") return undefined;
    const base = { base: `status:${uri}`, text: found.text };
    const result = await comparer.compare(uri, base).catch(() => undefined);
    return last === document ? result : undefined;
  }
  return {
    async update() {
      const result = await difference();
      const text = result && differenceText(result);
      if (!result || text === undefined) return item.hide();
      item.show({
        icon: "git-compare",
        text,
        tooltip: tooltipOf(result),
        spoken: l10n.t("{0} compared with the last commit", text),
      });
    },
    serverStarted: () => comparer.repeat(),
    dispose() {
      item.dispose();
      moves.dispose();
    },
  };
}

/** The document of the active editor; while another part of the window has the keyboard, the one before if it still shows. */
function documentMeant(last: TextDocument | undefined): TextDocument | undefined {
  const { activeTextEditor, visibleTextEditors } = window;
  if (activeTextEditor) return activeTextEditor.document;
  return visibleTextEditors.find(({ document }) => document === last)?.document;
}

/** How a file differs, as short as possible; undefined where it does not. */
function differenceText(result: ComparisonResult): string | undefined {
  const { before, after, added = "0", removed = "0", differences } = result;
  if (differences === 0) return undefined;
  if (before !== after) return l10n.t("{0} → {1} executions", countText(before), countText(after));
  if (added !== "0" || removed !== "0") {
    return l10n.t("+{0} −{1} executions", grouped(BigInt(added)), grouped(BigInt(removed)));
  }
  return differences === 1 ? l10n.t("1 difference") : l10n.t("{0} differences", differences);
}

function countText(count: string | undefined): string {
  return count === undefined ? "?" : grouped(BigInt(count));
}

function tooltipOf({ lines, count }: ComparisonResult): string {
  const more = count - lines.length;
  return [
    l10n.t("Compared with the last commit:"),
    ...lines,
    ...(more > 0 ? [l10n.t("and {0} more", more)] : []),
  ].join("\n");
}
