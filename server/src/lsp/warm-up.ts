import type { TextDocument } from "vscode-languageserver-textdocument";
import { firstTime } from "#core/base/first-time.ts";
import { createDocument, cutPieces } from "#core/document/document.ts";
import { complete } from "#core/features/completion/index.ts";
import { diagnosticsOf } from "./diagnostics/problems.ts";
import type { Snapshot } from "./documents.ts";
import { encodeMessage } from "./encoded-list.ts";
import type { Workspace } from "./workspace.ts";

/** In milliseconds: the delay after the first diagnostics of a text, and the limit of the whole warm-up. */
const pause = 250;
const budget = 300;

/** In keystrokes; V8 compiles code that runs often. */
const maxEdits = 120;

/** Warms up the JIT, so that the first keystroke is as fast as later ones. */
export interface WarmUp {
  /** The client has got diagnostics of a text; only the first of each text count, and texts that are not Valohai files warm up nothing. */
  readonly diagnosed: (uri: string) => void;
}

/** What the warm-up uses. */
type WarmUpNeeds = Pick<
  Workspace,
  "snapshotOf" | "whenRead" | "textOf" | "texts" | "contextOf" | "codeFor" | "scheduler"
>;

/**
 * Edits a copy of the first text that got its diagnostics while the server is idle, for at most 300 ms; a real edit ends
 * it. Calls `finished` after that, when the server is idle again.
 */
export function createWarmUp(workspace: WarmUpNeeds, finished: () => void): WarmUp {
  let begun = false;
  const isNew = firstTime<TextDocument>();
  const begin = ({ uri, version }: TextDocument) => {
    setTimeout(() => {
      const shown = begun || workspace.whenRead(uri) ? undefined : workspace.snapshotOf(uri);
      if (!shown || shown.version !== version) return;
      begun = true;
      void warmUp(workspace, shown).then(workspace.scheduler.turn).then(finished);
    }, pause);
  };
  return {
    diagnosed(uri) {
      const text = begun ? undefined : workspace.textOf(uri);
      if (text && isNew(text)) begin(text);
    },
  };
}

/** Each keystroke is one unit of background work. */
async function warmUp(workspace: WarmUpNeeds, shown: Snapshot): Promise<void> {
  let copy: Snapshot | undefined = copySnapshot(workspace, shown);
  let spent = 0;
  for (let count = 0; copy && count < maxEdits && spent < budget; count++) {
    await workspace.scheduler.turn();
    if (workspace.snapshotOf(shown.text.uri) !== shown) return;
    const from = performance.now();
    copy = tryEdit(workspace, copy, count);
    spent += performance.now() - from;
  }
}

/** A bug of ours must not end the server here; a real edit will report it. */
function tryEdit(workspace: WarmUpNeeds, copy: Snapshot, count: number): Snapshot | undefined {
  try {
    return editCopy(workspace, copy, count);
  } catch {
    return undefined;
  }
}

function copySnapshot({ texts }: WarmUpNeeds, { text, version, document }: Snapshot): Snapshot {
  const copy = texts.create(text.uri, text.languageId, version, text.getText());
  return { text: copy, version, document };
}

/** Types a character after the last word of an item, where it leaves the text readable; the next call deletes it again. */
function editCopy(workspace: WarmUpNeeds, at: Snapshot, count: number): Snapshot {
  const { text, version } = at;
  const pieces = cutPieces(at.document);
  const placed = pieces[(count >> 1) % pieces.length];
  const offset = placed ? placed.start + placed.piece.text.search(/\w\W*$/) + 1 : 0;
  const isTyped = count % 2 === 0;
  const start = text.positionAt(isTyped ? offset : Math.max(0, offset - 1));
  const change = { range: { start, end: text.positionAt(offset) }, text: isTyped ? "x" : "" };
  const changed = workspace.texts.update(text, [change], version + 1);
  const document = createDocument(changed.getText(), at.document);
  const next = { text: changed, version: version + 1, document };
  const items = diagnosticsOf(next, workspace.contextOf(text.uri));
  encodeMessage({ jsonrpc: "2.0", id: 0, result: { items } });
  if (isTyped) complete(document, offset + 1, { code: workspace.codeFor(text.uri) });
  return next;
}
