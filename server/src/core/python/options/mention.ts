import type { Bindings } from "../bindings.ts";
import { lastName } from "../callee-name.ts";
import { calleeOf, nearest, type PythonNode } from "../syntax.ts";

/** Whether a name refers to something, rather than being assigned or declared. */
export function isMention(bindings: Bindings, node: PythonNode): boolean {
  const { parent } = node;
  if (!parent) return false;
  if (/^(?:FunctionDefinition|ClassDefinition|ImportStatement|ParamList)$/.test(parent.name)) {
    return parent.name === "ParamList" && node.prevSibling?.name === "AssignOp";
  }
  if (parent.name === "ArgList" && node.nextSibling?.name === "AssignOp") return false;
  // The entry point runs what it is given only if the command line names it.
  return !isGivenToEntry(bindings, node);
}

const takers = /^(?:fire\.(?:core\.)?Fire|typer\.run)$/;
const keepers = /^(?:add_command|add_typer|set_defaults)$/;

function isGivenToEntry(bindings: Bindings, node: PythonNode): boolean {
  const around = nearest(node, ["ArgList", "Decorator", "FunctionDefinition"]);
  if (around?.name === "Decorator") return false;
  const call = around?.parent;
  const callee = call?.name === "CallExpression" ? calleeOf(call) : undefined;
  if (!callee) return false;
  return (
    takers.test(bindings.qualifiedName(callee) ?? "") || keepers.test(lastName(bindings, callee))
  );
}
