import { isGlob } from "#core/base/glob.ts";
import { parseExpression } from "#core/expression/parse-expression.ts";
import type { Carrier } from "#core/names/occurrence.ts";
import type { YamlSymbol } from "#core/names/symbol.ts";

/** Why a symbol cannot have a name where it is written; undefined if it can. */
export function nameFault(
  symbol: YamlSymbol,
  name: string,
  carriers: ReadonlySet<Carrier>,
): string | undefined {
  return (
    faultOfText(name) ??
    faultOfKind(symbol, name) ??
    faultOfCarriers(symbol, name, carriers) ??
    faultOfOption(symbol, name)
  );
}

function faultOfText(name: string): string | undefined {
  if (name === "") return "A name cannot be empty";
  if (name !== name.trim()) return "A name cannot begin or end with a space";
  if (/[\p{Cc}\ufeff\u2028\u2029]|\p{Cs}/u.test(name)) {
    return "A name cannot contain line breaks or other control characters";
  }
  return undefined;
}

const longestInput = 64;

/**
 * What the platform allows: steps, tasks, pipelines and nodes have free texts for names; parameters become options of a
 * command (`objs/parameter.py`), inputs folders, and endpoints parts of an address (`schema endpoint`).
 */
function faultOfKind({ kind, name: oldName }: YamlSymbol, name: string): string | undefined {
  switch (kind) {
    case "node":
      if (!name.includes(".")) return undefined;
      return `"${name}" cannot name a node: in a socket, node.type.key, its dot would end the node's name`;
    case "endpoint":
      if (/^[a-z][a-z0-9-]+$/.test(name)) return undefined;
      return `"${name}" cannot name an endpoint: write a lower-case letter, then lower-case letters, digits and "-"`;
    case "parameter":
    case "environment-variable":
      return isOneWord(name) || !isOneWord(oldName) ? undefined : faultOfWord(kind, name);
    case "input":
      return faultOfInput(name);
    case "anchor":
      if (/^[A-Za-z0-9_-]+$/.test(name)) return undefined;
      return `"${name}" cannot name an anchor: write letters, digits, "-" and "_"`;
    default:
      return undefined;
  }
}

/** Whether a program reads the whole text before "=" as the name; Valohai itself allows other names as well. */
function isOneWord(name: string): boolean {
  return !/[\s=]/.test(name);
}

function faultOfOption({ kind, name: oldName }: YamlSymbol, name: string): string | undefined {
  if (kind !== "parameter" || isOption(name) || !isOption(oldName)) return undefined;
  return faultOfWord(kind, name);
}

/** Whether a shell and a program read a name as a word: also the signs of groups and overrides, as in `+model/net.size`. */
function isOption(name: string): boolean {
  return /^[\p{L}\p{M}\p{N}_.:/+~@-]+$/u.test(name);
}

function faultOfWord(kind: "parameter" | "environment-variable", name: string): string {
  return kind === "parameter"
    ? `"${name}" cannot name a parameter: no program reads an option "--${name}"; write letters, digits, "_" and "-"`
    : `"${name}" cannot name an environment variable: write letters, digits and "_"`;
}

/** Files of an input are in a folder of its name. */
function faultOfInput(name: string): string | undefined {
  if (/[/\\]|^\.{1,2}$/.test(name)) {
    return `"${name}" cannot name an input: its files are in a folder of that name, so write no "/" and no "\\"`;
  }
  if ([...name].length <= longestInput) return undefined;
  return `"${name}" cannot name an input: it has more than ${longestInput} characters`;
}

function faultOfCarriers(
  symbol: YamlSymbol,
  name: string,
  carriers: ReadonlySet<Carrier>,
): string | undefined {
  const isFile = symbol.kind === "input" || symbol.kind === "output";
  if (carriers.has("socket") && isFile && isGlob(name) && !isGlob(symbol.name)) {
    return `"${name}" would be a wildcard in the edges that name "${symbol.name}"`;
  }
  const inCondition = carriers.has("condition") && !isConditionName(`metadata.${name}`);
  if (inCondition || (carriers.has("bare-condition") && !isBareName(name))) {
    return `"${name}" cannot be used in a condition that reads "${symbol.name}": write letters, digits, "_" and "-"`;
  }
  return faultInCommand(symbol, name, carriers);
}

function faultInCommand(
  symbol: YamlSymbol,
  name: string,
  carriers: ReadonlySet<Carrier>,
): string | undefined {
  if (carriers.has("placeholder") && name.includes("}")) {
    return `"${name}" cannot be used in a placeholder, which its "}" would end`;
  }
  if (carriers.has("shell") && !/^[A-Za-z_]\w*$/.test(name)) {
    return `"${name}" cannot be used in a command that reads "${symbol.name}" as a variable: write letters, digits and "_"`;
  }
  if (carriers.has("path") && !/^[\w.-]+$/.test(name)) {
    return `"${name}" cannot be used in a path to "${symbol.name}": write letters, digits, "_", "-" and "."`;
  }
  if (carriers.has("json") && /["'`\\$]/.test(name)) {
    return `"${name}" cannot be used in the command that prints "${symbol.name}": write a name without quotes, "$" and "\\"`;
  }
  return undefined;
}

/** Whether a condition reads the text as one name, whole. */
function isConditionName(text: string): boolean {
  const { root, problems } = parseExpression(text);
  if (problems.length > 0 || root.kind !== "name") return false;
  return root.parts.map((it) => it.text).join(".") === text;
}

function isBareName(name: string): boolean {
  return (
    isConditionName(name) &&
    !/[.]|^(?:true|false|none|null|metadata|parameter|execution)$/i.test(name)
  );
}
