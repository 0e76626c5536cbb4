import { stringValue, type Value } from "../../base/value.ts";
import type { Bindings, Expression } from "../bindings.ts";
import {
  argumentsOf,
  calleeOf,
  childrenOf,
  nearest,
  type PythonNode,
  rangeOf,
  sourceOf,
} from "../syntax.ts";
import { constantText } from "../text.ts";
import { type ProgramOption, plainArgument } from "./argument.ts";
import type { Source } from "./source.ts";

/** The options that a usage text describes for docopt. */
export function docoptSources(calls: readonly Expression[]): readonly Source[] {
  return calls.flatMap((call): Source[] => {
    const callee = calleeOf(call.node);
    const name = callee ? (call.bindings.qualifiedName(callee) ?? "") : "";
    if (!callee || !/^(?:docopt|docopt_ng)(?:\.docopt)?$/.test(name)) return [];
    const [given] = argumentsOf(call.bindings.source, call.node).positional;
    const text = given ? usageOf(call.bindings, given) : undefined;
    if (!text) return [{ options: [], isOpen: true, isStrict: true }];
    const hasCommands = /^\s*usage:(?:.|\n(?!\s*\n))*/im
      .exec(text.value)?.[0]
      .split("\n")
      .some(namesCommand);
    return [
      { options: optionsIn(call.bindings, text), isOpen: hasCommands === true, isStrict: true },
    ];
  });
}

interface UsageText {
  readonly value: string;
  readonly node: PythonNode;
}

/** `__doc__` of the module, or a text that is written out. */
function usageOf(bindings: Bindings, node: PythonNode): UsageText | undefined {
  if (sourceOf(bindings.source, node) === "__doc__") {
    const [first] = childrenOf(bindings.source.root);
    const text = first?.name === "ExpressionStatement" ? first.firstChild : undefined;
    const value = text?.name === "String" ? constantText(bindings, text) : undefined;
    return text && value !== undefined ? { value, node: text } : undefined;
  }
  const value = constantText(bindings, node);
  const written = bindings.onlyValue(node) ?? node;
  return value === undefined ? undefined : { value, node: written };
}

/** Whether a line of the usage names a command after the program. */
function namesCommand(line: string): boolean {
  const words = line
    .replace(/^\s*usage:/i, "")
    .trim()
    .split(/\s+/)
    .slice(1);
  return words.some((it) => /^[a-z][\w-]*$/.test(it));
}

function optionsIn(bindings: Bindings, { value, node }: UsageText): readonly ProgramOption[] {
  const described = value
    .split("\n")
    .flatMap((line) => (/^\s*-/.test(line) ? describedIn(line) : []));
  const known = new Set(described.flatMap((it) => it.flags));
  const used = [...value.matchAll(/(?<![\w-])(--[A-Za-z][\w-]*)(=|\s<)?/g)]
    .map(([, flag = "", sign]) => ({
      flags: [flag],
      takesValue: sign !== undefined,
      default: undefined,
      help: undefined,
    }))
    .filter(({ flags: [flag = ""] }) => !known.has(flag));
  const seen = new Set<string>();
  return [...described, ...used].flatMap((it) => {
    const long = it.flags.find((flag) => flag.startsWith("--")) ?? it.flags[0] ?? "";
    const name = long.replace(/^-+/, "");
    if (/^(?:help|version|h)?$/.test(name) || seen.has(name)) return [];
    seen.add(name);
    return [optionOf(bindings, node, long, name, it)];
  });
}

interface Described {
  readonly flags: readonly string[];
  readonly takesValue: boolean;
  readonly default: Value | undefined;
  readonly help: string | undefined;
}

/** `-s <n>, --speed=<n>  Speed in knots [default: 10].` */
function describedIn(line: string): readonly Described[] {
  const [forms = "", ...rest] = line.trim().split(/ {2,}/);
  const help = rest.join(" ");
  const words = forms.split(/[\s,=]+/);
  const flags = words.filter((it) => /^--?[A-Za-z]/.test(it));
  const value = /\[default:\s([^\]]*)\]/i.exec(help)?.[1];
  if (flags.length === 0) return [];
  return [
    {
      flags,
      takesValue: words.length > flags.length,
      default: value === undefined ? undefined : stringValue(value),
      help: help === "" ? undefined : help.replace(/\s*\[default:[^\]]*\]/i, ""),
    },
  ];
}

function optionOf(
  bindings: Bindings,
  node: PythonNode,
  long: string,
  name: string,
  { flags, takesValue, default: value, help }: Described,
): ProgramOption {
  const raw = sourceOf(bindings.source, node);
  const at = raw.search(new RegExp(`${long}(?![\\w-])`));
  const start = node.from + at + long.length - name.length;
  const around = nearest(node, ["String"]) ?? node;
  return {
    ...plainArgument,
    name,
    flags,
    type: takesValue ? "string" : "flag",
    default: value,
    help,
    abbreviates: true,
    passAs: long.startsWith("--") ? undefined : takesValue ? `${long} {v}` : long,
    range: at < 0 ? rangeOf(around) : { start, end: start + name.length },
    literal: false,
    origin: bindings,
  };
}
