import { oncePer } from "#core/base/once-per.ts";
import type { Bindings } from "./bindings.ts";
import { lastName } from "./callee-name.ts";
import { functionsCalled } from "./calls.ts";
import {
  type Destination,
  destinationOf,
  isDescriptor,
  nameCalled,
  outputAt,
} from "./destinations.ts";
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
} from "./syntax.ts";
import { constantText } from "./text.ts";
import { loggedKeys } from "./valohai-logger.ts";

/** What one call prints as metadata. */
export function sinkKeys(bindings: Bindings, call: PythonNode): DictionaryKeys {
  const callee = calleeOf(call);
  if (!callee) return noKeys;
  const given = argumentsOf(bindings.source, call);
  const sink = sinks.find(({ names }) => names.test(nameCalled(bindings, callee) ?? ""));
  const keys = sink
    ? sink.keys(bindings, given, call)
    : joined([loggedKeys(bindings, call, callee), unreadKeys(bindings, callee, given)]);
  return isAnything(keys) ? sentTo(outputAt({ bindings, node: call }), keys) : keys;
}

/** The keys that are printed, of those that go somewhere. */
function sentTo(destination: Destination, keys: DictionaryKeys): DictionaryKeys {
  if (destination === "output") return keys;
  return destination === "elsewhere" ? noKeys : unknownKeys;
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

function textsIn(bindings: Bindings, nodes: readonly PythonNode[]): DictionaryKeys {
  return joined(nodes.map((it) => printedKeys(bindings, it)));
}

function printed(bindings: Bindings, given: Arguments): DictionaryKeys {
  return sentToFile(bindings, given, textsIn(bindings, given.positional));
}

/** What becomes of the keys that a call prints if its argument `file` says where to. */
function sentToFile(bindings: Bindings, given: Arguments, keys: DictionaryKeys): DictionaryKeys {
  const file = argumentNamed(given, "file");
  return file && isAnything(keys) ? sentTo(destinationOf({ bindings, node: file }), keys) : keys;
}

function echoed(bindings: Bindings, given: Arguments): DictionaryKeys {
  if (argumentNamed(given, "err")) return noKeys;
  return sentToFile(bindings, given, textsIn(bindings, given.positional.slice(0, 1)));
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
  if (!data || !file || !isOneLine(bindings, call)) return noKeys;
  const destination = destinationOf({ bindings, node: file });
  return destination === "elsewhere" ? noKeys : sentTo(destination, dictionaryKeys(bindings, data));
}

function isAnything({ keys, complete }: DictionaryKeys): boolean {
  return keys.length > 0 || !complete;
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
  return stream !== undefined && destinationOf({ bindings, node: stream }) === "output";
}

function formatOf(bindings: Bindings, call: PythonNode): string | undefined {
  const given = argumentsOf(bindings.source, call);
  const callee = calleeOf(call);
  const first =
    callee && lastName(bindings, callee) === "Formatter" ? given.positional[0] : undefined;
  const node = argumentNamed(given, "format") ?? argumentNamed(given, "fmt") ?? first;
  return node && (constantText(bindings, node) ?? "");
}

/** Names of functions that most likely print their arguments. */
const shows =
  /^(?:log|info|debug|warn|warning|error|critical|exception|success|notice|print|print_json|echo|secho|display|emit|say|show|writeline|put_line)$/;

/** Nothing is known where JSON goes to a function that is not read and that may print it. */
function unreadKeys(bindings: Bindings, callee: PythonNode, given: Arguments): DictionaryKeys {
  const isVariable = callee.name === "VariableName" && bindings.reaching(callee).length > 0;
  if (!isVariable && !shows.test(lastName(bindings, callee))) return noKeys;
  if (functionsCalled(bindings, callee).length > 0) return noKeys;
  return textsIn(bindings, given.positional).keys.length > 0 ? unknownKeys : noKeys;
}
