import type { TextEdit } from "../../base/edit.ts";
import type { SourceRange } from "../../base/range.ts";
import type { Parameter, Step } from "../../model/config.ts";
import type { ScriptArgument } from "../../python/arguments.ts";
import type { StepPart } from "../entity.ts";
import type { CodeFile } from "./code-files.ts";
import { flagOf } from "./script-options.ts";
import type { CodeScript, StepCode } from "./step-code.ts";

/** A place in a script that names what a step declares or prints. */
export interface CodePlace {
  readonly file: CodeFile;
  readonly range: SourceRange;
  /** Whether the range holds just the name, so that an edit can replace it. */
  readonly literal: boolean;
  /** `text` takes any name, `keyword` only an identifier, and `identifier` is the program's own name with `-` as `_`. */
  readonly form: "text" | "keyword" | "identifier";
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
  return code.scripts.flatMap((it) => placesInScript(it, part, parameter));
}

function placesInScript(
  { file, script }: CodeScript,
  { kind, name }: StepPart,
  parameter: Parameter | undefined,
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
      return [
        ...named(script.parameters),
        ...named(script.prepare.flatMap((it) => it.parameters)),
        ...optionsFor(script.arguments, name, parameter).flatMap((it) => optionPlaces(file, it)),
      ];
    case "input":
      return [...named(script.inputs), ...named(script.prepare.flatMap((it) => it.inputs))];
    case "output":
      return named(script.outputs);
    case "environment-variable":
    case "metadata":
      return [];
  }
}

/** The options that take a parameter under its own name. */
function optionsFor(
  options: readonly ScriptArgument[],
  name: string,
  parameter: Parameter | undefined,
): readonly ScriptArgument[] {
  const flag = parameter ? flagOf(parameter) : `--${name}`;
  return flag === `--${name}` ? options.filter((it) => it.flags.includes(flag)) : [];
}

function optionPlaces(file: CodeFile, { range, literal, uses }: ScriptArgument): CodePlace[] {
  return [
    { file, range, literal, form: "text" },
    ...uses.map((use) => ({ file, range: use, literal: true, form: "identifier" as const })),
  ];
}

/** The edits of one script that give its places another name; undefined where the name cannot stand there. */
export function renameInCode(
  places: readonly CodePlace[],
  newName: string,
): readonly TextEdit[] | undefined {
  const identifier = newName.replaceAll("-", "_");
  const edits = new Map<number, TextEdit>();
  for (const it of places) {
    if (!it.literal || /["'\\\n{}%]/.test(newName)) return undefined;
    const newText = it.form === "identifier" ? identifier : newName;
    if (it.form !== "text" && !/^[A-Za-z_]\w*$/.test(newText)) return undefined;
    edits.set(it.range.start, { range: it.range, newText });
  }
  return [...edits.values()].sort((a, b) => a.range.start - b.range.start);
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
      ({ file, range }) => file.uri === uri && range.start <= offset && offset <= range.end,
    );
    if (place) return { part, place };
  }
  return undefined;
}

function partsOf({ name, parameters, inputs, outputs }: Step, code: StepCode): readonly StepPart[] {
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
      "metadata",
      code.metadata.map((it) => it.name),
    ),
  ];
}
