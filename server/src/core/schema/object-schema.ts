/** What may be written in one mapping of valohai.yaml, as data that completion, hover and the checks all read. */
export interface ObjectSchema {
  /** What a message calls the mapping: "step", "input", "task node". */
  readonly name: string;
  readonly doc: string;
  /** In the order in which a person would write them, which completion keeps. */
  readonly properties: { readonly [key: string]: PropertySchema };
  /** Further keys are allowed and not checked. */
  readonly open?: boolean;
  /** Exactly one of these keys must be present. */
  readonly exactlyOneOf?: readonly string[];
  /** At least one of these keys must be present. */
  readonly atLeastOneOf?: readonly string[];
  /** No two of these keys may be present together. */
  readonly atMostOneOf?: readonly string[];
  /** Keys that need another key beside them, unless they hold an empty text. A rule of its own reports that. */
  readonly needs?: { readonly [key: string]: string };
  /** Values that these keys never have together. A rule of its own reports that. */
  readonly neverTogether?: { readonly [key: string]: readonly string[] };
}

export interface PropertySchema {
  /** One sentence in our own words: what the key is for. */
  readonly doc: string;
  readonly value: ValueSchema;
  readonly required?: boolean;
  /** The key is required only while another key of the mapping has this value. */
  readonly requiredWhen?: { readonly key: string; readonly is: string };
  /** What the platform assumes when the key is absent, as it would be written. */
  readonly default?: string;
  /** Keys that people write when they mean this one. */
  readonly synonyms?: readonly string[];
}

export interface Choice {
  readonly value: string;
  readonly doc: string;
  /** Words that people write when they mean this choice. */
  readonly synonyms?: readonly string[];
}

/** Names that a string refers to or defines, which completion, navigation and rename follow. */
export type NameKind = "step" | "task" | "node" | "endpoint" | "deployment" | "socket" | "target";

export type ValueSchema =
  | StringSchema
  | NumberSchema
  | { readonly kind: "boolean" }
  | { readonly kind: "any" }
  | ListSchema
  | { readonly kind: "object"; readonly object: ObjectSchema }
  /** Any key, all values alike. */
  | { readonly kind: "map"; readonly of: ValueSchema }
  /** The first option whose type fits the value validates it. */
  | { readonly kind: "either"; readonly options: readonly ValueSchema[] }
  | ByKeySchema;

export interface StringSchema {
  readonly kind: "string";
  readonly choices?: readonly Choice[];
  /** How Valohai treats a text that is not a choice: accepts it, or accepts it without effect. Otherwise it rejects the text. */
  readonly others?: "allowed" | "tolerated";
  /** The value is compared without case, `_` and `-` count as equal, and empty text is accepted; "case" only ignores case. */
  readonly lenient?: boolean | "case";
  readonly pattern?: RegExp;
  /** What a value that fits the pattern looks like, for messages. */
  readonly patternDoc?: string;
  /** In characters, not UTF-16 code units. */
  readonly maxLength?: number;
  readonly refersTo?: NameKind;
}

export interface NumberSchema {
  readonly kind: "integer" | "number";
  readonly minimum?: number;
  readonly maximum?: number;
}

export interface ListSchema {
  readonly kind: "list";
  readonly of: ValueSchema;
  /** The list has exactly this many entries. */
  readonly length?: number;
}

/** A mapping checked by the value of one of its keys. */
export interface ByKeySchema {
  readonly kind: "by-key";
  /** What a message calls the mapping while that value is not known. */
  readonly name?: string;
  readonly key: string;
  readonly branches: { readonly [value: string]: ObjectSchema };
}
