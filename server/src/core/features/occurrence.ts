import type { Located, SourceRange } from "../base/range.ts";
import { placeholdersIn } from "../model/placeholder.ts";
import type { Entity, StepPart } from "./entity.ts";

/** A place where a name is written. */
export interface Occurrence {
  readonly entity: Entity;
  /** Relative to the item. */
  readonly range: SourceRange;
  readonly role: "definition" | "reference";
  /** Where it is one end of an edge or a pipeline parameter's target: the node of the socket. */
  readonly node?: string;
}

type MakeEntity = (name: string) => Entity;

/** The one place where the thing is defined, if it has a name. */
export function definition(
  name: Located<string> | undefined,
  entity: MakeEntity,
): readonly Occurrence[] {
  return name ? [{ entity: entity(name.value), range: name.range, role: "definition" }] : [];
}

/** A place that repeats a name. */
export function reference(
  name: Located<string> | undefined,
  entity: MakeEntity,
): readonly Occurrence[] {
  return name ? [{ entity: entity(name.value), range: name.range, role: "reference" }] : [];
}

/** Makes entities that belong to a step. */
export function partOf(step: string, kind: StepPart["kind"]): MakeEntity {
  return (name) => ({ kind, step, name });
}

/** The parameters that placeholders in commands or URIs name. */
export function placeholderOccurrences(
  text: string,
  templates: readonly Located<string>[],
  step: string,
): readonly Occurrence[] {
  return templates
    .flatMap((it) => placeholdersIn(text, it.range))
    .flatMap((it) => reference(it.name, partOf(step, "parameter")));
}
