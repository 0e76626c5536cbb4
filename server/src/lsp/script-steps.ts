import path from "node:path";
import {
  type CodeAction,
  CodeActionKind,
  type Connection,
  type WorkspaceEdit,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { TextEdit } from "#core/base/edit.ts";
import { visibleText } from "#core/base/visible-text.ts";
import { createDocument } from "#core/document/document.ts";
import { itemAt } from "#core/document/items-at.ts";
import type { PlacedItem } from "#core/document/placed-item.ts";
import { readScript, type Script } from "#core/python/script.ts";
import { runsOf } from "#core/scripts/script-runs.ts";
import { addScriptStep, missingDeclarations, updateScriptStep } from "#core/scripts/script-step.ts";
import { hasConflictMarkers, unresolvedConflict } from "#core/syntax/conflict-markers.ts";
import { byteLimits } from "../files/read-file.ts";
import { type CreateStepParams, type CreateStepResult, createStepRequest } from "../protocol.ts";
import { toLspEdit } from "./convert.ts";
import type { Snapshot } from "./documents.ts";
import { createFileSnapshots } from "./file-snapshots.ts";
import type { Workspace } from "./workspace.ts";

/** Steps that are written from scripts. */
export interface ScriptSteps {
  /** The actions for a script: a step of its own, and missing declarations in steps that run it. */
  actions(uri: string): CodeAction[];
  /** The actions that add what the scripts of the step at an offset of a Valohai file take and the step does not declare. */
  updates(at: Snapshot, offset: number): CodeAction[];
  /** How a step for a script is written into the nearest Valohai file, or into a new one. */
  create(uri: string): CreateStepResult | undefined;
}

type OpenText = (uri: string) => TextDocument | undefined;

/** Writes steps from what scripts take. */
export function createScriptSteps(workspace: Workspace, openText: OpenText): ScriptSteps {
  const snapshots = createFileSnapshots(workspace);
  const scriptAt = (uri: string): Script | undefined => {
    if (!uri.endsWith(".py")) return undefined;
    const open = openText(uri)?.getText();
    const text = open ?? workspace.files.read(uri, byteLimits.script)?.text;
    return text === undefined ? undefined : readScript(text);
  };
  const create = (uri: string): CreateStepResult | undefined => {
    const script = scriptAt(uri);
    if (!script) return undefined;
    const nearest = nearestFile([...snapshots.all()], uri);
    const file = nearest?.text.uri ?? newFileFor(workspace, uri);
    const document = nearest?.document ?? createDocument("");
    if (hasConflictMarkers(document.text)) {
      const message = `${unresolvedConflict}, so no step is written`;
      return { uri: file, exists: true, edits: [], message };
    }
    const edits = addScriptStep(document, {
      script,
      path: path.posix.relative(folderOf(file), decodeURIComponent(uri)),
      installs: hasRequirements(workspace, file),
    });
    return edits && { uri: file, exists: nearest !== undefined, edits };
  };
  return {
    create,
    actions(uri) {
      const script = workspace.settings().scripts ? scriptAt(uri) : undefined;
      if (!script) return [];
      const runs = [...snapshots.all()].flatMap((at) => {
        const code = workspace.codeFor(at.text.uri);
        const own = code ? runsOf(at.document, code, uri) : [];
        return own.filter((it) => !it.imported).map(({ placed }) => ({ at, placed }));
      });
      const updates = runs.flatMap(({ at, placed }) => updateAction(at, placed, script));
      return runs.length > 0 ? updates : creation(create(uri), snapshots.all());
    },
    updates(at, offset) {
      const code = workspace.codeFor(at.text.uri);
      const placed = itemAt(at.document, offset);
      const own = placed && code?.ofItem(placed.item);
      const [only, more] = own?.scripts.filter((it) => !it.imported) ?? [];
      return placed && only && !more ? updateAction(at, placed, only.script) : [];
    },
  };
}

function updateAction(
  { text, document }: Snapshot,
  placed: PlacedItem,
  script: Script,
): CodeAction[] {
  const { config } = placed.item;
  if (config?.kind !== "step" || hasConflictMarkers(document.text)) return [];
  const missing = missingDeclarations(config, script);
  const edits = updateScriptStep(placed, missing);
  if (!edits) return [];
  const counts = [
    counted(missing.parameters.length, "parameter"),
    counted(missing.inputs.length, "input"),
  ];
  const what = counts.filter((it) => it !== "").join(" and ");
  const title = `Add ${what} of the script to step "${config.name?.value ?? ""}"`;
  return [action(title, changesOf(text, edits))];
}

function counted(count: number, word: string): string {
  if (count === 0) return "";
  return count === 1 ? `1 ${word}` : `${count} ${word}s`;
}

function action(title: string, edit: WorkspaceEdit): CodeAction {
  return { title: visibleText(title), kind: CodeActionKind.RefactorRewrite, edit };
}

function changesOf(text: TextDocument, edits: readonly TextEdit[]): WorkspaceEdit {
  return { changes: { [text.uri]: edits.map((it) => toLspEdit(text, it)) } };
}

/** A file that exists is edited by any client; a new one is made by the command alone. */
function creation(
  result: CreateStepResult | undefined,
  snapshots: Iterable<Snapshot>,
): CodeAction[] {
  const at = [...snapshots].find((it) => it.text.uri === result?.uri);
  if (!result || !at || result.message !== undefined) return [];
  const name = decodeURIComponent(path.posix.basename(result.uri));
  return [action(`Create a step from this script in ${name}`, changesOf(at.text, result.edits))];
}

/** The folder of a file as a path that `path.posix` compares. */
function folderOf(uri: string): string {
  return path.posix.dirname(decodeURIComponent(uri));
}

/** The Valohai file in the script's folder or the nearest folder above; the one with the usual name where there are several. */
function nearestFile(snapshots: readonly Snapshot[], script: string): Snapshot | undefined {
  const above = snapshots.filter((it) =>
    decodeURIComponent(script).startsWith(`${folderOf(it.text.uri)}/`),
  );
  const rank = ({ text: { uri } }: Snapshot) =>
    folderOf(uri).length * 2 + (uri.endsWith("/valohai.yaml") ? 1 : 0);
  return above.sort((a, b) => rank(b) - rank(a))[0];
}

function newFileFor({ files }: Workspace, script: string): string {
  const folder = files.folderOf(script) ?? path.posix.dirname(script);
  return `${folder.replace(/\/$/, "")}/valohai.yaml`;
}

function hasRequirements({ files }: Workspace, file: string): boolean {
  const entries = files.hostFor(file)?.list(".") ?? [];
  return entries.some((it) => it.kind === "file" && it.name === "requirements.txt");
}

/** Answers the command that creates a step from a script. */
export function answerCreateStep(connection: Connection, steps: ScriptSteps): void {
  connection.onRequest(
    createStepRequest,
    ({ uri }: CreateStepParams): CreateStepResult | null => steps.create(uri) ?? null,
  );
}
