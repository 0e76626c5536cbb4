import { code as asCode } from "#core/base/markdown.ts";
import { type SourceRange, shift } from "#core/base/range.ts";
import type { Document } from "#core/document/document.ts";
import type { PlacedItem } from "#core/document/placed-item.ts";
import type { Step } from "#core/model/config.ts";
import { pythonStr } from "#core/model/python-text.ts";
import { definitionsOf } from "#core/names/definition.ts";
import { referencesTo } from "#core/names/references.ts";
import type { StepPart } from "#core/names/symbol.ts";
import type { PlacedOccurrence } from "#core/names/symbol-at.ts";
import type { StepCode } from "./code.ts";
import { type CodePlace, partAt, placesInCode } from "./places.ts";
import type { ProjectCode } from "./project-code.ts";

/** A step of a document that runs a certain script. */
export interface ScriptRun {
  readonly document: Document;
  readonly placed: PlacedItem;
  readonly step: Step;
  readonly code: StepCode;
  /** Whether a script that the step starts imports it. */
  readonly imported: boolean;
}

/** The steps of a document that run the script at an address, in file order. */
export function runsOf(document: Document, code: ProjectCode, uri: string): readonly ScriptRun[] {
  return document.items.flatMap((placed): ScriptRun[] => {
    const { config } = placed.item;
    const own = config?.kind === "step" ? code.ofItem(placed.item) : undefined;
    const script = own?.scripts.find((it) => it.file.uri === uri);
    const isStarted = own?.started.some((it) => it.file?.uri === uri) === true;
    if (config?.kind !== "step" || !own || (!script && !isStarted)) return [];
    return [{ document, placed, step: config, code: own, imported: script?.imported === true }];
  });
}

/** The range of the name of the run's step in its document. */
export function nameOfRun({ placed, step }: ScriptRun): SourceRange {
  return shift(step.name?.range ?? step.range, placed.start);
}

/** What a place in a script names, for the step of the run. */
export function partInRun(
  run: ScriptRun,
  uri: string,
  offset: number,
): { readonly part: StepPart; readonly place: CodePlace } | undefined {
  return partAt(run.step, run.code, uri, offset);
}

/** Where the document declares what a place in a script names. */
export function declarationInRun(run: ScriptRun, part: StepPart): readonly SourceRange[] {
  return definitionsOf(run.document, part, { start: run.placed.start, item: run.placed }).map(
    (it) => it.range,
  );
}

/** Where the document names what a place in a script names, wildcards that match it included. */
export function partReferences(run: ScriptRun, part: StepPart): readonly PlacedOccurrence[] {
  return referencesTo(run.document, { symbol: part, start: run.placed.start, item: run.placed });
}

/** Where the scripts of a step name one of its parts. */
export function placesFor(
  document: Document,
  code: ProjectCode,
  part: StepPart,
): readonly CodePlace[] {
  const placed = document.names.definition("step", part.step);
  const { config } = placed?.item ?? {};
  const own = placed && code.ofItem(placed.item);
  return config?.kind === "step" && own ? placesInCode(config, own, part) : [];
}

/** One line of Markdown about how a step declares a part that its script names. */
export function describePart({ step }: ScriptRun, { kind, name }: StepPart): string {
  const owner = `of step ${asCode(step.name?.value ?? "")}`;
  if (kind === "parameter") {
    const found = step.parameters.find((it) => it.name?.value === name);
    const value = found?.default ? `, default ${asCode(pythonStr(found.default.value))}` : "";
    return `Parameter ${asCode(name)} ${owner}: ${found?.type ?? "not declared"}${value}`;
  }
  if (kind === "input") {
    const found = step.inputs.find((it) => it.name?.value === name);
    const uris = found?.defaults.map((it) => asCode(it.value)).join(", ") ?? "";
    return `Input ${asCode(name)} ${owner}${uris === "" ? "" : `: ${uris}`}`;
  }
  return `${labels[kind]} ${asCode(name)} ${owner}`;
}

const labels: { readonly [kind in Exclude<StepPart["kind"], "parameter" | "input">]: string } = {
  "environment-variable": "Environment variable",
  metadata: "Metadata",
  output: "Output",
};
