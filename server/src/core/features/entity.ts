/** Something in the file that has a name which other places repeat. */
export type Entity = ItemEntity | NodeEntity | StepPart | EndpointFileEntity;

export interface ItemEntity {
  readonly kind: "step" | "task" | "pipeline" | "endpoint" | "deployment";
  readonly name: string;
}

export interface NodeEntity {
  readonly kind: "node";
  readonly pipeline: string;
  readonly name: string;
}

/** What a step declares, or prints in the case of metadata. */
export interface StepPart {
  readonly kind: "parameter" | "input" | "output" | "environment-variable" | "metadata";
  readonly step: string;
  readonly name: string;
}

export interface EndpointFileEntity {
  readonly kind: "endpoint-file";
  readonly endpoint: string;
  readonly name: string;
}

/** Whether two entities are the same. */
export function sameEntity(a: Entity, b: Entity): boolean {
  return a.kind === b.kind && a.name === b.name && ownerOf(a) === ownerOf(b);
}

/** The item inside which the name is unique; nothing for items themselves. */
function ownerOf(entity: Entity): string | undefined {
  switch (entity.kind) {
    case "node":
      return entity.pipeline;
    case "endpoint-file":
      return entity.endpoint;
    case "parameter":
    case "input":
    case "output":
    case "environment-variable":
    case "metadata":
      return entity.step;
    case "step":
    case "task":
    case "pipeline":
    case "endpoint":
    case "deployment":
      return undefined;
  }
}
