import {
  type CodeAction,
  CodeActionKind,
  type Connection,
  type WorkspaceEdit,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { amountsOf } from "#core/base/amount-of.ts";
import type { TextEdit } from "#core/base/edit.ts";
import { listText } from "#core/base/list-text.ts";
import { visibleText } from "#core/base/visible-text.ts";
import { createDocument } from "#core/document/document.ts";
import { itemAt } from "#core/document/items-at.ts";
import type { PlacedItem } from "#core/document/placed-item.ts";
import { longestScript, readScript, type Script } from "#core/python/script.ts";
import { addScriptStep, missingDeclarations, updateScriptStep } from "#core/scripts/script-step.ts";
import { hasConflictMarkers, unresolvedConflict } from "#core/syntax/conflict-markers.ts";
import { NotLoaded } from "../files/unread.ts";
import {
  canonicalUri,
  isBelow,
  joinUri,
  nameOfUri,
  parentUri,
  pathBetween,
} from "../files/uris.ts";
import {
  type CreateStepParams,
  type CreateStepResult,
  createStepRequest,
} from "../new-file-protocol.ts";
import { toLspEdit } from "./convert.ts";
import type { Snapshot } from "./documents.ts";
import type { FileSnapshots } from "./file-snapshots.ts";
import type { RunFinder } from "./run-finder.ts";
import type { Workspace } from "./workspace.ts";

/** Steps that are written from scripts. */
export interface ScriptSteps {
  /** The actions for a script: a step of its own, and missing declarations in steps that run it. */
  actions(uri: string): Promise<CodeAction[]>;
  /** The actions that add what the scripts of the step at an offset of a Valohai file take and the step does not declare. */
  updates(at: Snapshot, offset: number): CodeAction[];
  /** How a step for a script is written into the nearest Valohai file as it is now, or into a new one. Rejects with `NotLoaded`. */
  create(uri: string): Promise<CreateStepResult | undefined>;
}

/** Finds the open text of a file, as clients may escape its address in another way. */
export type OpenText = (uri: string) => TextDocument | undefined;

/** Writes steps from what scripts take. */
export function createScriptSteps(
  workspace: Workspace,
  snapshots: FileSnapshots,
  { runs }: RunFinder,
  openText: OpenText,
): ScriptSteps {
  const scriptAt = (uri: string): Script | undefined => {
    if (!uri.endsWith(".py")) return undefined;
    const text = openText(uri)?.getText() ?? workspace.files.read(uri, "script");
    if (text === undefined) return undefined;
    const isKept = workspace.files.folderOf(uri) !== undefined && text.length <= longestScript;
    return isKept ? workspace.scriptAt(canonicalUri(uri))?.script : readScript(text);
  };
  const createIn = (all: readonly Snapshot[], uri: string): CreateStepResult | undefined => {
    const script = scriptAt(uri);
    return script && newStep(workspace, nearestFile(all, uri), uri, script);
  };
  return {
    async create(uri) {
      const fresh = workspace.fresh();
      const all = await snapshots.allNow(fresh);
      return fresh.complete(() => createIn(all, uri));
    },
    async actions(uri) {
      if (!workspace.settings().scripts) return [];
      const script = await workspace.settled(() => scriptAt(uri));
      if (!script) return [];
      const own = (await runs(uri)).filter(({ run }) => !run.imported);
      if (own.length > 0) return own.flatMap(({ at, run }) => updateAction(at, run.placed, script));
      const all = await snapshots.all();
      return creation(await workspace.settled(() => createIn(all, uri)), all);
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

function newStep(
  workspace: Workspace,
  nearest: Snapshot | undefined,
  uri: string,
  script: Script,
): CreateStepResult | undefined {
  const file = nearest?.text.uri ?? newFileFor(workspace, uri);
  const document = nearest?.document ?? createDocument("");
  if (hasConflictMarkers(document.text)) {
    const message = `${unresolvedConflict}, so no step is written`;
    return { uri: file, exists: true, edits: [], message };
  }
  const edits = addScriptStep(document, {
    script,
    path: pathBetween(parentUri(canonicalUri(file)), canonicalUri(uri)),
    installs: hasRequirements(workspace, file),
  });
  return edits && { uri: file, exists: nearest !== undefined, edits };
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
  const counts = amountsOf([
    [missing.parameters.length, "parameter"],
    [missing.inputs.length, "input"],
  ]);
  const title = `Add ${listText(counts)} of the script to step "${config.name?.value ?? ""}"`;
  return [action(title, changesOf(text, edits))];
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
  snapshots: readonly Snapshot[],
): CodeAction[] {
  const at = snapshots.find((it) => it.text.uri === result?.uri);
  if (!result || !at || result.message !== undefined) return [];
  const name = nameOfUri(result.uri);
  return [action(`Create a step from this script in ${name}`, changesOf(at.text, result.edits))];
}

/** The Valohai file in the script's folder or the nearest folder above; the one with the usual name where there are several. */
function nearestFile(snapshots: readonly Snapshot[], script: string): Snapshot | undefined {
  const folderOf = ({ text }: Snapshot) => parentUri(canonicalUri(text.uri));
  const above = snapshots.filter((it) => isBelow(folderOf(it), canonicalUri(script)));
  const rank = (it: Snapshot) =>
    folderOf(it).length * 2 + (it.text.uri.endsWith("/valohai.yaml") ? 1 : 0);
  return above.sort((a, b) => rank(b) - rank(a))[0];
}

function newFileFor({ files }: Workspace, script: string): string {
  return joinUri(files.folderOf(script) ?? parentUri(canonicalUri(script)), "valohai.yaml");
}

function hasRequirements({ files }: Workspace, file: string): boolean {
  const entries = files.hostFor(file)?.list("") ?? [];
  return entries.some((it) => it.kind === "file" && it.name === "requirements.txt");
}

/** Answers the command that creates a step from a script. */
export function answerCreateStep(connection: Connection, steps: ScriptSteps): void {
  connection.onRequest(
    createStepRequest,
    async ({ uri }: CreateStepParams): Promise<CreateStepResult | null> => {
      try {
        return (await steps.create(uri)) ?? null;
      } catch (error) {
        if (!(error instanceof NotLoaded)) throw error;
        const message = `No step is written, because ${error.message}`;
        return { uri, exists: true, edits: [], message };
      }
    },
  );
}
