import type { Expression } from "../bindings.ts";
import { lastName } from "../callee-name.ts";
import { functionsCalled } from "../calls.ts";
import { argumentsOf, calleeOf } from "../syntax.ts";
import type { ClickCommands } from "./click.ts";
import { type CommandNode, leafCommand } from "./command-node.ts";
import { fireNode } from "./fire.ts";
import { typerOptions } from "./typer.ts";

/** A call that runs functions of the program as the command line says. */
export interface EntryPoint {
  readonly call: Expression;
  readonly node: CommandNode;
}

/** The commands that a call of click, typer or fire reads from the command line; undefined for other calls. */
export function entryAt(call: Expression, commands: ClickCommands): EntryPoint | undefined {
  const { bindings, node } = call;
  const callee = calleeOf(node);
  if (!callee) return undefined;
  const name = bindings.qualifiedName(callee) ?? "";
  if (/^fire\.(?:core\.)?Fire$/.test(name)) return { call, node: fireNode(call) };
  if (name === "typer.run") {
    const [given] = argumentsOf(bindings.source, node).positional;
    const runs = given ? functionsCalled(bindings, given) : [];
    const [only] = runs;
    return {
      call,
      node: only
        ? { ...leafCommand([]), ...typerOptions(only), runs }
        : { ...leafCommand([]), isOpen: true },
    };
  }
  const isMain =
    callee.name === "MemberExpression" && /^(?:main|__call__)$/.test(lastName(bindings, callee));
  const owner = isMain ? callee.firstChild : callee;
  const command = owner && commands.of({ bindings, node: owner });
  return command ? { call, node: commands.nodeOf(command) } : undefined;
}
