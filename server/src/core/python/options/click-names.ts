import type { Expression } from "../bindings.ts";
import { type Arguments, argumentNamed, childNamed, sourceOf } from "../syntax.ts";
import { constantText } from "../text.ts";
import type { CommandObject } from "./click-nodes.ts";

/** What a command is called: as it says, else after its function. */
export function namesFor(
  { bindings, node }: Expression,
  given: Arguments,
  library: CommandObject["library"],
): readonly string[] {
  const said = given.positional[0] ?? argumentNamed(given, "name");
  const name = said && constantText(bindings, said);
  if (said) return name === undefined ? [] : [name];
  const defined = childNamed(node, "VariableName");
  const plain = (defined ? sourceOf(bindings.source, defined) : "")
    .toLowerCase()
    .replaceAll("_", "-");
  const short = plain.replace(/-(?:command|cmd|group|grp)$/, "");
  // Since version 8.2 click leaves such an ending out.
  return library === "click" && short !== plain ? [plain, short] : [plain];
}
