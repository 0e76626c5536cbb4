import type { Bindings } from "../bindings.ts";
import type { PythonNode } from "../syntax.ts";
import { decoratorsOf } from "./decorators.ts";
import { definedName, type Unit, unitsOf } from "./units.ts";

/**
 * The functions and classes at the top of the started file that no file of the program names: they may still
 * run, for example a `main` that a library looks up, or a callback class in an unfinished script.
 */
export function unnamedDefinitions(files: readonly Bindings[]): readonly Unit[] {
  const [main] = files;
  if (!main) return [];
  const own = unitsOf(main).children.filter((it) => decoratorsOf(it).length === 0);
  const waiting = new Map(own.map((it) => [definedName(it), it]));
  for (const file of files) {
    for (const node of file.nodes) {
      const text = usedName(file, node);
      const unit = text === undefined ? undefined : waiting.get(text);
      if (unit && !(file === main && isInside(node, unit))) waiting.delete(definedName(unit));
    }
  }
  return [...waiting.values()];
}

function usedName({ source }: Bindings, { name, from, to }: PythonNode): string | undefined {
  return /^(?:Variable|Property)Name$/.test(name) ? source.text.slice(from, to) : undefined;
}

function isInside({ from, to }: PythonNode, { node }: Unit): boolean {
  return node.from <= from && to <= node.to;
}
