import { Disposable, Uri, workspace } from "vscode";
import type { ComparisonResult } from "#compare-protocol";
import { type BaseText, Comparer } from "./compare-request.ts";
import { headTitle, type ShownComparison } from "./comparison-messages.ts";
import type { GitHead, HeadText } from "./git-head.ts";
import type { LanguageServer } from "./language-client.ts";
import { openedText } from "./opened-text.ts";
import type { NodeName } from "./selection.ts";

/** What a file is compared with: itself in the last commit, or another open file. */
export type CompareBase = { readonly kind: "head" } | { readonly kind: "file"; readonly uri: Uri };

/** Why there is nothing to compare with. */
export type NoBase = Exclude<HeadText["kind"], "text">;

/** What begins when a file is compared. */
export type Started =
  | { readonly kind: "started"; readonly node: NodeName | undefined }
  | { readonly kind: NoBase };

interface NamedText extends BaseText {
  readonly kind: "text";
  /** For people. */
  readonly title: string;
}

/** The files that are compared in previews, until a person stops it. */
export class Comparisons implements Disposable {
  readonly #comparer: Comparer;
  readonly #head: GitHead;
  readonly #bases = new Map<string, CompareBase>();
  readonly #subscriptions: Disposable;

  /** `changed` is called when a file may differ otherwise than before, but for edits of the file itself. */
  constructor(server: LanguageServer, head: GitHead, changed: (uri: string) => void) {
    this.#comparer = new Comparer(server);
    this.#head = head;
    const changedWhere = (is: (base: CompareBase) => boolean): void => {
      for (const [uri, base] of this.#bases) if (is(base)) changed(uri);
    };
    this.#subscriptions = Disposable.from(
      head.onDidMove(() => changedWhere(({ kind }) => kind === "head")),
      workspace.onDidChangeTextDocument(({ document: { uri } }) =>
        changedWhere((it) => it.kind === "file" && it.uri.toString() === uri.toString()),
      ),
    );
  }

  /** Compares a file from now on; answers where to look first, or why it cannot be compared. */
  async start(uri: Uri, base: CompareBase): Promise<Started> {
    const found = await this.#textOf(uri, base);
    if (found.kind !== "text") return found;
    this.#bases.set(uri.toString(), base);
    const result = await this.#comparer.compare(uri, found).catch(() => undefined);
    return { kind: "started", node: result?.node };
  }

  /** Compares a file again that was compared before the window was reloaded. */
  resume(uri: Uri, base: CompareBase): void {
    this.#bases.set(uri.toString(), base);
  }

  stop(uri: Uri): void {
    const base = this.#bases.get(uri.toString());
    this.#bases.delete(uri.toString());
    if (base) void this.#comparer.forget(nameOf(uri, base)).catch(() => undefined);
  }

  /** How a pipeline differs; undefined where its file is not compared, or cannot be any more. */
  async shownFor(uri: Uri, pipeline: string): Promise<ShownComparison | undefined> {
    const base = this.#bases.get(uri.toString());
    if (!base) return undefined;
    const found = await this.#textOf(uri, base);
    if (found.kind !== "text") return undefined;
    const result = await this.#comparer.compare(uri, found, pipeline);
    return result && shown(found.title, base, result);
  }

  /** Sends everything again, to a server that has just started. */
  serverStarted(): void {
    this.#comparer.repeat();
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  async #textOf(uri: Uri, base: CompareBase): Promise<NamedText | { readonly kind: NoBase }> {
    const named = { kind: "text", base: nameOf(uri, base) } as const;
    if (base.kind === "file") {
      const document = await openedText(base.uri);
      if (!document) return { kind: "no-file" };
      return { ...named, text: document.getText(), title: workspace.asRelativePath(base.uri) };
    }
    const found = await this.#head.textOf(uri);
    if (found.kind !== "text") return found;
    return { ...named, text: found.text, title: headTitle(found.commit) };
  }
}

/** Under which name the server knows what a file is compared with here. */
function nameOf(uri: Uri, base: CompareBase): string {
  return base.kind === "file" ? `preview:${uri}:${base.uri}` : `preview:${uri}`;
}

function shown(
  title: string,
  base: CompareBase,
  { isPartial, pipeline }: ComparisonResult,
): ShownComparison {
  const kept = base.kind === "file" ? base.uri.toString() : headKept;
  return { base: title, kept, isPartial, pipeline };
}

/** What a page keeps of a comparison with the last commit; of one with a file it keeps the address. */
const headKept = "head";

/** What a file was compared with, as a page has kept it over a reload of the window. */
export function baseIn(kept: unknown): CompareBase | undefined {
  if (typeof kept !== "string") return undefined;
  return kept === headKept ? { kind: "head" } : { kind: "file", uri: Uri.parse(kept) };
}
