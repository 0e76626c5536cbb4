import type { Bindings, Expression } from "../bindings.ts";
import { placeOfName } from "../names.ts";
import { argumentNamed, argumentParts, argumentsOf, calleeOf, rangeOf } from "../syntax.ts";
import { constantText } from "../text.ts";
import { type ProgramOption, plainArgument } from "./argument.ts";
import type { OptionSource } from "./option-source.ts";
import { baseOf } from "./overlay.ts";
import { elementsOf, resolvedValue } from "./written.ts";

/** The options of `getopt.getopt(words, "hi:", ["input=", "verbose"])`. */
export function getoptSources(calls: readonly Expression[]): readonly OptionSource[] {
  return calls.flatMap((call): OptionSource[] => {
    const { bindings, node } = call;
    const callee = calleeOf(node);
    if (!callee || !/^getopt\.(?:gnu_)?getopt$/.test(bindings.qualifiedName(callee) ?? ""))
      return [];
    const given = argumentsOf(bindings.source, node);
    const [, letters, listed = argumentNamed(given, "longopts")] = given.positional;
    const short = letters ? shortOptions({ bindings, node: letters }) : undefined;
    const long = listed ? longOptions({ bindings, node: listed }) : [];
    const pairs = pairsIn(bindings);
    const isPaired = (it: ProgramOption) => pairs.some((pair) => it.flags[0] === pair.short);
    const isKnown = short !== undefined && long?.every((it) => it !== undefined) === true;
    const named = (long ?? []).flatMap((it) => (it ? [withShort(it, pairs)] : []));
    return [
      {
        options: [...(short ?? []).filter((it) => !isPaired(it)), ...named],
        isOpen: !isKnown,
        isStrict: true,
      },
    ];
  });
}

interface Pair {
  readonly short: string;
  readonly long: string;
}

/** The forms that a program compares with the same word: `if option in ("-i", "--input")`. */
function pairsIn(bindings: Bindings): readonly Pair[] {
  return bindings.nodes.flatMap((it): Pair[] => {
    if (!/^(?:Array|Tuple)Expression$/.test(it.name)) return [];
    const texts = argumentParts(it).map(([part]) =>
      part?.name === "String" ? (constantText(bindings, part) ?? "") : "",
    );
    const short = texts.find((text) => /^-[A-Za-z]$/.test(text));
    const long = texts.find((text) => /^--[A-Za-z]/.test(text));
    return short && long ? [{ short, long }] : [];
  });
}

function withShort(option: ProgramOption, pairs: readonly Pair[]): ProgramOption {
  const short = pairs.filter((it) => option.flags.includes(it.long)).map((it) => it.short);
  return { ...option, flags: [...short, ...option.flags] };
}

function longOptions(listed: Expression): readonly (ProgramOption | undefined)[] | undefined {
  const rows = elementsOf(listed, 0);
  return rows?.map((it) => ("node" in it ? longOption(it) : undefined));
}

/** Each letter is an option, with a value where a colon follows. */
function shortOptions(letters: Expression): readonly ProgramOption[] | undefined {
  const { bindings, node } = resolvedValue(letters);
  const text = constantText(bindings, node);
  if (text === undefined) return undefined;
  return [...text.matchAll(/([A-Za-z0-9])(:?)/g)].flatMap(([, name = "", colon]) => {
    const flag = `-${name}`;
    const option: ProgramOption = {
      ...plainArgument,
      name,
      flags: [flag],
      type: colon ? "string" : "flag",
      passAs: colon ? `${flag} {v}` : flag,
      range: rangeOf(node),
      literal: false,
      origin: baseOf(bindings),
    };
    return name === "h" && !colon ? [] : [option];
  });
}

function longOption({ bindings, node }: Expression): ProgramOption | undefined {
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
