import {
  CodeActionKind,
  CodeActionRequest,
  type CodeLens,
  CodeLensRequest,
  type Connection,
  DefinitionRequest,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  type Hover,
  HoverRequest,
  type Location,
  type Position,
  ReferencesRequest,
  RenameRequest,
  TextDocumentSyncKind,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { SourceRange } from "#core/base/range.ts";
import { visibleText } from "#core/base/visible-text.ts";
import { partsInScript, type ScriptPart } from "#core/features/rename/rename-in-script.ts";
import type { StepPart, YamlSymbol } from "#core/names/symbol.ts";
import type { CodeFile } from "#core/scripts/code-files.ts";
import { type CodePlace, placesInCode } from "#core/scripts/places.ts";
import {
  declarationInRun,
  describePart,
  nameOfRun,
  partInRun,
  partReferences,
  placesFor,
  runsOf,
  type ScriptRun,
} from "#core/scripts/script-runs.ts";
import { fileUri } from "../files/paths.ts";
import { showPlaceCommand } from "../protocol.ts";
import type { Client, ClientSupport } from "./client-capabilities.ts";
import { toLspHover, toLspRange } from "./convert.ts";
import type { Snapshot } from "./documents.ts";
import { createFileSnapshots } from "./file-snapshots.ts";
import { orUndefined } from "./request-client.ts";
import { createScriptSteps, type ScriptSteps } from "./script-steps.ts";
import { canShowPlace } from "./server-commands.ts";
import type { Workspace } from "./workspace.ts";
import { type WorkspaceFiles, workspaceFiles } from "./workspace-files.ts";

/** What the server answers about scripts, and about what Valohai files share with them. */
export interface ScriptFeatures {
  hover(uri: string, position: Position): Hover | null;
  definition(uri: string, position: Position): Location[];
  references(uri: string, position: Position, includeDeclaration: boolean): Location[];
  lenses(uri: string): CodeLens[];
  /** Where the scripts of a step name what a Valohai file names. */
  placesOf(at: Snapshot, symbols: readonly YamlSymbol[]): Location[];
  /** The Valohai files of the workspace as they are now. */
  files(): WorkspaceFiles;
  /** What an open script names at a position, as its steps are now; undefined where no step runs it. */
  partsAt(uri: string, position: Position): PartsAt | undefined;
  /** A script as the client has it open, with its version, or as it is on disk. */
  textOf(script: CodeFile): { readonly text: TextDocument; readonly version: number | null };
  readonly steps: ScriptSteps;
}

/** What a place in an open script names for each step that runs it. */
export interface PartsAt {
  readonly text: TextDocument;
  readonly files: WorkspaceFiles;
  readonly parts: readonly ScriptPart[];
}

/** Answers from the scripts that the steps of all Valohai files run. */
export function createScriptFeatures(
  workspace: Workspace,
  openText: OpenText,
  client: Client,
): ScriptFeatures {
  const reader = scriptReader(workspace, openText);
  const { runs, partsAt, partsNow, placesIn, textOf } = reader;
  const located = (places: readonly CodePlace[]) =>
    places.map((it) => ({
      uri: textOf(it.file).text.uri,
      range: toLspRange(textOf(it.file).text, it.range),
    }));
  return {
    steps: createScriptSteps(workspace, openText),
    files: reader.files,
    partsAt: partsNow,
    textOf,
    hover: (uri, position) => toLspPartHover(partsAt(uri, position), client.supports),
    definition(uri, position) {
      const { parts = [], files } = partsNow(uri, position) ?? {};
      return distinct(parts.flatMap((it) => inFile(files?.snapshotOf(it.file), declarations(it))));
    },
    references(uri, position, includeDeclaration) {
      const { parts = [], files } = partsNow(uri, position) ?? {};
      const inFiles = parts.flatMap(({ file, run, part }) => {
        const found = partReferences(run, part);
        const wanted = found.filter((it) => includeDeclaration || it.role === "reference");
        return inFile(
          files?.snapshotOf(file),
          wanted.map((it) => it.range),
        );
      });
      const places = parts.flatMap(({ run, part }) => placesInCode(run.step, run.code, part));
      return distinct([...inFiles, ...located(places)]);
    },
    lenses(uri) {
      if (!canShowPlace(client)) return [];
      const own = runs(uri).filter(({ run }) => !run.imported);
      return own.map(({ at, run }) => lensOf(at, run));
    },
    placesOf: (at, symbols) => located(placesIn(at, symbols)),
  };
}

type OpenText = (uri: string) => TextDocument | undefined;

/** Finds which steps run a script, and which places in it and in Valohai files name the same thing. */
function scriptReader(workspace: Workspace, openText: OpenText) {
  const snapshots = createFileSnapshots(workspace);
  const files = () => workspaceFiles(workspace, snapshots);
  const textOf = ({ uri, text }: CodeFile) => {
    const open = openText(uri);
    return open
      ? { text: open, version: open.version }
      : { text: workspace.texts.create(uri, "python", 0, text), version: null };
  };
  const runs = (uri: string) => {
    const found: { readonly at: Snapshot; readonly run: ScriptRun }[] = [];
    for (const at of snapshots.all()) {
      const code = workspace.codeFor(at.text.uri);
      const own = code ? runsOf(at.document, code, fileUri(uri)) : [];
      for (const run of own) found.push({ at, run });
    }
    return found;
  };
  const partsAt = (uri: string, position: Position) => {
    const text = openText(uri);
    const offset = text?.offsetAt(position) ?? -1;
    return runs(uri).flatMap(({ run }) => {
      const found = partInRun(run, fileUri(uri), offset);
      return text && found ? [{ run, text, ...found }] : [];
    });
  };
  /** Many scripts are run by no step: for those nothing is read again. */
  const partsNow = (uri: string, position: Position): PartsAt | undefined => {
    const text = openText(uri);
    if (!text || runs(uri).length === 0) return undefined;
    const now = files();
    return {
      text,
      files: now,
      parts: partsInScript(now.all, fileUri(uri), text.offsetAt(position)),
    };
  };
  const placesIn = (at: Snapshot, symbols: readonly YamlSymbol[]) => {
    const code = workspace.freshCodeFor(at.text.uri);
    const wanted = symbols.filter(isStepPart);
    return code ? wanted.flatMap((it) => placesFor(at.document, code, it)) : [];
  };
  return { files, textOf, runs, partsAt, partsNow, placesIn };
}

function toLspPartHover(
  found: readonly {
    readonly run: ScriptRun;
    readonly part: StepPart;
    readonly text: TextDocument;
    readonly place: CodePlace;
  }[],
  { markdownHover }: ClientSupport,
): Hover | null {
  const [first] = found;
  if (!first) return null;
  const lines = [...new Set(found.map(({ run, part }) => describePart(run, part)))];
  const { range } = first.place;
  return toLspHover(first.text, { range, markdown: lines.join("\n\n") }, markdownHover);
}

/** The declaration of a part of a step; for metadata, which is not declared, everything that names it. */
function declarations({ run, part }: ScriptPart): readonly SourceRange[] {
  const declared = declarationInRun(run, part);
  return declared.length > 0 ? declared : partReferences(run, part).map((it) => it.range);
}

function inFile(at: Snapshot | undefined, ranges: readonly SourceRange[]): Location[] {
  if (!at) return [];
  return ranges.map((it) => ({ uri: at.text.uri, range: toLspRange(at.text, it) }));
}

/** Steps that share a script have places in common. */
function distinct(locations: readonly Location[]): Location[] {
  return [...new Map(locations.map((it) => [JSON.stringify(it), it])).values()];
}

function isStepPart(symbol: YamlSymbol): symbol is StepPart {
  return "step" in symbol;
}

/** A link above the first line of a script to a step that runs it. */
function lensOf(at: Snapshot, run: ScriptRun): CodeLens {
  const start = { line: 0, character: 0 };
  const range = toLspRange(at.text, nameOfRun(run));
  return {
    range: { start, end: start },
    command: {
      title: visibleText(`Runs in step ${run.step.name?.value ?? ""}`.trimEnd()),
      command: showPlaceCommand,
      arguments: [{ uri: at.text.uri, range }],
    },
  };
}

/** Asks the client for scripts as well: their texts, and the questions that the server answers about them. */
export function registerScripts(connection: Connection, { supportsPrepareRename }: Client): void {
  const documentSelector = ["python", "r"].map((language) => ({ language, scheme: "file" }));
  const { client } = connection;
  void orUndefined(client.register(DidOpenTextDocumentNotification.type, { documentSelector }));
  void orUndefined(client.register(DidCloseTextDocumentNotification.type, { documentSelector }));
  void orUndefined(
    client.register(DidChangeTextDocumentNotification.type, {
      documentSelector,
      syncKind: TextDocumentSyncKind.Incremental,
    }),
  );
  void orUndefined(client.register(HoverRequest.type, { documentSelector }));
  void orUndefined(client.register(DefinitionRequest.type, { documentSelector }));
  void orUndefined(client.register(ReferencesRequest.type, { documentSelector }));
  void orUndefined(
    client.register(RenameRequest.type, {
      documentSelector,
      prepareProvider: supportsPrepareRename,
    }),
  );
  void orUndefined(client.register(CodeLensRequest.type, { documentSelector }));
  void orUndefined(
    client.register(CodeActionRequest.type, {
      documentSelector: [{ language: "python", scheme: "file" }],
      codeActionKinds: [CodeActionKind.RefactorRewrite],
    }),
  );
}
