import type { Bindings, Expression } from "./bindings.ts";
import { isPartial, lastName } from "./callee-name.ts";
import { functionsCalled } from "./calls.ts";
import { returnValues } from "./definitions.ts";
import { formatted } from "./literal-texts.ts";
import {
  type Arguments,
  argumentNamed,
  argumentParts,
  argumentsOf,
  calleeOf,
  childNamed,
  type PythonNode,
} from "./syntax.ts";
import { constantText, folderOfVariable } from "./text.ts";
import {
  anyOf,
  joinedPath,
  madeText,
  separated,
  sliceOf,
  type TextReading,
  type Texts,
  templateTexts,
  unknownTexts,
} from "./traced-text.ts";

/** Functions that put the parts of a path together. */
const joinsPaths =
  /^(?:(?:os\.path|posixpath|ntpath)\.join|pathlib\.\w*Path|(?:tensorflow|tf)\.io\.gfile\.join)$/;

/** Functions that give a text nearly as it is. */
const keepsText =
  /^(?:str|bytes|repr|os\.path\.(?:abspath|normpath|realpath|expanduser|expandvars)|os\.fspath|textwrap\.dedent|shlex\.quote|glob\.escape)$/;

/** Methods that give a text or path nearly as it is. */
const keepsOwnText =
  /^(?:strip|lstrip|rstrip|encode|decode|as_posix|as_uri|expanduser|resolve|absolute|removesuffix)$/;

/** The folders of Valohai by the functions of `valohai-utils` that give them (`valohai/paths.py`). */
const folderFunctions: { readonly [name: string]: string } = {
  get_inputs_path: "/valohai/inputs",
  get_outputs_path: "/valohai/outputs",
  get_config_path: "/valohai/config",
  get_repository_path: "/valohai/repository",
};

/** The texts that a call may give. */
export function textsOfCall(reading: TextReading, { bindings, node }: Expression): Texts {
  const callee = calleeOf(node);
  if (!callee) return unknownTexts;
  const given = argumentsOf(bindings.source, node);
  const { name, bound } = meaningOf(bindings, callee);
  const read = (it: PythonNode) => reading.read({ bindings, node: it });
  const [first] = given.positional;
  if (joinsPaths.test(name)) {
    return joinedPath([...bound.map(read), ...pathParts(reading, { bindings, node })]);
  }
  if (keepsText.test(name)) return first ? read(first) : unknownTexts;
  return (
    folderTexts(bindings, name, given, read) ??
    methodTexts(bindings, callee, given, read) ??
    returnedTexts(reading, { bindings, node }, callee)
  );
}

/** The parts of a path in a call's arguments, including those of a `*list`. */
function pathParts(reading: TextReading, { bindings, node }: Expression): readonly Texts[] {
  const list = childNamed(node, "ArgList");
  return (list ? argumentParts(list) : []).flatMap(([first, second]) => {
    if (!first || second?.name === "AssignOp") return [];
    if (first.name !== "*") return [reading.read({ bindings, node: first })];
    return second ? reading.each({ bindings, node: second }) : [unknownTexts];
  });
}

/** What a callee stands for. */
interface Meaning {
  readonly name: string;
  /** The arguments that `functools.partial` has given already. */
  readonly bound: readonly PythonNode[];
}

/** The function of a callee, also where the program gives it another name or binds its first arguments. */
function meaningOf(bindings: Bindings, callee: PythonNode): Meaning {
  const name = bindings.qualifiedName(callee) ?? "";
  const value = callee.name === "VariableName" ? bindings.onlyValue(callee) : undefined;
  if (value?.name === "MemberExpression") {
    return { name: bindings.qualifiedName(value) ?? "", bound: [] };
  }
  const partial = value?.name === "CallExpression" ? calleeOf(value) : undefined;
  if (!value || !partial || !isPartial(bindings, partial)) return { name, bound: [] };
  const [made, ...bound] = argumentsOf(bindings.source, value).positional;
  return { name: (made && bindings.qualifiedName(made)) ?? "", bound };
}

/** The folders of an execution that `valohai-utils` and the environment name. */
function folderTexts(
  bindings: Bindings,
  name: string,
  given: Arguments,
  read: (node: PythonNode) => Texts,
): Texts | undefined {
  const known = folderFunction(name);
  if (known !== undefined) {
    const [first] = given.positional;
    const below = first ?? argumentNamed(given, "input_name") ?? argumentNamed(given, "name");
    return joinedPath([madeText(known), ...(below ? [read(below)] : [])]);
  }
  return variableTexts(bindings, name, given, read);
}

function folderFunction(name: string): string | undefined {
  const short = /^valohai(?:\.paths)?\.(\w+)$/.exec(name)?.[1] ?? "";
  return Object.hasOwn(folderFunctions, short) ? folderFunctions[short] : undefined;
}

/** The value of a call that reads an environment variable, whatever library it belongs to. */
function variableTexts(
  bindings: Bindings,
  name: string,
  given: Arguments,
  read: (node: PythonNode) => Texts,
): Texts | undefined {
  const [first, second] = given.positional;
  const variable = first && constantText(bindings, first);
  const folder = variable === undefined ? undefined : folderOfVariable(variable);
  // Some calls set the variable.
  if (folder !== undefined && !/(?:put|set)env$|(?:setdefault|pop)$/.test(name)) {
    return madeText(folder);
  }
  if (!/^os\.(?:getenv|environ\.get)$/.test(name)) return undefined;
  const otherwise = second ?? argumentNamed(given, "default");
  return otherwise ? anyOf([read(otherwise), unknownTexts]) : unknownTexts;
}

/** What the methods of texts and paths give. */
function methodTexts(
  bindings: Bindings,
  callee: PythonNode,
  given: Arguments,
  read: (node: PythonNode) => Texts,
): Texts | undefined {
  const owner = callee.name === "MemberExpression" ? callee.firstChild : undefined;
  const method = lastName(bindings, callee);
  if (!owner) return undefined;
  if (method === "format") {
    const argument = (name: string) => {
      const node = /^\d+$/.test(name) ? given.positional[Number(name)] : argumentNamed(given, name);
      return node ? read(node) : unknownTexts;
    };
    return templateTexts(read(owner), (template) => formatted(template, argument));
  }
  if (method === "joinpath") return joinedPath([owner, ...given.positional].map(read));
  if (method === "join") return joinedTexts(read(owner), given, read);
  if (method === "replace" && given.positional.length === 2) {
    const [from, to] = given.positional.map((it) => constantText(bindings, it));
    if (!from || to === undefined) return unknownTexts;
    return replacedTexts(read(owner), from, to);
  }
  return keepsOwnText.test(method) ? read(owner) : undefined;
}

/** `"/".join([…])` */
function joinedTexts(
  separator: Texts,
  { positional: [list] }: Arguments,
  read: (node: PythonNode) => Texts,
): Texts {
  const [only] = separator.texts.length === 1 ? separator.texts : [];
  const sign = only?.length === 1 ? only[0] : undefined;
  if (!list || typeof sign !== "object" || !/^(?:Array|Tuple)Expression$/.test(list.name)) {
    return unknownTexts;
  }
  const parts = argumentParts(list).map(([part, more]) =>
    part && !more ? read(part) : unknownTexts,
  );
  return separated(parts, sign.text);
}

function replacedTexts(texts: Texts, from: string, to: string): Texts {
  return templateTexts(texts, (it) => {
    const at = it.text.indexOf(from);
    if (at < 0) return { texts: [[it]] };
    const rest = it.text.slice(at).replaceAll(from, to);
    return { texts: [[sliceOf(it, 0, at), { text: rest }]] };
  });
}

function returnedTexts(reading: TextReading, call: Expression, callee: PythonNode): Texts {
  const functions = functionsCalled(call.bindings, callee);
  if (functions.length === 0) return unknownTexts;
  return anyOf(
    functions.map((it) => {
      const values = returnValues(it);
      return values.length === 0 ? unknownTexts : reading.returned(call, it, values);
    }),
  );
}

/** Whether a call gives one of the folders of an execution, or a path below it. */
export function givesFolder(bindings: Bindings, callee: PythonNode): boolean {
  return folderFunction(meaningOf(bindings, callee).name) !== undefined;
}

/** Whether a call assembles a text from its arguments or its owner. */
export function givesText(bindings: Bindings, callee: PythonNode): boolean {
  const { name } = meaningOf(bindings, callee);
  if (joinsPaths.test(name) || keepsText.test(name)) return true;
  const method = callee.name === "MemberExpression" ? lastName(bindings, callee) : "";
  return /^(?:format|joinpath|join|replace)$/.test(method) || keepsOwnText.test(method);
}

/** Whether a node is `os.environ`. */
export function isEnvironment(bindings: Bindings, owner: PythonNode): boolean {
  return bindings.qualifiedName(owner) === "os.environ";
}
