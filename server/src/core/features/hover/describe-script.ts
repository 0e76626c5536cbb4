import { firstNames } from "#core/base/list-text.ts";
import { code as asCode, bullets, paragraphs } from "#core/base/markdown.ts";
import { shift, touches } from "#core/base/range.ts";
import type { Document } from "#core/document/document.ts";
import { itemsAt } from "#core/document/items-at.ts";
import { pythonStr } from "#core/model/python-text.ts";
import type { Script } from "#core/python/script.ts";
import type { CodeOption, StepCode } from "#core/scripts/code.ts";
import { inputsOf, parametersOf } from "#core/scripts/declarations.ts";
import type { ProjectCode } from "#core/scripts/project-code.ts";
import type { Hover } from "./hoverer.ts";

/** The maximum number of names listed. */
const maxNames = 12;

/** What the script that a command names at the offset prints and takes; undefined where there is none. */
export function describeScriptAt(
  document: Document,
  code: ProjectCode,
  offset: number,
): Hover | undefined {
  for (const { item, start } of itemsAt(document, offset)) {
    const own = code.ofItem(item);
    const started = own?.started.find((it) => touches(it.range, offset - start));
    if (!own || !started || !(started.file || code.isKnown)) continue;
    const script = started.file?.script;
    const range = shift(started.range, start);
    const markdown = started.file
      ? paragraphs(asCode(started.path), script && described(own, started.path, script))
      : missing(started.path, code.submodule(started.path));
    return { range, markdown };
  }
  return undefined;
}

function missing(path: string, submodule: string | undefined): string {
  return submodule === undefined
    ? `${asCode(path)} is not in the project`
    : `${asCode(path)} is in the submodule ${asCode(submodule)}, which is not checked out`;
}

function described(own: StepCode, path: string, script: Script): string | undefined {
  const modules = own.scripts.filter((it) => it.imported).map((it) => it.path);
  const printed = own.metadata.filter(
    ({ file }) => file && own.scripts.some((it) => it.file === file && ownsKey(it, path)),
  );
  const others = own.metadataComplete || printed.length === 0 ? "" : ", perhaps others";
  const takes = own.programs.filter((it) => it.path === path).flatMap((it) => it.options);
  const asked = parametersOf(script).filter((it) => it.from === "usage");
  return bullets([
    ...line(
      "Prints metadata",
      printed.map((it) => asCode(it.name)),
      others,
    ),
    ...line("Takes", takes.map(shownOption), mayTakeOthers(own, path) ? ", perhaps others" : ""),
    ...line(
      "Reads parameters",
      asked.map((it) => asCode(it.name)),
    ),
    ...line(
      "Reads inputs",
      inputsOf(script).map((it) => asCode(it.name)),
    ),
    ...line(
      "Writes",
      script.outputs.map((it) => asCode(it.name)),
    ),
    ...line("Imports", modules.map(asCode)),
  ]);
}

/** Modules are read with the script that imports them. */
function ownsKey(
  { path, imported }: { readonly path: string; readonly imported: boolean },
  started: string,
) {
  return imported || path === started;
}

function line(label: string, names: readonly string[], rest = ""): readonly string[] {
  const all = [...new Set(names)];
  if (all.length === 0) return [];
  return [`${label} ${firstNames(all, maxNames)}${rest}`];
}

function shownOption({ name, flags, position, default: value }: CodeOption): string {
  const shown = value && value.kind !== "null" ? ` = ${pythonStr(value)}` : "";
  if (position !== undefined) return `${asCode(`${name}${shown}`)} (argument ${position + 1})`;
  const long = flags.find((it) => it.startsWith("--")) ?? flags[0] ?? name;
  return asCode(`${long}${shown}`);
}

function mayTakeOthers({ programs }: StepCode, path: string): boolean {
  const own = programs.filter((it) => it.path === path);
  return own.some((it) => !it.isComplete && it.options.length > 0);
}
