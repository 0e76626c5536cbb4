import type { Located, SourceRange } from "../base/range.ts";
import type { Value } from "../base/value.ts";
import type { Bindings } from "./bindings.ts";
import { dictionaryKeys } from "./dictionary.ts";
import type { DictionaryKey } from "./keys.ts";
import { placeOfName } from "./names.ts";
import {
  argumentNamed,
  argumentsOf,
  calleeOf,
  type PythonNode,
  rangeOf,
  sourceOf,
} from "./syntax.ts";
import { constantText, hole, textOf } from "./text.ts";

/** A name of the step that a program uses. */
export interface NameUse {
  readonly name: string;
  readonly range: SourceRange;
  /** Whether the range holds just the name, so that an edit can replace it. */
  readonly literal: boolean;
}

/** A call of `valohai.prepare`, from which a step can be written (`vh yaml step`). */
export interface PrepareCall {
  readonly step: Located<string> | undefined;
  readonly image: string | undefined;
  readonly environment: string | undefined;
  readonly parameters: readonly DictionaryKey[];
  readonly inputs: readonly (DictionaryKey & { readonly value?: Value })[];
}

/** What a program takes from and gives to Valohai, beside its metadata. */
export interface Usage {
  readonly parameters: readonly NameUse[];
  readonly inputs: readonly NameUse[];
  /** Paths below the folder of outputs. */
  readonly outputs: readonly NameUse[];
  readonly prepare: readonly PrepareCall[];
  /** Whether parameters may also be read in a way that shows no names. */
  readonly readsParametersOtherwise: boolean;
}

/** Finds the parameters, inputs and outputs of `valohai-utils` and the folders of Valohai that a program uses. */
export function usageOf(bindings: Bindings): Usage {
  const calls = bindings.nodes.filter((it) => it.name === "CallExpression");
  const paths = pathsIn(bindings);
  return {
    parameters: calls.flatMap((it) => accessorUse(bindings, it, "parameters")),
    inputs: unique([
      ...calls.flatMap((it) => accessorUse(bindings, it, "inputs")),
      ...paths.flatMap((it) => belowFolder(it, "/valohai/inputs/", true)),
    ]),
    outputs: unique([
      ...calls.flatMap((it) => outputUse(bindings, it)),
      ...paths.flatMap((it) => belowFolder(it, "/valohai/outputs/", false)),
    ]),
    prepare: calls.flatMap((it) => prepareCall(bindings, it)),
    readsParametersOtherwise: readsOtherwise(bindings, calls, paths),
  };
}

function unique(uses: readonly NameUse[]): readonly NameUse[] {
  const seen = new Set<string>();
  return uses.filter(({ name, range }) => {
    const place = `${name} ${range.end}`;
    return !seen.has(place) && seen.add(place);
  });
}

function accessorUse(
  bindings: Bindings,
  call: PythonNode,
  accessor: "parameters" | "inputs",
): readonly NameUse[] {
  const callee = calleeOf(call);
  if (!callee || !isAccessor(bindings, callee, accessor)) return [];
  const given = argumentsOf(bindings.source, call);
  const node = given.positional[0] ?? argumentNamed(given, "name");
  const name = node && constantText(bindings, node);
  return node && name !== undefined ? [{ name, ...placeOfName(bindings, node, name) }] : [];
}

function isAccessor(bindings: Bindings, callee: PythonNode, accessor: string): boolean {
  const name = bindings.qualifiedName(callee);
  return (
    name === `valohai.${accessor}` ||
    name === `valohai.${accessor}.${accessor}` ||
    (name !== undefined && olderAccessors[accessor]?.test(name) === true)
  );
}

/** What `valohai-utils` called them before version 0.2. */
const olderAccessors: { readonly [accessor: string]: RegExp } = {
  parameters: /^valohai\.(?:parameters\.)?get_parameter$/,
  inputs: /^valohai\.(?:inputs\.)?get_input_paths?$/,
};

/** `valohai.outputs("folder").path("file")` */
function outputUse(bindings: Bindings, call: PythonNode): readonly NameUse[] {
  const callee = calleeOf(call);
  const owner = callee?.firstChild;
  const method = callee?.lastChild;
  if (callee?.name !== "MemberExpression" || owner?.name !== "CallExpression") return [];
  const accessor = calleeOf(owner);
  if (!accessor || !isAccessor(bindings, accessor, "outputs")) return [];
  if (!method || sourceOf(bindings.source, method) !== "path") return [];
  const folder = argumentsOf(bindings.source, owner).positional[0];
  const file = argumentsOf(bindings.source, call).positional[0];
  const below = folder ? constantText(bindings, folder) : "";
  const name = file && constantText(bindings, file);
  if (!file || name === undefined || below === undefined) return [];
  const place = placeOfName(bindings, file, name);
  const joined = below === "" ? name : `${below.replace(/\/$/, "")}/${name}`;
  return [{ name: joined, ...place, literal: place.literal && below === "" }];
}

/** A path whose beginning is known. */
interface KnownPath {
  readonly text: string;
  readonly node: PythonNode;
  readonly bindings: Bindings;
  readonly whole: boolean;
}

const pathNodes = ["String", "FormatString", "ContinuedString", "BinaryExpression"];

function pathsIn(bindings: Bindings): readonly KnownPath[] {
  return bindings.nodes.flatMap((node) => {
    const callee = node.name === "CallExpression" ? calleeOf(node) : undefined;
    const joins = callee && /^(?:os\.path\.join|pathlib\.\w*Path)$/.test(nameOf(bindings, callee));
    if (!joins && !pathNodes.includes(node.name)) return [];
    const pieces = textOf(bindings, node);
    const known = pieces.indexOf(hole);
    const text = pieces.slice(0, known < 0 ? undefined : known).join("");
    return text.startsWith("/valohai/") ? [{ text, node, bindings, whole: known < 0 }] : [];
  });
}

function nameOf(bindings: Bindings, node: PythonNode): string {
  return bindings.qualifiedName(node) ?? "";
}

/** The name below a folder: the first part of an input's path, or all of an output's. */
function belowFolder(
  { text, node, bindings, whole }: KnownPath,
  folder: string,
  firstOnly: boolean,
): readonly NameUse[] {
  if (!text.startsWith(folder)) return [];
  const rest = text.slice(folder.length);
  const slash = rest.indexOf("/");
  if (!whole && (!firstOnly || slash < 0)) return [];
  const name = firstOnly && slash >= 0 ? rest.slice(0, slash) : rest;
  if (name === "" || name.endsWith("/") || /[*?{]/.test(name)) return [];
  const raw = sourceOf(bindings.source, node);
  const at = raw.lastIndexOf(name);
  if (at < 0) return [{ name, range: rangeOf(node), literal: false }];
  const start = node.from + at;
  return [{ name, range: { start, end: start + name.length }, literal: true }];
}

function prepareCall(bindings: Bindings, call: PythonNode): readonly PrepareCall[] {
  const callee = calleeOf(call);
  if (!callee || !/^valohai\.(?:utils\.)?prepare$/.test(nameOf(bindings, callee))) return [];
  const given = argumentsOf(bindings.source, call);
  const text = (name: string) => {
    const node = argumentNamed(given, name);
    return node && constantText(bindings, node);
  };
  const keys = (name: string) => {
    const node = argumentNamed(given, `default_${name}`) ?? argumentNamed(given, name);
    return node ? dictionaryKeys(bindings, node).keys.filter((it) => it.origin === bindings) : [];
  };
  const stepNode = argumentNamed(given, "step");
  const step = text("step");
  return [
    {
      step:
        stepNode && step !== undefined
          ? { value: step, range: placeOfName(bindings, stepNode, step).range }
          : undefined,
      image: text("image"),
      environment: text("environment"),
      parameters: keys("parameters"),
      inputs: keys("inputs"),
    },
  ];
}

/** Libraries that read the command line by themselves. */
const otherParsers =
  /^\s*(?:from|import)\s+(?:fire|hydra|typer|docopt|transformers|tap|jsonargparse|simple_parsing|lightning|pytorch_lightning)\b/m;

/** Ways to read parameters that show none of their names, so that nothing can be said of those that seem unused. */
function readsOtherwise(
  bindings: Bindings,
  calls: readonly PythonNode[],
  paths: readonly KnownPath[],
): boolean {
  if (paths.some(({ text }) => text.startsWith("/valohai/config/"))) return true;
  const source = bindings.source.text;
  if (/\bsys\.argv\b|\bVH_CONFIG_DIR\b|\bparameters\.(?:json|yaml)\b/.test(source)) return true;
  if (otherParsers.test(source)) return true;
  return calls.some((it) => {
    const callee = calleeOf(it);
    if (!callee || !isAccessor(bindings, callee, "parameters")) return false;
    const given = argumentsOf(bindings.source, it);
    const node = given.positional[0] ?? argumentNamed(given, "name");
    return !node || constantText(bindings, node) === undefined;
  });
}
