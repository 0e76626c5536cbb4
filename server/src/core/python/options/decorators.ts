import type { Bindings, Expression } from "../bindings.ts";
import { childrenOf, type PythonNode, sourceOf } from "../syntax.ts";

/** The decorators of a function. */
export function decoratorsOf({ node }: Pick<Expression, "node">): readonly PythonNode[] {
  const around = node.parent;
  return around?.name === "DecoratedStatement" ? around.getChildren("Decorator") : [];
}

/** The parts of a decorator's name, and the whole name with its module. */
export function decoratorName(bindings: Bindings, decorator: PythonNode) {
  const nodes = childrenOf(decorator).filter(
    (it) => it.name === "VariableName" || it.name === "PropertyName",
  );
  const parts = nodes.map((it) => sourceOf(bindings.source, it));
  const [first] = nodes;
  const start = first ? (bindings.qualifiedName(first) ?? parts[0] ?? "") : "";
  return { nodes, parts, qualified: [start, ...parts.slice(1)].join(".") };
}
