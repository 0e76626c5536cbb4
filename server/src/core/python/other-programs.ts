import type { Bindings } from "./bindings.ts";
import type { Import } from "./imports.ts";
import {
  argumentNamed,
  argumentParts,
  argumentsOf,
  calleeOf,
  type PythonNode,
  sourceOf,
} from "./syntax.ts";
import { constantText, textOf } from "./text.ts";
import { hole } from "./text-pieces.ts";

/** Calls that import a module by a computed name. */
const imports =
  /^(?:importlib\.(?:import_module|reload|util\.\w+|machinery\.\w+)|__import__|pkgutil\.\w+)$/;

/** Calls that run another Python file or text. */
const runs = /^(?:runpy\.run_(?:path|module)|exec|eval|execfile|multiprocessing\.set_executable)$/;

/** Calls that start another program. */
const starts =
  /^(?:os\.(?:system|popen|exec\w+|spawn\w+|posix_spawnp?|startfile)|subprocess\.(?:run|call|Popen|check_call|check_output|getoutput|getstatusoutput)|asyncio\.create_subprocess_(?:exec|shell)|pexpect\.(?:run|spawn)|plumbum\.\w+|sh\.\w+|invoke\.run|papermill\.execute_notebook|nbclient\.\w+)$/;

/** The modules that a program imports by a call with their names. */
export function namedImports(bindings: Bindings): readonly Import[] {
  return callsOf(bindings, imports).flatMap((call) => {
    const [first] = argumentsOf(bindings.source, call).positional;
    const module = first && constantText(bindings, first);
    return module && /^[\w.]+$/.test(module) ? [{ module, name: undefined, local: undefined }] : [];
  });
}

/** Whether a program imports or starts something that its import statements do not show. */
export function importsOtherwise(bindings: Bindings): boolean {
  return (
    callsOf(bindings, imports).length > 0 ||
    callsOf(bindings, runs).some((it) => !isValue(bindings, it)) ||
    callsOf(bindings, starts).some((it) => !isQuiet(bindings, it))
  );
}

function callsOf(bindings: Bindings, names: RegExp): readonly PythonNode[] {
  return bindings.nodes.filter((node) => {
    const callee = node.name === "CallExpression" ? calleeOf(node) : undefined;
    return callee !== undefined && names.test(bindings.qualifiedName(callee) ?? "");
  });
}

/** `eval` of a value, which runs no program. */
function isValue(bindings: Bindings, call: PythonNode): boolean {
  const callee = calleeOf(call);
  if (!callee || sourceOf(bindings.source, callee) !== "eval") return false;
  const [code] = argumentsOf(bindings.source, call).positional;
  return code !== undefined && !/\b(?:open|read|compile)\b/.test(sourceOf(bindings.source, code));
}

/** Programs that print nothing that could be metadata and start nothing of the project. */
const quiet = new Set(
  `apt apt-get aws chmod chown clear cls conda cp dvc ffmpeg gcloud gdown git gsutil gunzip gzip kaggle ln ls lscpu mkdir mv nvcc
nvidia-smi pip pip3 rm tar touch uname unzip wget which zip`.split(/\s+/),
);

/** Words before a program, or that start one of its modules. */
const before = /^(?:sudo|python[\d.]*|-m)$/;

function isQuiet(bindings: Bindings, call: PythonNode): boolean {
  const given = argumentsOf(bindings.source, call);
  const command = given.positional[0] ?? argumentNamed(given, "args");
  const words = command === undefined ? [] : startOf(bindings, command).split(" ");
  return quiet.has(words.find((it) => !before.test(it)) ?? "");
}

/** The words of a command up to the first that is not known. */
function startOf(bindings: Bindings, node: PythonNode): string {
  if (/^(?:Array|Tuple)Expression$/.test(node.name)) {
    const words = argumentParts(node).map(([word]) => word && constantText(bindings, word));
    const end = words.indexOf(undefined);
    return words.slice(0, end < 0 ? undefined : end).join(" ");
  }
  if (/Name$|MemberExpression/.test(node.name)) {
    const value = bindings.onlyValue(node);
    return value && value.name !== node.name ? startOf(bindings, value) : "";
  }
  const pieces = textOf(bindings, node);
  const [first] = pieces;
  const hasMore = pieces.some((it) => it !== hole && /[;&|\n]/.test(it));
  return typeof first === "string" && !hasMore ? first.trim() : "";
}
