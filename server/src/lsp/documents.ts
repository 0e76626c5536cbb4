import type { TextDocuments } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { oncePer } from "#core/base/once-per.ts";
import { createDocument, type Document } from "#core/document/document.ts";
import { canonicalUri } from "../files/uris.ts";
import { createDocumentReadings, type DocumentReadings, leastSliced } from "./document-readings.ts";
import { type Scheduler, workUntil } from "./scheduler.ts";
import { isLintConfig, isValohaiFile, type NamedFiles } from "./text-kind.ts";

/** A text as the client has it, and what we know of it. */
export interface Snapshot {
  readonly text: TextDocument;
  readonly version: number;
  readonly document: Document;
}

/** The texts that are open at the client, as they are. */
export interface OpenDocuments {
  /** The analysis of an open Valohai file; shared with earlier versions where nothing has changed. */
  snapshotOf(uri: string): Snapshot | undefined;
  /** Resolves once `snapshotOf` answers without reading more of a large text; undefined where it does now. */
  whenRead(uri: string): Promise<void> | undefined;
  /** An open text, of whatever language. */
  textOf(uri: string): TextDocument | undefined;
  /** The text of a `.valohai-lint.yaml` that is open. */
  lintConfigOf(uri: string): TextDocument | undefined;
  /** The addresses of the open Valohai files. */
  openUris(): readonly string[];
}

/** A snapshot, and the setting that was in force when its text was found to be a Valohai file. */
interface Known {
  readonly snapshot: Snapshot;
  readonly files: readonly string[];
}

/** The analysed version of each open text: the one cache of the server. What is a Valohai file may change while it is open. */
export function createOpenDocuments(
  texts: TextDocuments<TextDocument>,
  named: NamedFiles,
  scheduler: Scheduler,
): OpenDocuments {
  const known = new Map<string, Known>();
  const readings = createDocumentReadings();
  const forget = (uri: string) => {
    known.delete(uri);
    readings.stop(uri);
  };
  texts.onDidClose(({ document }) => forget(document.uri));
  const openFile = (uri: string) => {
    const text = texts.get(uri);
    const before = known.get(uri);
    const isKnown = before?.snapshot.text === text && before?.files === named.state.settings.files;
    if (text && (isKnown || isValohaiFile(text, named))) return { text, before: before?.snapshot };
    forget(uri);
    return undefined;
  };
  return {
    snapshotOf(uri) {
      const file = openFile(uri);
      if (!file) return undefined;
      const snapshot = snapshotAfter(file.before, file.text, readings);
      known.set(uri, { snapshot, files: named.state.settings.files });
      return snapshot;
    },
    whenRead: oncePending(scheduler, (uri) => {
      const file = openFile(uri);
      const text = file?.text.getText() ?? "";
      if (!file || text.length < leastSliced || isCurrent(file.before, file.text)) return true;
      return readings.advance(uri, text, file.before?.document);
    }),
    textOf: (uri) => texts.get(uri),
    lintConfigOf: (uri) => (isLintConfig(uri) ? texts.get(uri) : undefined),
    openUris: () =>
      texts
        .all()
        .filter((it) => isValohaiFile(it, named))
        .map((it) => it.uri),
  };
}

/** The analysis of a text as it is, from the one before if there was one. */
function snapshotAfter(
  before: Snapshot | undefined,
  text: TextDocument,
  readings: DocumentReadings,
): Snapshot {
  if (before && isCurrent(before, text)) return before;
  const content = text.getText();
  const document =
    content.length < leastSliced
      ? createDocument(content, before?.document)
      : readings.finish(text.uri, content, before?.document);
  return { text, version: text.version, document };
}

/** Versions can repeat, so that the text decides. */
function isCurrent(before: Snapshot | undefined, text: TextDocument): boolean {
  const same = before?.text === text && before.version === text.version;
  return same && before.document.text === text.getText();
}

/**
 * Repeats work on the text of an address between messages until it is done, once however often it is asked for; the
 * promise resolves then. Undefined where the work is done at once.
 */
function oncePending(
  scheduler: Scheduler,
  isDone: (uri: string) => boolean,
): (uri: string) => Promise<void> | undefined {
  const pending = new Map<string, Promise<void>>();
  const untilDone = async (uri: string) => {
    try {
      await workUntil(scheduler, () => isDone(uri));
    } finally {
      pending.delete(uri);
    }
  };
  return (uri) => {
    const known = pending.get(uri);
    if (known) return known;
    if (isDone(uri)) return undefined;
    const promise = untilDone(uri);
    pending.set(uri, promise);
    return promise;
  };
}

/** The open text of a file: clients escape other characters of an address than Node does. */
export function textOfFile(
  texts: TextDocuments<TextDocument>,
  uri: string,
): TextDocument | undefined {
  const known = texts.get(uri);
  if (known) return known;
  const file = canonicalUri(uri);
  return texts.all().find((it) => fileOf(it) === file);
}

const fileOf = oncePer(({ uri }: TextDocument) => canonicalUri(uri));
