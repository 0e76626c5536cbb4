import { type SourceRange, touches } from "#core/base/range.ts";
import type { Parameter, Step } from "#core/model/config.ts";
import { inputPathsIn } from "#core/names/occurrence.ts";
import type { StepPart } from "#core/names/symbol.ts";
import type { CodeOption, CodeScript, StartedFile, StepCode } from "./code.ts";
import type { CodeFile } from "./code-files.ts";
import { flagOf } from "./script-options.ts";

/** A place in a script that names what a step declares or prints. */
export interface CodePlace {
  readonly file: CodeFile;
  readonly range: SourceRange;
  /** Whether the range holds just the name, so that an edit can replace it. */
  readonly literal: boolean;
  /** `text` takes any name, `keyword` only an identifier, and `identifier` is the program's own name with `-` as `_`. */
  readonly form: "text" | "keyword" | "identifier";
  /** The option of the command line, such as `--rate`, that declares the place or whose value it reads. */
  readonly flag?: string;
}

/** Where the programs of a step name a part of it. */
export function placesInCode(step: Step, code: StepCode, part: StepPart): readonly CodePlace[] {
  if (part.kind === "metadata") {
    return code.metadata.flatMap(({ name, file, range, literal, keyword }) =>
      file && name === part.name
        ? [{ file, range, literal, form: keyword ? ("keyword" as const) : ("text" as const) }]
        : [],
    );
  }
  const parameter = step.parameters.find((it) => it.name?.value === part.name);
  return [
    ...code.scripts.flatMap((it) => placesInScript(it, part)),
    ...(part.kind === "parameter" ? optionPlacesFor(code, part.name, parameter) : []),
    ...(part.kind === "input" ? code.started.flatMap((it) => foldersInR(it, part.name)) : []),
  ];
}

/** Where an R script names the folder of an input. */
function foldersInR({ file }: StartedFile, name: string): readonly CodePlace[] {
  if (!file || file.script) return [];
  return inputPathsIn(file.text)
    .filter(({ value }) => value === name)
    .map(({ range }) => ({ file, range, literal: true, form: "text" as const }));
}

function placesInScript(
  { file, script }: CodeScript,
  { kind, name }: StepPart,
): readonly CodePlace[] {
  const named = (
    list: readonly {
      readonly name: string;
      readonly range: SourceRange;
      readonly literal: boolean;
    }[],
  ) =>
    list
      .filter((it) => it.name === name)
      .map(({ range, literal }) => ({ file, range, literal, form: "text" as const }));
  switch (kind) {
    case "parameter":
      return [...named(script.parameters), ...named(script.prepare.flatMap((it) => it.parameters))];
    case "input":
      return [
        ...named(script.inputs),
        ...named(script.mentionedInputs),
        ...named(script.prepare.flatMap((it) => it.inputs)),
      ];
    case "output":
      return named(script.outputs);
    case "environment-variable":
      return named(script.variables);
    case "metadata":
      return [];
  }
}

/** Where the options that take a parameter under its own name are declared and read, each place once. */
function optionPlacesFor(
  { programs }: StepCode,
  name: string,
  parameter: Parameter | undefined,
): readonly CodePlace[] {
  const flag = `--${name}`;
  if (parameter && flagOf(parameter) !== flag) return [];
  const options = programs.flatMap((it) => it.options.filter(({ flags }) => flags.includes(flag)));
  const seen = new Set<string>();
  return options
    .flatMap((it) => optionPlaces(flag, it))
    .filter(({ file, range }) => {
      const place = `${file.uri} ${range.start}`;
      return !seen.has(place) && seen.add(place);
    });
}

function optionPlaces(flag: string, option: CodeOption): readonly CodePlace[] {
  const { file, range, literal, uses } = option;
  return [
    { file, range, literal, form: "text", flag },
    ...uses.map((use) => ({ file, range: use, literal: true, form: "identifier" as const, flag })),
  ];
}

/** The part of a step that a place in one of its scripts names. */
export function partAt(
  step: Step,
  code: StepCode,
  uri: string,
  offset: number,
): { readonly part: StepPart; readonly place: CodePlace } | undefined {
  for (const part of partsOf(step, code)) {
    const place = placesInCode(step, code, part).find(
      ({ file, range }) => file.uri === uri && touches(range, offset),
    );
    if (place) return { part, place };
  }
  return undefined;
}

function partsOf(
  { name, parameters, inputs, outputs, environmentVariables }: Step,
  code: StepCode,
): readonly StepPart[] {
  const step = name?.value ?? "";
  const parts = (kind: StepPart["kind"], names: readonly (string | undefined)[]) =>
    [...new Set(names)].flatMap((it) => (it === undefined ? [] : [{ kind, step, name: it }]));
  return [
    ...parts(
      "parameter",
      parameters.map((it) => it.name?.value),
    ),
    ...parts(
      "input",
      inputs.map((it) => it.name?.value),
    ),
    ...parts(
      "output",
      outputs.map((it) => it.name?.value),
    ),
    ...parts(
      "environment-variable",
      environmentVariables.map((it) => it.name?.value),
    ),
    ...parts(
      "metadata",
      code.metadata.map((it) => it.name),
    ),
  ];
}
