import { oncePer } from "#core/base/once-per.ts";
import type { Bindings } from "./bindings.ts";
import { functionsCalled } from "./calls.ts";
import { lastName } from "./classes.ts";
import { dictionaryKeys } from "./dictionary.ts";
import { type DictionaryKeys, joined, noKeys, unknownKeys } from "./keys.ts";
import { isOneLine, printedKeys } from "./printed-text.ts";
import {
  type Arguments,
  argumentNamed,
  argumentParts,
  argumentsOf,
  calleeOf,
  type PythonNode,
  sourceOf,
} from "./syntax.ts";
import { constantText } from "./text.ts";
import { loggedKeys } from "./valohai-logger.ts";

/** What one call prints as metadata. */
export function sinkKeys(bindings: Bindings, call: PythonNode): DictionaryKeys {
  const callee = calleeOf(call);
  if (!callee) return noKeys;
  const given = argumentsOf(bindings.source, call);
  const sink = sinks.find(({ names }) => names.test(nameCalled(bindings, callee, 0) ?? ""));
  return sink
    ? sink.keys(bindings, given, call)
    : joined([loggedKeys(bindings, call, callee), unreadKeys(bindings, callee, given)]);
}

interface Sink {
  readonly names: RegExp;
  readonly keys: (bindings: Bindings, given: Arguments, call: PythonNode) => DictionaryKeys;
}

const sinks: readonly Sink[] = [
  { names: /^(?:builtins\.|rich\.)?print$/, keys: printed },
  { names: /^(?:click|typer)\.s?echo$/, keys: echoed },
  {
    names:
      /^(?:sys\.(?:stdout|__stdout__)(?:\.buffer)?|tqdm|tqdm\.(?:auto\.|std\.|notebook\.)?tqdm)\.write$/,
    keys: (bindings, { positional }) => textsIn(bindings, positional),
  },
  { names: /^sys\.(?:stdout|__stdout__)\.writelines$/, keys: linesWritten },
  { names: /^os\.write$/, keys: written },
  { names: /^json\.dump$/, keys: dumped },
  { names: /^logging\.(?:log|info|debug|warning|error|critical|exception)$/, keys: logged },
];

/** Longer chains of names are not followed. */
const maximumDepth = 6;

/** The name of what is called, through the variables and partial functions that hold it. */
function nameCalled(bindings: Bindings, node: PythonNode, depth: number): string | undefined {
  if (depth > maximumDepth || !bindings.mayFollow()) return undefined;
  if (node.name === "CallExpression") return nameMade(bindings, node, depth);
  if (node.name === "MemberExpression" && node.firstChild && node.lastChild) {
    const owner = nameCalled(bindings, node.firstChild, depth + 1);
    return owner === undefined
      ? undefined
      : `${owner}.${sourceOf(bindings.source, node.lastChild)}`;
  }
  if (node.name !== "VariableName") return undefined;
  const value = bindings.onlyValue(node);
  if (value) return nameCalled(bindings, value, depth + 1);
  const there = bindings.neighbours.imported(sourceOf(bindings.source, node));
  const shared = there?.name === undefined ? undefined : there.module.moduleValue(there.name);
  return there && shared
    ? nameCalled(there.module, shared, depth + 1)
    : bindings.qualifiedName(node);
}

/** `functools.partial(print, …)` is what it calls, and `logging.getLogger(…)` a way to log. */
function nameMade(bindings: Bindings, call: PythonNode, depth: number): string | undefined {
  const callee = calleeOf(call);
  const name = callee && bindings.qualifiedName(callee);
  const [first] = argumentsOf(bindings.source, call).positional;
  if (name === "functools.partial" && first) return nameCalled(bindings, first, depth + 1);
  if (name === "open" || name === "os.fdopen")
    return isDescriptor(bindings, first) ? "sys.stdout" : undefined;
  return name === "logging.getLogger" ? "logging" : undefined;
}

/** Whether a file is standard output by its number. */
function isDescriptor(bindings: Bindings, node: PythonNode | undefined): boolean {
  return (
    node !== undefined && /^(?:1|sys\.stdout\.fileno\(\))$/.test(sourceOf(bindings.source, node))
  );
}

function textsIn(bindings: Bindings, nodes: readonly PythonNode[]): DictionaryKeys {
  return joined(nodes.map((it) => printedKeys(bindings, it)));
}

function printed(bindings: Bindings, given: Arguments): DictionaryKeys {
  const file = argumentNamed(given, "file");
  if (file && !isStandardOutput(bindings, file)) return noKeys;
  return textsIn(bindings, given.positional);
}

function echoed(bindings: Bindings, given: Arguments): DictionaryKeys {
  if (argumentNamed(given, "err") || argumentNamed(given, "file")) return noKeys;
  return textsIn(bindings, given.positional.slice(0, 1));
}

function linesWritten(bindings: Bindings, { positional: [lines] }: Arguments): DictionaryKeys {
  return lines && /^(?:Array|Tuple)Expression$/.test(lines.name)
    ? textsIn(bindings, argumentParts(lines).flat())
    : unknownKeys;
}

function written(bindings: Bindings, { positional: [file, ...rest] }: Arguments): DictionaryKeys {
  return isDescriptor(bindings, file) ? textsIn(bindings, rest) : noKeys;
}

function dumped(bindings: Bindings, given: Arguments, call: PythonNode): DictionaryKeys {
  const data = given.positional[0] ?? argumentNamed(given, "obj");
  const file = given.positional[1] ?? argumentNamed(given, "fp");
  const isPrinted = data && file && isStandardOutput(bindings, file) && isOneLine(bindings, call);
  return isPrinted ? dictionaryKeys(bindings, data) : noKeys;
}

function isStandardOutput(bindings: Bindings, node: PythonNode): boolean {
  const name = nameCalled(bindings, node, 0);
  return name === "sys.stdout" || name === "sys.__stdout__" || node.name === "None";
}

/** What is logged is metadata where a log goes to standard output and shows nothing but the message. */
function logged(bindings: Bindings, { positional }: Arguments): DictionaryKeys {
  const { keys, complete } = textsIn(bindings, positional);
  if (keys.length === 0) return noKeys;
  return showsMessages(bindings) ? { keys, complete } : unknownKeys;
}

const showsMessages = oncePer((bindings: Bindings): boolean => {
  const handlers = bindings.nodes.filter((it) => {
    const callee = it.name === "CallExpression" ? calleeOf(it) : undefined;
    return callee && /^(?:basicConfig|StreamHandler|Formatter)$/.test(lastName(bindings, callee));
  });
  const formats = handlers.flatMap((it) => formatOf(bindings, it) ?? []);
  return (
    handlers.some((it) => isToOutput(bindings, it)) &&
    formats.every((it) => /^%\(message\)s$|^\{message\}$/.test(it)) &&
    (formats.length > 0 || handlers.every((it) => !isBasic(bindings, it)))
  );
});

function isBasic(bindings: Bindings, call: PythonNode): boolean {
  const callee = calleeOf(call);
  return callee !== undefined && lastName(bindings, callee) === "basicConfig";
}

function isToOutput(bindings: Bindings, call: PythonNode): boolean {
  const given = argumentsOf(bindings.source, call);
  const stream =
    argumentNamed(given, "stream") ?? (isBasic(bindings, call) ? undefined : given.positional[0]);
  return stream !== undefined && isStandardOutput(bindings, stream);
}

function formatOf(bindings: Bindings, call: PythonNode): string | undefined {
  const given = argumentsOf(bindings.source, call);
  const callee = calleeOf(call);
  const first =
    callee && lastName(bindings, callee) === "Formatter" ? given.positional[0] : undefined;
  const node = argumentNamed(given, "format") ?? argumentNamed(given, "fmt") ?? first;
  return node && (constantText(bindings, node) ?? "");
}

/** Names of functions that most likely show what they are given. */
const shows =
  /^(?:log|info|debug|warn|warning|error|critical|exception|success|notice|print|print_json|echo|secho|display|emit|say|show|writeline|put_line)$/;

/** Nothing is known where JSON goes to a function that is not read and that may print it. */
function unreadKeys(bindings: Bindings, callee: PythonNode, given: Arguments): DictionaryKeys {
  const isVariable = callee.name === "VariableName" && bindings.reaching(callee).length > 0;
  if (!isVariable && !shows.test(lastName(bindings, callee))) return noKeys;
  if (functionsCalled(bindings, callee).length > 0) return noKeys;
  return textsIn(bindings, given.positional).keys.length > 0 ? unknownKeys : noKeys;
}
