import { childrenOf, type PythonNode, type PythonSource, sourceOf } from "./syntax.ts";

/** Local names by the qualified name that they were imported as. */
export function importedNames(
  source: PythonSource,
  nodes: readonly PythonNode[],
): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const statement of nodes.filter((it) => it.name === "ImportStatement")) {
    for (const { module, name, local } of importsOf(source, statement)) {
      const qualified = name === undefined ? module : `${module}.${name}`;
      const visible = local ?? name ?? module.split(".")[0] ?? module;
      names.set(visible, local === undefined && name === undefined ? visible : qualified);
    }
  }
  return names;
}

/** One name that an import statement brings. */
export interface Import {
  /** As written, with leading dots for relative ones. */
  readonly module: string;
  /** What is taken from the module; undefined where the module itself is. */
  readonly name: string | undefined;
  readonly local: string | undefined;
}

/** The names that an import statement brings. */
export function importsOf(source: PythonSource, statement: PythonNode): readonly Import[] {
  const words = childrenOf(statement).map((it) => sourceOf(source, it));
  const text = words
    .join(" ")
    .replace(/ ?\. ?/g, ".")
    .replace(/^from\./, "from .");
  const plain = text.replace(/\.import /, ". import ").replace(/[()]/g, "");
  const from = /^from (\S+) import (.*)$/.exec(plain);
  const list = (from?.[2] ?? text.replace(/^import /, "")).split(",");
  return list.flatMap((entry): Import[] => {
    const [, name, local] = /^\s*(\S+)(?:\s+as\s+(\S+))?\s*$/.exec(entry) ?? [];
    if (name === undefined) return [];
    return from
      ? [{ module: from[1] ?? "", name, local }]
      : [{ module: name, name: undefined, local }];
  });
}
