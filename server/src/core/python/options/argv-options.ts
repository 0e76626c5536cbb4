import type { Bindings, Expression } from "../bindings.ts";
import { placeOfName } from "../names.ts";
import { childrenOf, type PythonNode } from "../syntax.ts";
import { constantText } from "../text.ts";
import { type ProgramOption, plainArgument } from "./argument.ts";
import type { OptionSource } from "./option-source.ts";

/** The flags that a program itself looks for on its command line: `if "--debug" in sys.argv`. */
export function argvFlags(
  files: readonly Bindings[],
  isLive: (at: Expression) => boolean,
): readonly OptionSource[] {
  const options = files.flatMap((bindings) =>
    bindings.nodes.flatMap((node) => {
      const text = node.name === "BinaryExpression" ? textLookedFor(bindings, node) : undefined;
      const option = text && isLive({ bindings, node }) ? optionOf(bindings, text) : undefined;
      return option ?? [];
    }),
  );
  return options.length > 0 ? [{ options, isOpen: true, isStrict: false }] : [];
}

/** The text before `in sys.argv`. */
function textLookedFor(bindings: Bindings, node: PythonNode): PythonNode | undefined {
  const parts = childrenOf(node);
  const [text, last] = [parts[0], parts.at(-1)];
  const isSearch = parts.some((it) => it.name === "in");
  const isWords = last && bindings.qualifiedName(last) === "sys.argv";
  return isSearch && isWords && text?.name === "String" ? text : undefined;
}

function optionOf(bindings: Bindings, text: PythonNode): ProgramOption | undefined {
  const flag = constantText(bindings, text) ?? "";
  const name = /^--([A-Za-z][\w-]*)$/.exec(flag)?.[1];
  if (name === undefined) return undefined;
  const { range, literal } = placeOfName(bindings, text, flag);
  return {
    ...plainArgument,
    name,
    flags: [flag],
    type: "flag",
    range: literal ? { start: range.end - name.length, end: range.end } : range,
    literal,
    origin: bindings,
  };
}
