import type { Located, SourceRange } from "#core/base/range.ts";
import type { Value } from "#core/base/value.ts";
import type { Estimate } from "./estimate.ts";

/**
 * What the file says, lifted from YAML; ranges count from the start of the item's piece.
 * Everything that can be missing from a half-typed file is `undefined` or an empty list.
 */
export type ItemConfig = Step | Task | Pipeline | Endpoint | Deployment;

export type ItemKind = ItemConfig["kind"];

interface ItemBase {
  /** The item's key, such as `step`: where a message about the whole item is. */
  readonly range: SourceRange;
  readonly name: Located<string> | undefined;
}

/** How a step runs, beside its command and values: what the override of a node replaces key by key. */
export interface RunSettings {
  readonly image: Located<string> | undefined;
  readonly environment: Located<string> | undefined;
  readonly runtimeConfigPreset: Located<string> | undefined;
  /** Only true and false mean something; without the key the platform decides. */
  readonly autorestart: Located<Value> | undefined;
}

export interface Step extends ItemBase, RunSettings {
  readonly kind: "step";
  readonly commands: readonly Located<string>[];
  readonly parameters: readonly Parameter[];
  readonly inputs: readonly Input[];
  readonly outputs: readonly Output[];
  readonly environmentVariables: readonly EnvironmentVariable[];
  readonly sourcePath: Located<string> | undefined;
  /** What comments estimate for each execution: `# valohai-estimate: 12 min`. */
  readonly estimate: Estimate | undefined;
}

export type ParameterType = "string" | "integer" | "float" | "flag";
export type Multiple = "none" | "repeat" | "separate";

export interface Parameter {
  readonly range: SourceRange;
  readonly name: Located<string> | undefined;
  /** `string` unless the file says otherwise (valohai-yaml `Parameter`). */
  readonly type: ParameterType;
  readonly declaredType: Located<string> | undefined;
  readonly default: Located<Value> | undefined;
  readonly optional: boolean;
  readonly min: Located<Value> | undefined;
  readonly max: Located<Value> | undefined;
  readonly choices: Located<readonly Value[]> | undefined;
  readonly multiple: Multiple;
  readonly multipleSeparator: string;
  readonly passAs: string | undefined;
  readonly passTrueAs: string | undefined;
  readonly passFalseAs: string | undefined;
}

export interface Input {
  readonly range: SourceRange;
  readonly name: Located<string> | undefined;
  readonly defaults: readonly Located<string>[];
  /** Whether there is a default, be it an empty list: then no file has to be given. */
  readonly hasDefault: boolean;
  readonly optional: boolean;
}

export interface Output {
  readonly range: SourceRange;
  readonly name: Located<string> | undefined;
}

export interface EnvironmentVariable {
  readonly range: SourceRange;
  readonly name: Located<string> | undefined;
  readonly default: Located<Value> | undefined;
  readonly optional: boolean;
}

export type TaskType =
  | "grid_search"
  | "random_search"
  | "bayesian_tpe"
  | "distributed"
  | "manual_search";

export interface Task extends ItemBase {
  readonly kind: "task";
  readonly step: Located<string> | undefined;
  /** `grid_search` unless the file says otherwise; undefined when the text names no known type. */
  readonly type: TaskType | undefined;
  readonly declaredType: Located<string> | undefined;
  readonly parameters: readonly VariantParameter[];
  readonly parameterSets: readonly ParameterSet[];
  readonly executionCount: Located<Value> | undefined;
  readonly executionBatchSize: Located<Value> | undefined;
  readonly maximumQueuedExecutions: Located<Value> | undefined;
  /** As of a step. */
  readonly estimate: Estimate | undefined;
}

export type VariantStyle = "single" | "multiple" | "linear" | "logspace" | "random";

export interface VariantParameter {
  readonly range: SourceRange;
  readonly name: Located<string> | undefined;
  readonly style: VariantStyle | undefined;
  readonly declaredStyle: Located<string> | undefined;
  readonly rules: VariantRules;
  /** The `rules` key, or the whole entry where it is missing. */
  readonly rulesRange: SourceRange;
}

/** The rules of a variant parameter, by their YAML key (`start`, `end`, `items` ...). */
export type VariantRules = { readonly [rule: string]: Located<Value> };

/** One row of a manual search: a value per parameter name, in the order written. */
export interface ParameterSet {
  readonly range: SourceRange;
  readonly entries: readonly ParameterSetEntry[];
}

export interface ParameterSetEntry {
  readonly name: Located<string>;
  readonly value: Located<Value>;
}

export interface Pipeline extends ItemBase {
  readonly kind: "pipeline";
  /** The key that it has in the file: `blueprint` is an alias of `pipeline` in valohai-yaml. */
  readonly keyword: "pipeline" | "blueprint";
  readonly nodes: readonly PipelineNode[];
  readonly edges: readonly Edge[];
  readonly parameters: readonly PipelineParameter[];
}

export type PipelineNode = ExecutionNode | TaskNode | DeploymentNode | UnknownNode;

interface NodeBase {
  readonly range: SourceRange;
  readonly name: Located<string> | undefined;
  readonly declaredType: Located<string> | undefined;
  readonly actions: readonly Action[];
  /** What happens to the pipeline when the node fails, as written. */
  readonly onError: Located<string> | undefined;
  /** Metadata that a comment gives for previews: `# valohai-preview: storeids=[122, 154]`. */
  readonly samples: readonly Sample[];
  /** As of a step. */
  readonly estimate: Estimate | undefined;
}

/** A key of metadata and a value that it may have. */
export interface Sample {
  readonly key: Located<string>;
  readonly value: Located<Value>;
}

/** What execution and task nodes have in common. */
interface StepNodeBase extends NodeBase {
  readonly step: Located<string> | undefined;
  /** Another commit or a library: the step then cannot be looked up in this file. */
  readonly commit: Located<string> | undefined;
  readonly override: Override | undefined;
  readonly edgeMergeMode: "replace" | "append";
}

export interface ExecutionNode extends StepNodeBase {
  readonly kind: "execution";
}

export interface TaskNode extends StepNodeBase {
  readonly kind: "task";
  /** The name of a task blueprint, used in place of `step`. */
  readonly task: Located<string> | undefined;
}

export interface DeploymentNode extends NodeBase {
  readonly kind: "deployment";
  readonly deployment: Located<string> | undefined;
  readonly endpoints: readonly Located<string>[];
  readonly aliases: readonly Located<string>[];
}

/** A node whose type is missing or not one that Valohai knows. */
export interface UnknownNode extends NodeBase {
  readonly kind: "unknown";
}

export interface Override extends RunSettings {
  readonly range: SourceRange;
  /** Undefined when nothing is written for the command. */
  readonly commands: readonly Located<string>[] | undefined;
  /** Whether the command replaces the step's: an empty one does not (valohai-yaml `Override.serialize`). */
  readonly replacesCommand: boolean;
  readonly replacesMounts: boolean;
  readonly parameters: readonly OverrideEntry[];
  readonly inputs: readonly OverrideEntry[];
  readonly environmentVariables: readonly OverrideEntry[];
}

/** An overridden parameter, input or variable; without a default it clears the step's (valohai-yaml `Override`). */
export interface OverrideEntry {
  readonly range: SourceRange;
  readonly name: Located<string> | undefined;
  readonly default: Located<Value> | undefined;
  /** Whether it lets a parameter take several values, which turns its default into a list. */
  readonly isMultiple: boolean;
}

export interface Action {
  readonly range: SourceRange;
  readonly when: readonly Located<string>[];
  readonly conditions: readonly Located<string>[];
  /** What is under `then`. */
  readonly outcomes: readonly Located<string>[];
}

export interface Edge {
  /** The whole edge if it is in flow style, else from its first to its last character. */
  readonly range: SourceRange;
  readonly form: "short" | "long";
  /** Whether it has the shape of an edge: a list of two, or a mapping with source and target. */
  readonly wellFormed: boolean;
  readonly source: Socket | undefined;
  readonly target: Socket | undefined;
  readonly configuration: SourceRange | undefined;
}

/** One end of an edge, `node.type.key`; the key keeps further dots. Missing parts are undefined. */
export interface Socket {
  readonly text: string;
  readonly range: SourceRange;
  readonly node: Located<string>;
  readonly type: Located<string> | undefined;
  readonly key: Located<string> | undefined;
}

export interface PipelineParameter {
  readonly range: SourceRange;
  readonly name: Located<string> | undefined;
  readonly default: Located<Value> | undefined;
  readonly targets: readonly Socket[];
}

export interface Endpoint extends ItemBase {
  readonly kind: "endpoint";
  readonly files: readonly EndpointFile[];
  readonly volumes: readonly EndpointVolume[];
}

/** A shared volume of an endpoint, or its workspace volume. */
export interface EndpointVolume {
  readonly kind: "shared" | "workspace";
  /** The claim of a shared volume. */
  readonly name: Located<string> | undefined;
  readonly mountPath: Located<string> | undefined;
}

export interface EndpointFile {
  readonly range: SourceRange;
  readonly name: Located<string> | undefined;
  readonly path: Located<string> | undefined;
}

export interface Deployment extends ItemBase {
  readonly kind: "deployment";
  readonly defaultTarget: Located<string> | undefined;
}
