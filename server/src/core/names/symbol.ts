/** Something in the file that has a name which other places repeat. */
export type YamlSymbol = ItemSymbol | PipelinePart | StepPart | EndpointFileSymbol | AnchorSymbol;

export interface ItemSymbol {
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

export interface EndpointFileSymbol {
  readonly kind: "endpoint-file";
  readonly endpoint: string;
  readonly name: string;
}

/** A YAML anchor with its aliases. */
export interface AnchorSymbol {
  readonly kind: "anchor";
  readonly name: string;
  /** Where in its piece the anchor is: the same name can be given again further down. */
  readonly at: number;
}

/** Whether a symbol is what a step declares or prints. */
export function isStepPart(symbol: YamlSymbol): symbol is StepPart {
  return "step" in symbol;
}

/** Whether two symbols are the same. */
export function sameSymbol(a: YamlSymbol, b: YamlSymbol): boolean {
  return a.kind === b.kind && a.name === b.name && ownerOf(a) === ownerOf(b);
}

/** A key that two symbols share exactly if they are the same. */
export function symbolKey(symbol: YamlSymbol): string {
  return `${ownerKey(symbol)}\n${symbol.name}`;
}

/** A key that symbols of one kind share if they belong to the same thing, whatever their name. */
export function ownerKey(symbol: YamlSymbol): string {
  return `${symbol.kind}\n${ownerOf(symbol) ?? ""}`;
}

/** Whether the symbol can only be named inside the item that defines it. */
export function isLocal(symbol: YamlSymbol): boolean {
  return symbol.kind === "node" || symbol.kind === "pipeline-parameter" || ownerOf(symbol) === "";
}

/** The item inside which the name is unique; undefined for items themselves. */
function ownerOf(symbol: YamlSymbol): string | undefined {
  switch (symbol.kind) {
    case "node":
    case "pipeline-parameter":
      return symbol.pipeline;
    case "endpoint-file":
      return symbol.endpoint;
    case "parameter":
    case "input":
    case "output":
    case "environment-variable":
    case "metadata":
      return symbol.step;
    case "anchor":
      return String(symbol.at);
    case "step":
    case "task":
    case "pipeline":
    case "endpoint":
    case "deployment":
      return undefined;
  }
}
