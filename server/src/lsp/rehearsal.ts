import { createDocument } from "#core/document/document.ts";
import { complete } from "#core/features/completion/index.ts";
import { type DiagnosticSource, diagnosticsOf } from "./diagnostics.ts";
import type { Snapshot } from "./documents.ts";
import { encodeMessage } from "./kept-json.ts";

/** In milliseconds: how long after a text is opened, and how much time it may take in all. */
const pause = 250;
const budget = 300;

/** In keystrokes: the engine compiles what is done often. */
const longest = 60;

/** Types into a copy of the first text while nobody asks for anything: a first keystroke then takes no longer than later ones. */
export interface Rehearsal {
  /** A text was opened. */
  opened(uri: string): void;
}

/** A rehearsal that takes place once, and ends as soon as the text changes. */
export function createRehearsal(source: DiagnosticSource): Rehearsal {
  let begun = false;
  return {
    opened(uri) {
      if (begun) return;
      begun = true;
      setTimeout(() => {
        const opened = source.snapshotOf(uri);
        if (opened) goOn(source, opened, { copy: copyOf(source, opened), count: 0, spent: 0 });
      }, pause).unref();
    },
  };
}

interface Progress {
  readonly copy: Snapshot;
  readonly count: number;
  /** In milliseconds. */
  readonly spent: number;
}

function goOn(source: DiagnosticSource, opened: Snapshot, { copy, count, spent }: Progress): void {
  const isChanged = source.snapshotOf(opened.text.uri) !== opened;
  if (isChanged || count >= longest || spent >= budget) return;
  const from = performance.now();
  const next = rehearsed(source, copy, count);
  if (!next) return;
  const progress = { copy: next, count: count + 1, spent: spent + performance.now() - from };
  setTimeout(goOn, 1, source, opened, progress).unref();
}

/** A fault of ours is told when it meets a real edit; it must not end the server now. */
function rehearsed(source: DiagnosticSource, copy: Snapshot, count: number): Snapshot | undefined {
  try {
    return rehearse(source, copy, count);
  } catch {
    return undefined;
  }
}

function copyOf({ texts }: DiagnosticSource, { text, version, document }: Snapshot): Snapshot {
  const copy = texts.create(text.uri, text.languageId, version, text.getText());
  return { text: copy, version, document };
}

/** A character at the end of an item, which the next time is deleted again. */
function rehearse(source: DiagnosticSource, at: Snapshot, count: number): Snapshot {
  const { text, version } = at;
  const { pieces } = at.document;
  const placed = pieces[(count >> 1) % pieces.length];
  const offset = placed ? placed.start + placed.piece.text.trimEnd().length : 0;
  const isTyped = count % 2 === 0;
  const start = text.positionAt(isTyped ? offset : Math.max(0, offset - 1));
  const change = { range: { start, end: text.positionAt(offset) }, text: isTyped ? "x" : "" };
  const changed = source.texts.update(text, [change], version + 1);
  const document = createDocument(changed.getText(), at.document);
  const next = { text: changed, version: version + 1, document };
  encodeMessage({ jsonrpc: "2.0", id: 0, result: { items: diagnosticsOf(source, next) } });
  if (isTyped) complete(document, offset + 1, { code: source.codeFor(text.uri) });
  return next;
}
