import type { Bindings } from "./bindings.ts";
import { lastName } from "./callee-name.ts";
import {
  argumentNamed,
  argumentsOf,
  calleeOf,
  nearest,
  type PythonNode,
  sourceOf,
} from "./syntax.ts";
import { constantText } from "./text.ts";
import { givesText } from "./text-calls.ts";

/** What a program does with a text. */
export interface TextRole {
  /** `message` is shown to people, `compared` is compared with another, `shell` is a command, `value` is anything else. */
  readonly kind: "message" | "compared" | "shell" | "value";
  /** The option, parameter or field whose default it is. */
  readonly option: string | undefined;
  /** Whether it may never be used: an error in a `try` is expected. */
  readonly isTried: boolean;
}

const value = { kind: "value", option: undefined, isTried: false } as const;

/** What a program does with the text that a node gives. */
export function roleOf(bindings: Bindings, node: PythonNode): TextRole {
  const { parent } = node;
  const isTried = nearest(node, ["TryStatement"]) !== undefined;
  switch (parent?.name) {
    case "ExpressionStatement":
      return { ...value, kind: /String$/.test(node.name) ? "message" : "value", isTried };
    case "RaiseStatement":
    case "AssertStatement":
      return { ...value, kind: "message", isTried };
    case "BinaryExpression":
      return { ...value, kind: "compared", isTried };
    case "ArgList":
      return { ...roleInCall(bindings, node), isTried };
    case "MemberExpression":
      return {
        ...value,
        kind: /^(?:starts|ends)with$/.test(methodAfter(bindings, node)) ? "compared" : "value",
        isTried,
      };
    case "ParamList": {
      const name = parameterBefore(node);
      return { ...value, option: name && sourceOf(bindings.source, name), isTried };
    }
    case "AssignStatement": {
      const target = parent.firstChild;
      const isField = parent.parent?.parent?.name === "ClassDefinition";
      return {
        ...value,
        option: isField && target ? sourceOf(bindings.source, target) : undefined,
        isTried,
      };
    }
    default:
      return { ...value, isTried };
  }
}

/** The method that is called on a node. */
export function methodAfter(bindings: Bindings, node: PythonNode): string {
  const member = node.parent;
  return member?.name === "MemberExpression" &&
    member.firstChild?.from === node.from &&
    member.parent?.name === "CallExpression"
    ? lastName(bindings, member)
    : "";
}

function parameterBefore(node: PythonNode): PythonNode | undefined {
  let at = node.prevSibling;
  while (at && at.name !== "VariableName") at = at.prevSibling;
  return at ?? undefined;
}

/** Functions that show a text to people. */
const shows =
  /^(?:print|pprint|debug|info|warn|warning|error|exception|critical|fatal|log|echo|secho|exit|abort|fail|write|\w*(?:Error|Exception|Warning|Exit))$/;

/** Arguments that are shown to people. */
const shown = /^(?:help|description|epilog|usage|metavar|msg|message|doc|title|label|desc|text)$/;

/** Functions that run a command. */
const runs =
  /^(?:system|popen|Popen|run|call|check_call|check_output|getoutput|getstatusoutput|sh|shell|spawn|execute)$/;

function roleInCall(bindings: Bindings, node: PythonNode): Omit<TextRole, "isTried"> {
  const call = node.parent?.parent;
  if (!call) return value;
  const named = nameBefore(bindings, node);
  const name = lastCalledName(bindings, call);
  const isShown = named !== undefined && shown.test(named);
  if (isShown || (shows.test(name) && !isFileMethod(bindings, call))) {
    return { ...value, kind: "message" };
  }
  if (/^(?:startswith|endswith|isin|sub|replace|relpath|relative_to)$/.test(name)) {
    return { ...value, kind: "compared" };
  }
  if (runs.test(name)) return { ...value, kind: "shell" };
  return { ...value, option: optionOf(bindings, call, name, named) };
}

/** The name of a named argument by its value. */
function nameBefore(bindings: Bindings, { prevSibling }: PythonNode): string | undefined {
  const name = prevSibling?.name === "AssignOp" ? prevSibling.prevSibling : undefined;
  return name ? sourceOf(bindings.source, name) : undefined;
}

/** The last part of the name of the function that a call or decorator calls. */
function lastCalledName(bindings: Bindings, call: PythonNode): string {
  const callee = calleeOf(call);
  if (call.name !== "Decorator") return callee ? lastName(bindings, callee) : "";
  const name = sourceOf(bindings.source, call).split("(")[0] ?? "";
  return name.split(".").at(-1)?.trim() ?? "";
}

/** `file.write(…)` may write what another program reads. */
function isFileMethod(bindings: Bindings, call: PythonNode): boolean {
  const callee = calleeOf(call);
  const name = (callee && bindings.qualifiedName(callee)) ?? "";
  return /(?:^|\.)write$/.test(name) && !/^(?:sys\.|tqdm\.|st\.|streamlit\.|click\.)/.test(name);
}

/** The option that a call declares, where the argument is its default. */
function optionOf(
  bindings: Bindings,
  call: PythonNode,
  name: string,
  named: string | undefined,
): string | undefined {
  const given = argumentsOf(bindings.source, call);
  const [first] = given.positional;
  if (/^DEFINE_\w+$/.test(name)) return first && constantText(bindings, first);
  if (named !== "default" || !/^(?:add_argument|add|add_option|option|Option|argument)$/.test(name))
    return undefined;
  const forms = given.positional.map((it) => constantText(bindings, it) ?? "");
  const destination = argumentNamed(given, "dest");
  const form = forms.find((it) => it.startsWith("--")) ?? forms.find((it) => it !== "");
  return form ?? (destination && constantText(bindings, destination));
}

/** Whether a node is a part of an expression that gives a longer text. */
export function isPartOfText(bindings: Bindings, node: PythonNode): boolean {
  const { parent } = node;
  switch (parent?.name) {
    case "ParenthesizedExpression":
    case "FormatReplacement":
    case "ContinuedString":
    case "ConditionalExpression":
    case "AwaitExpression":
    case "NamedExpression":
      return true;
    case "BinaryExpression": {
      const operator = parent.firstChild?.nextSibling;
      return (
        operator !== null &&
        operator !== undefined &&
        /^(?:\+|\/|%|or)$/.test(sourceOf(bindings.source, operator))
      );
    }
    case "ArrayExpression":
    case "TupleExpression":
      return isShownByPercent(bindings, parent) || isJoined(bindings, parent);
    case "MemberExpression": {
      const call = parent.parent;
      return (
        call?.name === "CallExpression" &&
        methodAfter(bindings, node) !== "" &&
        givesText(bindings, parent)
      );
    }
    case "ArgList": {
      const call = parent.parent;
      const callee = call?.name === "CallExpression" ? calleeOf(call) : undefined;
      return callee !== undefined && givesText(bindings, callee);
    }
    default:
      return false;
  }
}

/** Whether the elements of a tuple fill the conversions of a text. */
function isShownByPercent(bindings: Bindings, tuple: PythonNode): boolean {
  const operator = tuple.prevSibling;
  return operator !== null && sourceOf(bindings.source, operator) === "%";
}

/** Whether the elements of a list are joined to one text. */
function isJoined(bindings: Bindings, { parent: list }: PythonNode): boolean {
  const callee = list?.name === "ArgList" ? list.parent?.firstChild : undefined;
  return callee?.name === "MemberExpression" && lastName(bindings, callee) === "join";
}
