import { lowerBound } from "#core/base/binary-search.ts";
import { oncePer } from "#core/base/once-per.ts";
import type { Bindings } from "../bindings.ts";
import { childNamed, type PythonNode, sourceOf } from "../syntax.ts";

/** A stretch of a program that runs as a whole: a file, a function or the body of a class. */
export interface Unit {
  readonly bindings: Bindings;
  /** The whole file, a function definition or a class definition. */
  readonly node: PythonNode;
  readonly parent: Unit | undefined;
  /** Its nodes without those of inner units, in text order. */
  readonly nodes: PythonNode[];
  readonly children: Unit[];
}

/** The unit of a file, with those inside it. */
export const unitsOf = oncePer((bindings: Bindings): Unit => {
  const root = newUnit(bindings, bindings.source.root, undefined);
  let open = root;
  for (const node of bindings.nodes) {
    while (open.parent && node.from >= open.node.to) open = open.parent;
    if (node.name === "FunctionDefinition" || node.name === "ClassDefinition") {
      const unit = newUnit(bindings, node, open);
      open.children.push(unit);
      open = unit;
    } else open.nodes.push(node);
  }
  return root;
});

function newUnit(bindings: Bindings, node: PythonNode, parent: Unit | undefined): Unit {
  return { bindings, node, parent, nodes: [], children: [] };
}

/** The innermost unit around an offset. */
export function unitAt(root: Unit, offset: number): Unit {
  let unit = root;
  for (;;) {
    const { children } = unit;
    // They are in text order, and a file may have thousands of functions.
    const inner = children[lowerBound(children, (it) => offset < it.node.from) - 1];
    if (!inner || offset >= inner.node.to) return unit;
    unit = inner;
  }
}

/** The unit of a function or class definition. */
export function unitOf(root: Unit, definition: PythonNode): Unit | undefined {
  const unit = unitAt(root, definition.from);
  return unit.node.from === definition.from && unit.node.name === definition.name
    ? unit
    : undefined;
}

/** The name that the definition of a function or class gives; empty for a file. */
export function definedName({ bindings, node }: Unit): string {
  const name = childNamed(node, "VariableName");
  return name ? sourceOf(bindings.source, name) : "";
}
