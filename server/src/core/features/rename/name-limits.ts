import { isGlob } from "../../base/glob.ts";
import { parseExpression } from "../../expression/parse.ts";
import type { Entity } from "../entity.ts";
import type { Carrier } from "../occurrence.ts";

/** Why an entity cannot have a name where it is written; nothing if it can. */
export function nameFault(
  entity: Entity,
  name: string,
  carriers: ReadonlySet<Carrier>,
): string | undefined {
  return faultOfText(name) ?? faultOfKind(entity, name) ?? faultOfCarriers(entity, name, carriers);
}

function faultOfText(name: string): string | undefined {
  if (name === "") return "A name cannot be empty";
  if (name !== name.trim()) return "A name cannot begin or end with a blank";
  if (/[\p{Cc}\ufeff\u2028\u2029]|\p{Cs}/u.test(name)) {
    return "A name cannot hold line breaks or other control characters";
  }
  return undefined;
}

const longestInput = 64;

function faultOfKind({ kind }: Entity, name: string): string | undefined {
  switch (kind) {
    case "node":
      if (!name.includes(".")) return undefined;
      return `"${name}" cannot name a node: in a socket, node.type.key, its dot would end the node's name`;
    case "endpoint":
      if (/^[a-z][a-z0-9-]+$/.test(name)) return undefined;
      return `"${name}" cannot name an endpoint: write a small letter, then small letters, digits and "-"`;
    case "input":
      if ([...name].length <= longestInput) return undefined;
      return `"${name}" cannot name an input: it has more than ${longestInput} characters`;
    case "anchor":
      if (/^[A-Za-z0-9_-]+$/.test(name)) return undefined;
      return `"${name}" cannot name an anchor: write letters, digits, "-" and "_"`;
    default:
      return undefined;
  }
}

function faultOfCarriers(
  entity: Entity,
  name: string,
  carriers: ReadonlySet<Carrier>,
): string | undefined {
  const isFile = entity.kind === "input" || entity.kind === "output";
  if (carriers.has("socket") && isFile && isGlob(name) && !isGlob(entity.name)) {
    return `"${name}" would be a wildcard in the edges that name "${entity.name}"`;
  }
  if (carriers.has("placeholder") && name.includes("}")) {
    return `"${name}" cannot stand in a placeholder, which its "}" would end`;
  }
  const inCondition = carriers.has("condition") && !isConditionName(`metadata.${name}`);
  if (inCondition || (carriers.has("bare-condition") && !isBareName(name))) {
    return `"${name}" cannot stand in a condition that reads "${entity.name}": write letters, digits, "_" and "-"`;
  }
  if (carriers.has("shell") && !/^[A-Za-z_]\w*$/.test(name)) {
    return `"${name}" cannot stand in a command that reads "${entity.name}" as a variable: write letters, digits and "_"`;
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
