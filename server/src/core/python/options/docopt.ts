import { stringValue } from "#core/base/value.ts";
import type { Bindings, Expression } from "../bindings.ts";
import {
  argumentNamed,
  argumentsOf,
  calleeOf,
  childrenOf,
  type PythonNode,
  rangeOf,
  sourceOf,
} from "../syntax.ts";
import { constantText } from "../text.ts";
import { type ProgramOption, plainArgument } from "./argument.ts";
import { type GivenWord, passesParameters } from "./command-node.ts";
import { readUsage, type UsageLine, type UsageOption } from "./docopt-usage.ts";
import type { OptionSource } from "./option-source.ts";
import { withPositions } from "./parser-nodes.ts";

/** The options in a docopt usage text, of those ways to start the program that fit the command line. */
export function docoptSources(
  calls: readonly Expression[],
  words: readonly GivenWord[],
): readonly OptionSource[] {
  return calls.flatMap((call): OptionSource[] => {
    const callee = calleeOf(call.node);
    const name = callee ? (call.bindings.qualifiedName(callee) ?? "") : "";
    if (!/^(?:docopt|docopt_ng)(?:\.docopt)?$/.test(name)) return [];
    const source = readCall(call, words);
    return source ? [source] : [];
  });
}

/** Undefined for a call that gets words from the program itself. */
function readCall(
  { bindings, node }: Expression,
  words: readonly GivenWord[],
): OptionSource | undefined {
  const given = argumentsOf(bindings.source, node);
  const argv = argumentNamed(given, "argv") ?? given.positional[1];
  if (argv?.name === "ArrayExpression" || argv?.name === "String") return undefined;
  const doc = argumentNamed(given, "doc") ?? given.positional[0];
  const text = doc ? usageOf(bindings, doc) : undefined;
  const lines = text && readUsage(text.value);
  if (!text || !lines) return { options: [], isOpen: true, isStrict: true };
  const { fitting, isKnown } = fittingLines(lines, words);
  return {
    options: withPositions(fitting.flatMap((line) => optionsOf(text, line)).filter(isFirst)),
    isOpen: !isKnown,
    isStrict: true,
    builtIn: ["--help"],
  };
}

interface UsageText {
  readonly value: string;
  readonly node: PythonNode;
  readonly bindings: Bindings;
}

/** `__doc__` of the module, or a literal text. */
function usageOf(bindings: Bindings, node: PythonNode): UsageText | undefined {
  if (sourceOf(bindings.source, node) === "__doc__") {
    const [first] = childrenOf(bindings.source.root);
    const text = first?.name === "ExpressionStatement" ? first.firstChild : undefined;
    return text?.name === "String" ? usageOf(bindings, text) : undefined;
  }
  const value = constantText(bindings, node);
  const written = bindings.onlyValue(node) ?? node;
  return value === undefined ? undefined : { value, node: written, bindings };
}

/** The ways to start the program whose commands are all on the command line. */
function fittingLines(lines: readonly UsageLine[], words: readonly GivenWord[]) {
  const plain = words.filter((it) => !passesParameters(it));
  const texts = new Set(plain.map((it) => it.text));
  const commands = lines.map((line) =>
    line.flatMap((it) => (it.kind === "command" && !it.isOptional ? [it.name] : [])),
  );
  if (texts.has(undefined) && commands.some((it) => it.length > 0)) {
    return { fitting: lines, isKnown: false };
  }
  const counts = commands.map((it) => (it.every((name) => texts.has(name)) ? it.length : -1));
  const most = counts.reduce((a, b) => Math.max(a, b), -1);
  if (most < 0) return { fitting: lines, isKnown: false };
  return { fitting: lines.filter((_, index) => counts[index] === most), isKnown: true };
}

function isFirst(it: ProgramOption, index: number, all: readonly ProgramOption[]): boolean {
  return all.findIndex((other) => other.name === it.name) === index;
}

function optionsOf(text: UsageText, line: UsageLine): readonly ProgramOption[] {
  return line.flatMap((it): ProgramOption[] => {
    if (it.kind === "command") return [];
    if (it.kind === "option") return optionOf(text, it.option, it.isOptional);
    const { name, isOptional, repeats } = it;
    return [
      {
        ...plainArgument,
        name,
        flags: [],
        type: "string",
        several: repeats,
        required: !isOptional,
        position: 0,
        passAs: "{v}",
        ...placeOf(text, name, name),
      },
    ];
  });
}

function optionOf(text: UsageText, option: UsageOption, isOptional: boolean): ProgramOption[] {
  const { flags, takesValue, help } = option;
  const long = flags.find((flag) => flag.startsWith("--")) ?? flags[0] ?? "";
  const name = long.replace(/^-+/, "");
  if (/^(?:help|version|h)?$/.test(name)) return [];
  return [
    {
      ...plainArgument,
      name,
      flags,
      type: takesValue ? "string" : "flag",
      default: option.default === undefined ? undefined : stringValue(option.default),
      help,
      required: !isOptional,
      abbreviates: true,
      passAs: long.startsWith("--") ? undefined : takesValue ? `${long} {v}` : long,
      ...placeOf(text, long, name),
    },
  ];
}

/** Where a text first names an option; the whole text where it does not. */
function placeOf({ bindings, node }: UsageText, written: string, name: string) {
  const raw = sourceOf(bindings.source, node);
  for (let at = raw.indexOf(written); at >= 0; at = raw.indexOf(written, at + 1)) {
    const end = at + written.length;
    if (/[\w-]/.test(raw.slice(end, end + 1)) || /[\w-]/.test(raw.slice(at - 1, at))) continue;
    const range = { start: node.from + end - name.length, end: node.from + end };
    return { range, literal: false, origin: bindings };
  }
  return { range: rangeOf(node), literal: false, origin: bindings };
}
