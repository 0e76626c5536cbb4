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
import { isStepPart, type StepPart, type YamlSymbol } from "#core/names/symbol.ts";
import type { CodeFile } from "#core/scripts/code-files.ts";
import { type CodePlace, placesInCode } from "#core/scripts/places.ts";
import {
  declarationInRun,
  describePart,
  nameOfRun,
  partInRun,
  partReferences,
  placesFor,
  type ScriptRun,
} from "#core/scripts/script-runs.ts";
import { canonicalUri } from "../files/uris.ts";
import { showPlaceCommand } from "../protocol.ts";
import type { Client, ClientSupport } from "./client-capabilities.ts";
import { toLspHover, toLspRange } from "./convert.ts";
import type { Snapshot } from "./documents.ts";
import { createFileSnapshots, type FileSnapshots } from "./file-snapshots.ts";
import { orUndefined } from "./request-client.ts";
import { createRunFinder, type FoundRun, type RunFinder } from "./run-finder.ts";
import { createScriptSteps, type OpenText, type ScriptSteps } from "./script-steps.ts";
import { canShowPlace } from "./server-commands.ts";
import type { MayBeUnsent } from "./unsent-scripts.ts";
import type { Workspace } from "./workspace.ts";
import { type WorkspaceFiles, withFilesNow } from "./workspace-files.ts";

/** What the server answers about scripts, and about what Valohai files share with them. */
export interface ScriptFeatures {
  hover(uri: string, position: Position): Promise<Hover | null>;
  definition(uri: string, position: Position): Promise<Location[]>;
  references(uri: string, position: Position, includeDeclaration: boolean): Promise<Location[]>;
  lenses(uri: string): Promise<CodeLens[]>;
  /** Where the scripts of a step name what a Valohai file names. */
  placesOf(at: Snapshot, symbols: readonly YamlSymbol[]): Promise<Location[]>;
  /** What a computation says about the Valohai files of the workspace as they are now. Rejects with `NotLoaded`. */
  withFiles<T>(compute: (files: WorkspaceFiles) => T): Promise<T>;
  /**
   * The same about what an open script names at a position; undefined where no step runs it. Rejects with `NotLoaded`.
   */
  withParts<T>(
    uri: string,
    position: Position,
    compute: (found: PartsAt) => T,
  ): Promise<T | undefined>;
  /** A script or config as the client has it open, with its version, or as it is on disk. */
  textOf(file: Pick<CodeFile, "uri" | "text">): {
    readonly text: TextDocument;
    readonly version: number | null;
  };
  readonly mayBeUnsent: MayBeUnsent;
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
  mayBeUnsent: MayBeUnsent,
): ScriptFeatures {
  const snapshots = createFileSnapshots(workspace);
  const finder = createRunFinder(workspace, snapshots);
  const { partsAt, withFiles, withParts, placesIn, textOf } = scriptReader(
    workspace,
    snapshots,
    finder,
    openText,
  );
  const located = (places: readonly CodePlace[]) =>
    places.map((it) => ({
      uri: textOf(it.file).text.uri,
      range: toLspRange(textOf(it.file).text, it.range),
    }));
  return {
    steps: createScriptSteps(workspace, snapshots, finder, openText),
    withFiles,
    withParts,
    textOf,
    mayBeUnsent,
    hover: async (uri, position) => toLspPartHover(await partsAt(uri, position), client.supports),
    definition: async (uri, position) =>
      (await withParts(uri, position, ({ parts, files }) =>
        distinct(parts.flatMap((it) => inFile(files.at(it.file.uri)?.snapshot, declarations(it)))),
      )) ?? [],
    references: async (uri, position, includeDeclaration) =>
      (await withParts(uri, position, ({ parts, files }) => {
        const inFiles = parts.flatMap(({ file, run, part }) => {
          const found = partReferences(run, part);
          const wanted = found.filter((it) => includeDeclaration || it.role === "reference");
          return inFile(
            files.at(file.uri)?.snapshot,
            wanted.map((it) => it.range),
          );
        });
        const places = parts.flatMap(({ run, part }) => placesInCode(run.step, run.code, part));
        return distinct([...inFiles, ...located(places)]);
      })) ?? [],
    lenses: async (uri) => (canShowPlace(client) ? lensesOf(await finder.runs(uri)) : []),
    placesOf: async (at, symbols) => located(await placesIn(at, symbols)),
  };
}

/** Finds which places in a script and in Valohai files name the same thing. */
function scriptReader(
  workspace: Workspace,
  snapshots: FileSnapshots,
  { runs }: RunFinder,
  openText: OpenText,
) {
  const textOf = ({ uri, text }: Pick<CodeFile, "uri" | "text">) => {
    const open = openText(uri);
    return open
      ? { text: open, version: open.version }
      : { text: workspace.texts.create(uri, "python", 0, text), version: null };
  };
  const partsAt = async (uri: string, position: Position) => {
    const found = await runs(uri);
    const text = openText(uri);
    const offset = text?.offsetAt(position) ?? -1;
    return found.flatMap(({ run }) => {
      const part = partInRun(run, canonicalUri(uri), offset);
      return text && part ? [{ run, text, ...part }] : [];
    });
  };
  const withFiles = <T>(compute: (files: WorkspaceFiles) => T) =>
    withFilesNow(workspace, snapshots, compute);
  /** Many scripts are run by no step: for those nothing is read again. */
  const withParts: ScriptFeatures["withParts"] = async (uri, position, compute) => {
    if (!openText(uri) || (await runs(uri)).length === 0) return undefined;
    return withFiles((files) => {
      const text = openText(uri);
      if (!text) return undefined;
      const parts = partsInScript(files.all, canonicalUri(uri), text.offsetAt(position));
      return compute({ text, files, parts });
    });
  };
  const placesIn = async (at: Snapshot, symbols: readonly YamlSymbol[]) => {
    const wanted = symbols.filter(isStepPart);
    if (wanted.length === 0) return [];
    const fresh = workspace.fresh();
    return fresh.complete(() => {
      const code = fresh.codeFor(at.text.uri);
      return code ? wanted.flatMap((it) => placesFor(at.document, code, it)) : [];
    });
  };
  return { textOf, partsAt, withFiles, withParts, placesIn };
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

/** Links above the first line of a script to the steps that run it. */
function lensesOf(runs: readonly FoundRun[]): CodeLens[] {
  return runs.filter(({ run }) => !run.imported).map(lensOf);
}

function lensOf({ at, run }: FoundRun): CodeLens {
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

/**
 * Asks the client for scripts as well, in folders with these schemes: their texts, and the questions that the server answers
 * about them.
 */
export function registerScripts(
  connection: Connection,
  { supportsPrepareRename }: Client,
  schemes: readonly string[],
): void {
  const filesIn = (language: string) => schemes.map((scheme) => ({ language, scheme }));
  const documentSelector = ["python", "r"].flatMap(filesIn);
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
      documentSelector: filesIn("python"),
      codeActionKinds: [CodeActionKind.RefactorRewrite],
    }),
  );
}
