import type { Expression } from "../bindings.ts";
import { placeOfName } from "../names.ts";
import { argumentNamed, argumentsOf, calleeOf } from "../syntax.ts";
import { constantText } from "../text.ts";
import { type ProgramOption, plainArgument } from "./argument.ts";
import type { Source } from "./source.ts";
import { baseOf, elementsOf } from "./unroll.ts";

/** The long options of `getopt.getopt(words, "hi:", ["input=", "verbose"])`. */
export function getoptSources(calls: readonly Expression[]): readonly Source[] {
  return calls.flatMap((call): Source[] => {
    const { bindings, node } = call;
    const callee = calleeOf(node);
    if (!callee || !/^getopt\.(?:gnu_)?getopt$/.test(bindings.qualifiedName(callee) ?? ""))
      return [];
    const given = argumentsOf(bindings.source, node);
    const listed = given.positional[2] ?? argumentNamed(given, "longopts");
    const rows = listed ? elementsOf({ bindings, node: listed }, 0) : [];
    const options = (rows ?? []).map((it) => ("node" in it ? optionOf(it) : undefined));
    const known = options.filter((it) => it !== undefined);
    return [{ options: known, isOpen: !rows || known.length < options.length, isStrict: true }];
  });
}

function optionOf({ bindings, node }: Expression): ProgramOption | undefined {
  const text = constantText(bindings, node);
  const name = text?.replace(/=\??$/, "");
  if (!text || !name) return undefined;
  const { range, literal } = placeOfName(bindings, node, text);
  return {
    ...plainArgument,
    name,
    flags: [`--${name}`],
    type: text.includes("=") ? "string" : "flag",
    abbreviates: true,
    range: literal ? { start: range.start, end: range.start + name.length } : range,
    literal,
    origin: baseOf(bindings),
  };
}
