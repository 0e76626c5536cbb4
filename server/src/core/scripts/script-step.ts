import type { TextEdit } from "#core/base/edit.ts";
import { shellQuote } from "#core/base/shell-text.ts";
import type { Document } from "#core/document/document.ts";
import type { PlacedItem } from "#core/document/placed-item.ts";
import { sourceOf } from "#core/edits/edit-source.ts";
import { freeName } from "#core/edits/free-name.ts";
import { appendEntry } from "#core/edits/insert-entry.ts";
import { insertPairs, ownPair } from "#core/edits/insert-pair.ts";
import { insertItem, itemLines, itemStyleOf } from "#core/edits/new-item.ts";
import { entryLines, type Fragment } from "#core/edits/yaml-text.ts";
import type { Step } from "#core/model/config.ts";
import type { Script } from "#core/python/script.ts";
import { scalarText } from "#core/syntax/quote.ts";
import { inputsOf, parametersOf, type ScriptDeclaration } from "./declarations.ts";
import { flagOf } from "./script-options.ts";

/** A script that is to become a step. */
export interface NewStep {
  readonly script: Script;
  /** From the folder of the Valohai file. */
  readonly path: string;
  /** Whether requirements.txt is beside the Valohai file. */
  readonly installs: boolean;
}

/** The inputs and parameters of a step, as far as its script shows them. */
export function declaredPairs(script: Script): readonly (readonly [string, Fragment])[] {
  const lists = [
    ["parameters", parametersOf(script)],
    ["inputs", inputsOf(script)],
  ] as const;
  return lists.flatMap(([key, all]) =>
    all.length > 0 ? [[key, { list: all.map(({ pairs }) => ({ pairs })) }] as const] : [],
  );
}

/** The edits that add a step for a script after all other items, in their layout; undefined where the items are not a list. */
export function addScriptStep(document: Document, step: NewStep): readonly TextEdit[] | undefined {
  const { text, items } = document;
  const pairs = stepPairs(document, step);
  const last = items.at(-1);
  if (last) {
    if (last.item.entry === undefined) return undefined;
    return [insertItem(document, last, itemLines(itemStyleOf(document, last), "step", pairs))];
  }
  if (!/^(?:\s|#[^\n]*(?:\n|$))*$/.test(text)) return undefined;
  const before = text === "" || text.endsWith("\n") ? "" : "\n";
  const lines = entryLines({ pairs: [["step", { pairs }]] }, 0, " ");
  return [
    { range: { start: text.length, end: text.length }, newText: `${before}${lines.join("\n")}\n` },
  ];
}

function stepPairs(
  document: Document,
  { script, path, installs }: NewStep,
): readonly (readonly [string, Fragment])[] {
  const prepared = script.prepare[0];
  const declared = declaredPairs(script);
  const steps = document.items.flatMap(({ item }) =>
    item.config?.kind === "step" ? [item.config] : [],
  );
  const names = steps.flatMap((it) => it.name?.value ?? []);
  const wanted = prepared?.step?.value ?? nameFor(path);
  const name = names.includes(wanted) ? freeName(wanted, names) : wanted;
  const image = prepared?.image ?? steps.find((it) => it.image)?.image?.value ?? "python:3.12";
  const passes = declared.some(([key]) => key === "parameters") ? " {parameters}" : "";
  const commands = [
    ...(installs ? ["pip install -r requirements.txt"] : []),
    `python ${shellQuote(path)}${passes}`,
  ];
  return [
    ["name", scalarText(name, "flow")],
    ["image", scalarText(image, "flow")],
    ...(prepared?.environment === undefined
      ? []
      : [["environment", scalarText(prepared.environment, "flow")] as const]),
    ["command", { list: commands.map((it) => scalarText(it, "block")) }],
    ...declared,
  ];
}

function nameFor(path: string): string {
  const file = path.split("/").at(-1) ?? path;
  const words = file.replace(/\.\w+$/, "").toLowerCase();
  return words.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "") || "step";
}

/** What the script of a step takes and the step does not declare, in the order of the script. */
export interface MissingDeclarations {
  readonly parameters: readonly ScriptDeclaration[];
  readonly inputs: readonly ScriptDeclaration[];
}

/** What a script takes that its step does not declare; an option that gets its value in the command is not missing. */
export function missingDeclarations(step: Step, script: Script): MissingDeclarations {
  const flags = new Set(step.parameters.map(flagOf));
  const parameters = new Set(step.parameters.flatMap((it) => it.name?.value ?? []));
  const inputs = new Set(step.inputs.flatMap((it) => it.name?.value ?? []));
  const written = step.commands.map((it) => it.value).join("\n");
  return {
    parameters: parametersOf(script).filter(
      ({ name }) =>
        !parameters.has(name) && !flags.has(`--${name}`) && !written.includes(`--${name}`),
    ),
    inputs: inputsOf(script).filter(({ name }) => !inputs.has(name)),
  };
}

/** The edits that add the missing declarations to the step; undefined where there are none or they cannot be written. */
export function updateScriptStep(
  placed: PlacedItem,
  { parameters, inputs }: MissingDeclarations,
): readonly TextEdit[] | undefined {
  const body = placed.item.entry?.value;
  if (body?.kind !== "mapping") return undefined;
  const source = sourceOf(placed);
  const lists = [
    ["parameters", parameters],
    ["inputs", inputs],
  ] as const;
  const filled = lists.filter(([, all]) => all.length > 0);
  const absent = filled.filter(([key]) => !ownPair(body, key));
  const pairs = absent.map(
    ([key, all]) => [key, { list: all.map((it) => ({ pairs: it.pairs })) }] as const,
  );
  const added = filled.flatMap(([key, all]) => {
    const list = ownPair(body, key)?.value;
    if (list?.kind !== "sequence") return [];
    return all.flatMap((it) => appendEntry(source, list, { pairs: it.pairs }) ?? []);
  });
  const edits = [...added, ...(insertPairs(source, body, pairs) ?? [])];
  return edits.length > 0 ? edits : undefined;
}
