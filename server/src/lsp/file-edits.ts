import type { ChangeAnnotation, WorkspaceEdit } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { TextEdit } from "#core/base/edit.ts";
import type { ProjectRenamed } from "#core/features/rename/project-rename.ts";
import { NotLoaded } from "../files/unread.ts";
import { nameOfUri } from "../files/uris.ts";
import type { ClientSupport } from "./client-capabilities.ts";
import { toLspEdit } from "./convert.ts";
import type { ScriptFeatures } from "./scripts.ts";
import type { Workspace } from "./workspace.ts";
import type { WorkspaceFiles } from "./workspace-files.ts";

/** The edits of one file. */
export interface FileEdits {
  readonly text: TextDocument;
  /** The version that the client has open; null where it has none open. */
  readonly version: number | null;
  readonly edits: readonly TextEdit[];
}

/** Why a file cannot be edited, and what to do about it. */
export interface EditObstacle {
  /** Worded to follow the name of the file. */
  readonly reason: string;
  readonly cure: string;
}

/** Why a file cannot be edited; undefined where it can. */
export async function obstacleTo(
  { files }: Workspace,
  { text }: FileEdits,
): Promise<EditObstacle | undefined> {
  if (await files.isReadOnly(text.uri)) return obstacles.readOnly;
  return text.getText().includes("\ufffd") ? obstacles.encoding : undefined;
}

const obstacles = {
  readOnly: { reason: "is read-only", cure: "make it writable first" },
  encoding: { reason: "is not written in UTF-8", cure: "save it as UTF-8 first" },
} as const satisfies { readonly [kind: string]: EditObstacle };

/** The edits of a file if it still has the text in which they were found: messages arrive while other files are read. */
function current(file: FileEdits, found: string): FileEdits {
  if (file.text.getText() === found) return file;
  throw new NotLoaded(`"${nameOf(file)}" is being changed`);
}

/** The edits of all files that change, with the texts that they are for. Throws `NotLoaded` where one has just changed. */
export function editsByFile(
  { files, scripts, configs }: Omit<ProjectRenamed, "kind">,
  all: WorkspaceFiles,
  { snapshotOf }: Pick<Workspace, "snapshotOf">,
  { textOf }: Pick<ScriptFeatures, "textOf">,
): readonly FileEdits[] {
  const inFiles = files.flatMap(({ file, edits }) => {
    const text = all.at(file.uri)?.snapshot.text;
    if (!text) return [];
    const version = snapshotOf(file.uri)?.version ?? null;
    return [current({ text, version, edits }, file.document.text)];
  });
  const inOthers = [...scripts, ...configs].map(({ file, edits }) =>
    current({ ...textOf(file), edits }, file.text),
  );
  return [...inFiles, ...inOthers];
}

/**
 * All edits at once, in the form that a client takes: with the versions that they are for, and listed by file. What must
 * be confirmed is listed for one file too.
 */
export function toLspWorkspaceEdit(
  changed: readonly FileEdits[],
  { documentChanges, changeAnnotations }: ClientSupport,
  annotation: (name: string) => ChangeAnnotation = (name) => ({ label: `Rename in ${name}` }),
): WorkspaceEdit {
  const edits = changed.map((it) => it.edits.map((edit) => toLspEdit(it.text, edit)));
  const annotations = changed.map((it) => annotation(nameOf(it)));
  const isListed = changed.length > 1 || annotations.some((it) => it.needsConfirmation);
  if (!isListed || !documentChanges) {
    return {
      changes: Object.fromEntries(changed.map(({ text }, i) => [text.uri, edits[i] ?? []])),
    };
  }
  const plain = changed.map(({ text: { uri }, version }, i) => ({
    textDocument: { uri, version },
    edits: edits[i] ?? [],
  }));
  if (!changeAnnotations) return { documentChanges: plain };
  return {
    changeAnnotations: Object.fromEntries(annotations.map((it, i) => [`file-${i}`, it])),
    documentChanges: plain.map((it, i) => ({
      ...it,
      edits: it.edits.map((edit) => ({ ...edit, annotationId: `file-${i}` })),
    })),
  };
}

/** The name of a file, without its folder. */
export function nameOf({ text: { uri } }: FileEdits): string {
  return nameOfUri(uri);
}
