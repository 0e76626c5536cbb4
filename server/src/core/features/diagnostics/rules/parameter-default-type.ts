import type { Document } from "#core/document/document.ts";
import { misreadingFor } from "#core/document/misread-scalar.ts";
import {
  type Atom,
  atomsOf,
  hasKnownType,
  stepParameters,
} from "#core/document/step-parameters.ts";
import type { Fix } from "#core/edits/fix.ts";
import { fixOf, fixPlace, plainScalarAt, quoteFixAt, setKeyAt } from "#core/edits/fix-place.ts";
import type { Parameter, ParameterType } from "#core/model/config.ts";
import { acceptedBy } from "#core/model/value-errors.ts";
import { resolveScalar } from "#core/syntax/scalar.ts";
import { dereference, type SyntaxNode } from "#core/syntax/tree.ts";
import type { ItemRule, PlacedProblem } from "../rule.ts";
import { type Refusal, refusalOf } from "../support/refused-value.ts";

/** The default of a parameter is not a value that the parameter accepts. */
export const parameterDefaultType: ItemRule<Refused> = {
  code: "parameter-default-type",
  severity: "warning",
  summary:
    "The default does not have the parameter's type, lies outside `min` and `max`, or is not one of the `choices`. A run with it is rejected or goes wrong.",
  scope: "item",
  find(item, report) {
    for (const { parameter, fields, called } of stepParameters(item)) {
      for (const atom of atomsOf(fields, "default")) {
        const refusal = refusalOfDefault(parameter, atom);
        const range = rangeOf(atom.node) ?? fields.keyRange("default");
        if (!refusal || !range) continue;
        const { suggestion } = refusal;
        const found = { atom, called, refusal, wanted: parameter.type };
        report(range, found, suggestion === undefined ? {} : { suggestion });
      }
    }
  },
  message: messageFor,
  fix: (found, problem, document) =>
    found.refusal.kind === "type" ? typeFixes(found, problem, document) : [],
};

/** Why the parameter does not accept a default; undefined where it does, or where another rule reports the default. */
function refusalOfDefault(parameter: Parameter, atom: Atom): Refusal | undefined {
  if (misreadingFor(parameter, atom.node)) return undefined;
  const refusal = refusalOf(acceptedBy(parameter), atom.value);
  const needsType = refusal?.kind === "type" && !isCollection(atom);
  return needsType && !hasKnownType(parameter) ? undefined : refusal;
}

/** No type of parameters takes a list or a mapping as one value. */
function isCollection({ value }: Atom): boolean {
  return value.kind === "list" || value.kind === "object";
}

/** A default that a parameter of this type does not accept. */
interface Refused {
  readonly atom: Atom;
  readonly called: string;
  readonly refusal: Refusal;
  readonly wanted: ParameterType;
}

function messageFor({ atom, called, refusal }: Refused): string {
  const node = dereference(atom.node);
  const quotes = atom.value.kind === "string" ? '"' : "";
  const value = node.kind === "scalar" ? ` ${quotes}${node.text}${quotes}` : "";
  return `The default${value} of ${called} ${refusal.reason}`;
}

function typeOfAtom({ value }: Atom): string | undefined {
  switch (value.kind) {
    case "integer":
    case "float":
      return value.kind;
    case "boolean":
      return "flag";
    default:
      return undefined;
  }
}

/** Collections are not underlined; their key is, instead. */
function rangeOf(node: SyntaxNode) {
  return node.kind === "scalar" || node.kind === "alias" ? node.range : undefined;
}

function typeFixes(
  { atom, wanted }: Refused,
  problem: PlacedProblem,
  document: Document,
): readonly Fix[] {
  if (wanted === "string") {
    const type = typeOfAtom(atom);
    const isPlain = !isCollection(atom) && plainScalarAt(document, problem) !== undefined;
    return [
      ...(isPlain ? [quoteFixAt(document, problem.range)] : []),
      ...(type
        ? fixOf("choose", `Change the type to ${type}`, setKeyAt(document, problem, "type", type))
        : []),
    ];
  }
  const text = literalFor(wanted, problem, document);
  if (text === undefined) return [];
  return [
    {
      kind: "choose",
      title: `Change to ${text}`,
      edits: [{ range: problem.range, newText: text }],
    },
  ];
}

/** The value that was most likely meant: 5 for 5.0, true for "yes". */
function literalFor(
  wanted: string,
  problem: PlacedProblem,
  document: Document,
): string | undefined {
  const node = fixPlace(document, problem)?.place.node;
  if (node?.kind !== "scalar") return undefined;
  if (wanted === "flag") {
    if (/^(?:true|yes|on|1)$/i.test(node.text)) return "true";
    return /^(?:false|no|off|0)$/i.test(node.text) ? "false" : undefined;
  }
  const value = resolveScalar(node);
  if (wanted !== "integer" || value.kind === "boolean") return undefined;
  return /^[-+]?\d+(?=\.0*$)/.exec(node.text)?.[0];
}
