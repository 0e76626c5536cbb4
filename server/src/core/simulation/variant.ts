import type { SourceRange } from "#core/base/range.ts";
import type { Value } from "#core/base/value.ts";
import type { Parameter, TaskType } from "#core/model/config.ts";
import type { PipelineSource } from "#core/model/source.ts";

/** How sure it is that the platform does what the preview shows. */
export type Grade = "documented" | "inferred" | "unknown";

/** Where a parameter's value comes from; later kinds win over earlier ones. */
export type OriginKind =
  | "none"
  | "default"
  | "override"
  | "blueprint"
  | "pipeline parameter"
  | "edge"
  | "metadata";

/** Where a value comes from and where it is written. */
export interface Origin {
  readonly kind: OriginKind;
  /** The socket or pipeline parameter it came through, such as `preprocess.metadata.storeids`. */
  readonly source: string | undefined;
  /** Where the value is written, as an absolute range of the text. */
  readonly range: SourceRange | undefined;
}

/** The keys of a step that the override of a node replaces, in the order in which they are shown. */
export const settingKeys = [
  "image",
  "environment",
  "runtime-config-preset",
  "autorestart",
] as const;

export type SettingKey = (typeof settingKeys)[number];

/** How a node runs, beside its command and values. */
export interface NodeSetting {
  readonly key: SettingKey;
  readonly value: Value;
  readonly from: "step" | "override";
  /** Absolute: where the value is written. */
  readonly range: SourceRange;
}

/** What is known from outside the file: the question that a preview asks. */
export interface FanOutQuery {
  readonly source: PipelineSource;
  readonly node: string;
  /** Metadata by node name, then by key: the last value that the node printed for it. */
  readonly metadata: {
    readonly [node: string]: { readonly [key: string]: Value };
  };
  /** Values given to pipeline parameters, by name. */
  readonly pipelineParameters: { readonly [name: string]: Value };
}

/** Evenly spaced numbers: `first`, `first + step` and so on, all counted in units of ten to the power of minus `scale`. */
export interface Progression {
  readonly first: bigint;
  readonly step: bigint;
  readonly scale: number;
}

/** Values by index, computed on demand: a range of millions takes no memory. Every array is such a list. */
export interface ValueList {
  readonly length: number;
  /** Whether the values are numbers that only grow or only fall, so that one can be found without looking at all of them. */
  readonly order?: "ascending" | "descending";
  /** How the values follow from each other, where they are evenly spaced numbers. */
  readonly progression?: Progression;
  /** What the values are made of: lists with the same recipe hold the same values. */
  readonly recipe?: string;
  at(index: number): Value | undefined;
}

/** One parameter of the node, over all variants. */
export interface ParameterColumn {
  readonly name: string;
  readonly origin: Origin;
  readonly grade: Grade;
  /**
   * The values it takes in order; one value when it does not vary, none when it has no value at all.
   * Where `at` gives nothing below `length`, the platform draws the value when it runs.
   */
  readonly values: ValueList;
  /** What the parameter would be without its spread or blueprint values. */
  readonly base: Value | undefined;
  /** Whether its values are the items of a list that an edge spreads, even of a list of one item. */
  readonly spread: boolean;
  readonly varied: boolean;
}

/** Something that a person should know about what a node runs. */
export interface Note {
  readonly severity: "error" | "warning" | "information";
  readonly text: string;
  readonly grade: Grade;
  readonly range: SourceRange | undefined;
}

/**
 * How the values of the columns make variants: every combination (the last column fastest), row by row,
 * or by draws that the platform makes (then only the columns that do not vary are known).
 */
export type Combination = "product" | "rows" | "drawn";

/** The step of a node after its override: what each variant fills in. */
export interface NodeTemplate {
  /** The name of the step, and where its item starts, to convert the ranges of its parameters to offsets of the file. */
  readonly step: string;
  readonly stepStart: number;
  readonly commands: readonly string[];
  readonly parameters: readonly Parameter[];
  readonly inputs: readonly TemplateInput[];
  readonly sourcePath: string | undefined;
}

/** An input of a node before the values of a variant are filled in. */
export interface TemplateInput {
  readonly name: string;
  /** URIs as written, with `{parameter:name}` in them. */
  readonly uris: readonly string[];
  /** The sockets whose files fill the input, such as `preprocess.output.*.csv`. */
  readonly edges: readonly string[];
}

/** What one node will run: a lazy space of variants, whose size is computed and whose n-th variant is decoded on demand. */
export interface FanOut {
  readonly pipeline: string;
  readonly node: string;
  readonly type: TaskType | "execution";
  /** Exact; undefined when it cannot be known. */
  readonly count: bigint | undefined;
  readonly countGrade: Grade;
  /** Whether the values of each variant are known before the run. */
  readonly predictable: boolean;
  /** In step declaration order, then parameters that the step does not declare. */
  readonly columns: readonly ParameterColumn[];
  readonly combination: Combination;
  /** Undefined when the step is unknown, for instance because it belongs to another commit. */
  readonly template: NodeTemplate | undefined;
  /** How every execution runs, beside its command and values. */
  readonly settings: readonly NodeSetting[];
  readonly notes: readonly Note[];
  readonly query: FanOutQuery;
}

/** One execution that a node will create. */
export interface Variant {
  readonly index: bigint;
  /** A value per column; null where it has none. Values that the platform draws are left out. */
  readonly parameters: readonly (readonly [name: string, value: Value])[];
  /** An input that an edge fills shows the edge's source in angle brackets, such as `<preprocess.output.*>`. */
  readonly inputs: readonly (readonly [name: string, uris: readonly string[]])[];
  readonly command: readonly string[];
  /** What is wrong with this variant, such as `epochs: 5.0 is not an integer`. */
  readonly problems: readonly string[];
  /** The same with kinds and places, and whether an earlier variant has the same values. */
  readonly details: readonly VariantProblem[];
}

/**
 * Why a variant may not run as intended: a value breaks the parameter's type, its limits or choices, is missing, is a
 * list where one value belongs or an empty list, the command cannot be built, or an earlier variant has the same values.
 */
export type VariantProblemKind =
  | "type"
  | "limit"
  | "choices"
  | "missing"
  | "list"
  | "empty"
  | "command"
  | "duplicate";

/** A reason why a variant may not run as intended. */
export interface VariantProblem {
  readonly kind: VariantProblemKind;
  readonly parameter: string;
  /** With the parameter's name where it is about its value. */
  readonly text: string;
  /** Where the value comes from, as an absolute range of the text. */
  readonly range: SourceRange | undefined;
  /** Where the step says what the value breaks, absolute as well. */
  readonly rule: SourceRange | undefined;
}
