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
  TextDocumentSyncKind,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { CodePlace } from "../core/features/code/places.ts";
import { renameInCode } from "../core/features/code/places.ts";
import {
  declarationInRun,
  describePart,
  nameOfRun,
  partInRun,
  placesFor,
  runsOf,
  type ScriptRun,
} from "../core/features/code/runs.ts";
import type { Entity, StepPart } from "../core/features/entity.ts";
import { ask } from "./ask.ts";
import { toLspRange } from "./convert.ts";
import type { DiagnosticSource } from "./diagnostics.ts";
import type { Snapshot } from "./documents.ts";
import { createFileSnapshots } from "./file-snapshots.ts";
import type { ConfirmedEdits, FindRelatedEdits } from "./rename.ts";
import { createScriptSteps, type ScriptSteps } from "./script-steps.ts";

/** What the server answers about scripts, and about what Valohai files share with them. */
export interface ScriptFeatures {
  hover(uri: string, position: Position): Hover | null;
  definition(uri: string, position: Position): Location[];
  lenses(uri: string): CodeLens[];
  /** Where the scripts of a step name what a Valohai file names. */
  placesOf(at: Snapshot, entities: readonly Entity[]): Location[];
  readonly relatedEdits: FindRelatedEdits;
  readonly steps: ScriptSteps;
}

/** Answers from the scripts that the steps of all Valohai files run. */
export function createScriptFeatures(source: DiagnosticSource, openText: OpenText): ScriptFeatures {
  const { runs, parts, placesIn, textFor } = scriptReader(source, openText);
  return {
    steps: createScriptSteps(source, openText),
    hover(uri, position) {
      const found = parts(uri, position);
      const [first] = found;
      if (!first) return null;
      const lines = [...new Set(found.map(({ run, part }) => describePart(run, part)))];
      return {
        range: toLspRange(first.text, first.place.range),
        contents: { kind: "markdown", value: lines.join("\n\n") },
      };
    },
    definition: (uri, position) =>
      parts(uri, position).flatMap(({ at, run, part }) =>
        declarationInRun(run, part).map((range) => ({
          uri: at.text.uri,
          range: toLspRange(at.text, range),
        })),
      ),
    lenses: (uri) =>
      runs(uri)
        .filter(({ run }) => !run.imported)
        .map(({ at, run }) => lensOf(at, run)),
    placesOf: (at, entities) =>
      placesIn(at, entities).map((it) => ({
        uri: it.file.uri,
        range: toLspRange(textFor(it), it.range),
      })),
    relatedEdits: (at, { entities, newName }) => {
      const places = placesIn(at, entities);
      const uris = new Set(places.map((it) => it.file.uri));
      return [...uris].flatMap((uri) =>
        confirmedEdits(
          places.filter((it) => it.file.uri === uri),
          newName,
          textFor,
          openText(uri)?.version ?? null,
        ),
      );
    },
  };
}

type OpenText = (uri: string) => TextDocument | undefined;

/** Finds which steps run a script, and what places in it and in Valohai files have in common. */
function scriptReader(source: DiagnosticSource, openText: OpenText) {
  const snapshots = createFileSnapshots(source);
  const textFor = ({ file }: CodePlace) =>
    openText(file.uri) ?? source.texts.create(file.uri, "python", 0, file.text);
  const runs = (uri: string) => {
    const found: { readonly at: Snapshot; readonly run: ScriptRun }[] = [];
    for (const at of snapshots.all()) {
      const code = source.codeFor(at.text.uri);
      const own = code ? runsOf(at.document, code, uri) : [];
      for (const run of own) found.push({ at, run });
    }
    return found;
  };
  const parts = (uri: string, position: Position) => {
    const text = openText(uri);
    const offset = text?.offsetAt(position) ?? -1;
    return runs(uri).flatMap(({ at, run }) => {
      const found = partInRun(run, uri, offset);
      return text && found ? [{ at, run, text, ...found }] : [];
    });
  };
  const placesIn = (at: Snapshot, entities: readonly Entity[]) => {
    const code = source.codeFor(at.text.uri);
    const wanted = entities.filter(isStepPart);
    return code ? wanted.flatMap((it) => placesFor(at.document, code, it)) : [];
  };
  return { runs, parts, placesIn, textFor };
}

function confirmedEdits(
  places: readonly CodePlace[],
  newName: string,
  textFor: (place: CodePlace) => TextDocument,
  version: number | null,
): readonly ConfirmedEdits[] {
  const edits = renameInCode(places, newName);
  const [first] = places;
  if (!first || !edits || edits.length === 0) return [];
  const name = first.file.uri.split("/").at(-1) ?? first.file.uri;
  const label = `Rename in ${decodeURIComponent(name)}`;
  const description = "The script that the step starts";
  return [{ text: textFor(first), version, edits, label, description }];
}

function isStepPart(entity: Entity): entity is StepPart {
  return "step" in entity;
}

/** A link above the first line of a script to a step that runs it. */
function lensOf(at: Snapshot, run: ScriptRun): CodeLens {
  const start = { line: 0, character: 0 };
  const range = toLspRange(at.text, nameOfRun(run));
  return {
    range: { start, end: start },
    command: {
      title: `Runs in step ${run.step.name?.value ?? ""}`.trimEnd(),
      command: "valohai.showPlace",
      arguments: [{ uri: at.text.uri, range }],
    },
  };
}

/** Asks the client for scripts as well: their texts, and the questions that the server answers about them. */
export function registerScripts(connection: Connection): void {
  const documentSelector = [{ language: "python" }, { language: "r" }];
  const { client } = connection;
  void ask(client.register(DidOpenTextDocumentNotification.type, { documentSelector }));
  void ask(client.register(DidCloseTextDocumentNotification.type, { documentSelector }));
  void ask(
    client.register(DidChangeTextDocumentNotification.type, {
      documentSelector,
      syncKind: TextDocumentSyncKind.Incremental,
    }),
  );
  void ask(client.register(HoverRequest.type, { documentSelector }));
  void ask(client.register(DefinitionRequest.type, { documentSelector }));
  void ask(client.register(CodeLensRequest.type, { documentSelector }));
  void ask(
    client.register(CodeActionRequest.type, {
      documentSelector: [{ language: "python" }],
      codeActionKinds: [CodeActionKind.RefactorRewrite],
    }),
  );
}
