/** Something in the file that has a name which other places repeat. */
export type Entity = ItemEntity | PipelinePart | StepPart | EndpointFileEntity | AnchorEntity;

export interface ItemEntity {
  readonly kind: "step" | "task" | "pipeline" | "endpoint" | "deployment";
  readonly name: string;
}

/** What a pipeline declares. */
export interface PipelinePart {
  readonly kind: "node" | "pipeline-parameter";
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

/** A YAML anchor with its aliases. */
export interface AnchorEntity {
  readonly kind: "anchor";
  readonly name: string;
  /** Where in its piece the anchor stands: the same name can be given again further down. */
  readonly at: number;
}

/** Whether two entities are the same. */
export function sameEntity(a: Entity, b: Entity): boolean {
  return a.kind === b.kind && a.name === b.name && ownerOf(a) === ownerOf(b);
}

/** A text that is the same for two entities exactly if they are. */
export function entityKey(entity: Entity): string {
  return `${ownerKey(entity)}\n${entity.name}`;
}

/** A text that is the same for entities of one kind that belong to the same thing, whatever their name. */
export function ownerKey(entity: Entity): string {
  return `${entity.kind}\n${ownerOf(entity) ?? ""}`;
}

/** Whether the entity can only be named inside the item that defines it. */
export function isLocal(entity: Entity): boolean {
  return entity.kind === "node" || entity.kind === "pipeline-parameter" || ownerOf(entity) === "";
}

/** The item inside which the name is unique; nothing for items themselves. */
function ownerOf(entity: Entity): string | undefined {
  switch (entity.kind) {
    case "node":
    case "pipeline-parameter":
      return entity.pipeline;
    case "endpoint-file":
      return entity.endpoint;
    case "parameter":
    case "input":
    case "output":
    case "environment-variable":
    case "metadata":
      return entity.step;
    case "anchor":
      return String(entity.at);
    case "step":
    case "task":
    case "pipeline":
    case "endpoint":
    case "deployment":
      return undefined;
  }
}
