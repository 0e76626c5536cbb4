import { nullValue, type Value } from "#core/base/value.ts";
import type { Bindings, Expression } from "../bindings.ts";
import { classNamed, withBases } from "../classes.ts";
import {
  argumentParts,
  argumentsOf,
  childNamed,
  childrenOf,
  type PythonNode,
  rangeOf,
  sourceOf,
} from "../syntax.ts";
import { decodeString } from "../text.ts";
import { type ProgramOption, plainArgument } from "./argument.ts";
import { typeOfName } from "./conversion.ts";
import { constantOf, enumMembers, type Member } from "./option-values.ts";
import { baseOf } from "./overlay.ts";

/** A parameter of a function or a field of a class, as far as the program spells it out. */
export interface Field {
  readonly name: string;
  readonly at: Expression;
  readonly type: PythonNode | undefined;
  readonly default: PythonNode | undefined;
  /** `*` and `**` before the name of a parameter. */
  readonly star: string;
  /** Whether only its name can give it a value. */
  readonly keywordOnly: boolean;
  /** Whether only its place can give it a value. */
  readonly positionalOnly?: boolean;
}

/** The parameters of a function, without the one that holds the object. */
export function parametersOf({ bindings, node }: Expression): readonly Field[] {
  const list = childNamed(node, "ParamList");
  let keywordOnly = false;
  const parts = list ? argumentParts(list) : [];
  const slash = list ? slashIn(bindings, list) : 0;
  const fields = parts.flatMap((part): Field[] => {
    const star = part[0]?.name.startsWith("*") ? part[0].name : "";
    const name = part.find((it) => it.name === "VariableName");
    const assign = part.findIndex((it) => it.name === "AssignOp");
    const annotation = part.find((it) => it.name === "TypeDef");
    const wasKeywordOnly = keywordOnly;
    if (star === "*") keywordOnly = true;
    if (!name) return [];
    return [
      {
        name: sourceOf(bindings.source, name),
        at: { bindings, node: name },
        type: annotation && childrenOf(annotation)[1],
        default: assign < 0 ? undefined : part[assign + 1],
        star,
        keywordOnly: wasKeywordOnly,
        positionalOnly: name.from < slash,
      },
    ];
  });
  return /^(?:self|cls)$/.test(fields[0]?.name ?? "") ? fields.slice(1) : fields;
}

/** The offset of a `/` among parameters, which the tree leaves out; 0 where there is none. */
function slashIn({ source }: Bindings, list: PythonNode): number {
  for (let comma = childNamed(list, ","); comma; comma = comma.nextSibling) {
    const next = comma.nextSibling;
    const isEmpty = comma.name === "," && (next?.name === "," || next?.name === ")");
    if (isEmpty && source.text.slice(comma.to, next.from).trim() === "/") return comma.from;
  }
  return 0;
}

/** The fields that a class and its bases declare with a type, the bases' first; and whether all bases are known. */
export function fieldsOf(kind: Expression): {
  readonly fields: readonly Field[];
  readonly complete: boolean;
} {
  const classes = [...withBases(kind)].reverse();
  const byName = new Map<string, Field>();
  for (const it of classes) for (const field of ownFields(it)) byName.set(field.name, field);
  return { fields: [...byName.values()], complete: classes.every(hasKnownBases) };
}

/** Bases that declare no fields. */
const emptyBases = new Set(
  "object ABC BaseModel BaseSettings Generic NamedTuple Protocol TypedDict Serializable Tap".split(
    " ",
  ),
);

function hasKnownBases({ bindings, node }: Expression): boolean {
  return argumentsOf(bindings.source, node).positional.every((it) => {
    const named = it.name === "MemberExpression" && childNamed(it, "[") ? it.firstChild : it;
    const name = named ? (bindings.qualifiedName(named) ?? "") : "";
    return classNamed(bindings, it) !== undefined || emptyBases.has(name.split(".").at(-1) ?? "");
  });
}

function ownFields({ bindings, node }: Expression): readonly Field[] {
  const body = childNamed(node, "Body");
  return (body ? childrenOf(body) : []).flatMap((it): Field[] => {
    const annotation = it.name === "AssignStatement" ? childNamed(it, "TypeDef") : undefined;
    const name = it.firstChild;
    const type = annotation && childrenOf(annotation)[1];
    if (!type || name?.name !== "VariableName") return [];
    const written = sourceOf(bindings.source, name);
    if (
      /^_|^model_config$/.test(written) ||
      /^(?:typing\.)?(?:ClassVar|InitVar)\b/.test(sourceOf(bindings.source, type))
    )
      return [];
    const assign = childNamed(it, "AssignOp");
    return [
      {
        name: written,
        at: { bindings, node: name },
        type,
        default: assign?.nextSibling ?? undefined,
        star: "",
        keywordOnly: true,
      },
    ];
  });
}

/** What a type annotation says about the values. */
export interface FieldType {
  readonly type: ProgramOption["type"] | "boolean";
  readonly choices: readonly Value[] | undefined;
  readonly several: boolean;
  /** A class of the program whose fields the value has. */
  readonly fieldsOf: Expression | undefined;
  /** What `Annotated` adds to the type. */
  readonly notes: readonly PythonNode[];
  /** Its members, if it is an enumeration. */
  readonly members?: readonly Member[];
  /** What a library's own wrapper around it is called. */
  readonly wrapper?: string;
  /** Whether it may be `None` as well. */
  readonly isOptional?: boolean;
  /** Whether it is one of several classes of the program; the command line names which. */
  readonly isUnionOfClasses?: boolean;
}

const unknownType: FieldType = {
  type: undefined,
  choices: undefined,
  several: false,
  fieldsOf: undefined,
  notes: [],
};

/** Deeper types are not read. */
const maxDepth = 5;

/** Reads a type annotation. */
export function typeFrom(bindings: Bindings, node: PythonNode | undefined, depth = 0): FieldType {
  if (!node || depth > maxDepth) return unknownType;
  if (node.name === "BinaryExpression") return alternatives(bindings, node, depth);
  if (node.name === "String") {
    return { ...unknownType, type: plainType(decodeString(sourceOf(bindings.source, node))) };
  }
  const isGeneric = node.name === "MemberExpression" && childNamed(node, "[") !== null;
  return isGeneric ? genericType(bindings, node, depth) : ofClass(bindings, node);
}

/** `int | None` and `Train | Eval` */
function alternatives(bindings: Bindings, node: PythonNode, depth: number): FieldType {
  const [left, , right] = childrenOf(node);
  const other = right?.name === "None" ? left : left?.name === "None" ? right : undefined;
  const follow = (it: PythonNode | undefined) => typeFrom(bindings, it, depth + 1);
  return other ? { ...follow(other), isOptional: true } : unionOf([left, right].map(follow));
}

/** Wrappers that mean the same as the type that they hold. */
const wrappers = /^(?:Final|Required)$/;
const libraryWrappers =
  /^(?:Cli(?:PositionalArg|SubCommand|ExplicitFlag|Suppress)|Positional|PositionalRequiredArgs|Fixed|Suppress|OmitArgPrefixes)$/;
const lists = /^(?:List|Sequence|Tuple|Set|Iterable|FrozenSet|list|tuple|set|frozenset)$/;

/** The type of `Optional[int]`, `list[str]` and the like. */
function genericType(bindings: Bindings, node: PythonNode, depth: number): FieldType {
  const parts = childrenOf(node);
  const from = parts.findIndex((it) => it.name === "[") + 1;
  const inner = parts.slice(from, -1).filter((it) => it.name !== ",");
  const written = sourceOf(bindings.source, node).replace(/\[[\s\S]*$/, "");
  const generic = written.trim().split(".").at(-1) ?? "";
  const [first, ...others] = inner;
  const follow = (it: PythonNode | undefined) => typeFrom(bindings, it, depth + 1);
  if (generic === "Optional") return { ...follow(first), isOptional: true };
  if (wrappers.test(generic)) return follow(first);
  if (libraryWrappers.test(generic)) return { ...follow(first), wrapper: generic };
  if (lists.test(generic)) return { ...elementType(inner.map(follow)), several: true };
  switch (generic) {
    case "Annotated":
      return { ...follow(first), notes: others };
    case "Literal":
      return literalType(bindings, inner);
    case "CliImplicitFlag":
      return { ...unknownType, type: "flag" };
    case "Union": {
      const given = inner.filter((it) => it.name !== "None");
      const isOptional = given.length < inner.length;
      return {
        ...(given.length === 1 ? follow(given[0]) : unionOf(given.map(follow))),
        isOptional,
      };
    }
    default:
      return unknownType;
  }
}

function unionOf(parts: readonly FieldType[]): FieldType {
  const isUnionOfClasses = parts.some((it) => it.fieldsOf || it.isUnionOfClasses);
  return { ...unknownType, isUnionOfClasses };
}

/** The common type of all elements; `tuple[int, str]` has none. */
function elementType([first = unknownType, ...others]: readonly FieldType[]): FieldType {
  const differs = others.some((it) => it.type !== undefined && it.type !== first.type);
  return differs ? unknownType : first;
}

function plainType(name: string): FieldType["type"] {
  return name === "bool" ? "boolean" : typeOfName(name);
}

function ofClass(bindings: Bindings, node: PythonNode): FieldType {
  const type = plainType(sourceOf(bindings.source, node));
  if (type) return { ...unknownType, type };
  const kind = classNamed(bindings, node);
  if (!kind) return unknownType;
  const members = enumMembers(kind);
  if (!members) return { ...unknownType, fieldsOf: kind };
  return { ...unknownType, type: "string", choices: members.map((it) => it.value), members };
}

function literalType(bindings: Bindings, nodes: readonly PythonNode[]): FieldType {
  const values = nodes.flatMap((node) => constantOf({ bindings, node }) ?? []);
  const choices = values.filter((it) => it.kind !== "null");
  const [first] = choices;
  const type = first?.kind === "integer" || first?.kind === "float" ? first.kind : "string";
  return { ...unknownType, type, choices: values.length === nodes.length ? choices : undefined };
}

/** An option that is named after a field. */
export function fieldOption(
  field: Field,
  more: Partial<ProgramOption> & Pick<ProgramOption, "name" | "flags">,
): ProgramOption {
  const { bindings, node } = field.at;
  return {
    ...plainArgument,
    range: rangeOf(node),
    literal: false,
    origin: baseOf(bindings),
    ...more,
  };
}

/** A constant default, unless it is `None`. */
export function shownDefault(value: Value | undefined): Value | undefined {
  return value === undefined || value === nullValue || value.kind === "null" ? undefined : value;
}
