import { isStrict, type ScriptArgument, scriptArguments } from "./arguments.ts";
import { type Import, importsOf, readBindings } from "./bindings.ts";
import { type PrintedMetadata, printedMetadata } from "./metadata.ts";
import { parsePython } from "./syntax.ts";
import { type Usage, usageOf } from "./usage.ts";

/** What a Python script says about itself without being run. */
export interface Script extends Usage {
  readonly text: string;
  readonly metadata: PrintedMetadata;
  readonly arguments: readonly ScriptArgument[];
  /** Whether the script refuses options that it does not declare. */
  readonly strictArguments: boolean;
  readonly imports: readonly Import[];
}

/** Larger files are no scripts that a person writes. */
const maximumLength = 300_000;

/** Reads a Python script; never throws and runs nothing. */
export function readScript(text: string): Script {
  const bindings = readBindings(parsePython(text.length > maximumLength ? "" : text));
  return {
    text,
    ...usageOf(bindings),
    metadata: printedMetadata(bindings),
    arguments: scriptArguments(bindings),
    strictArguments: isStrict(bindings),
    imports: bindings.nodes
      .filter((it) => it.name === "ImportStatement")
      .flatMap((it) => importsOf(bindings.source, it)),
  };
}

/** The files, relative to the workspace folder, that an import of a script may mean; the first one that exists is it. */
export function moduleFiles(script: string, { module, name }: Import): readonly string[] {
  const dots = /^\.+/.exec(module)?.[0].length ?? 0;
  const folder = script.split("/").slice(0, -1);
  const base = dots > 1 ? folder.slice(0, 1 - dots) : folder;
  const parts = module
    .slice(dots)
    .split(".")
    .filter((it) => it !== "");
  const inside = (root: readonly string[], rest: readonly string[]) => [...root, ...rest].join("/");
  const roots = dots > 0 || folder.length === 0 ? [base] : [base, []];
  return roots.flatMap((root) => {
    const submodule = name === undefined ? [] : [`${inside(root, [...parts, name])}.py`];
    if (parts.length === 0) return submodule;
    const path = inside(root, parts);
    return [...submodule, `${path}.py`, `${path}/__init__.py`];
  });
}
