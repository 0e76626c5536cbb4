import type { SourceRange } from "#core/base/range.ts";
import type { KnownPlace } from "./known-keys.ts";
import type { Choice } from "./object-schema.ts";
import type { SchemaPath } from "./schema-path.ts";

/** A place where a value does not match its schema; the rules turn violations into messages. */
export type SchemaViolation = ViolationPlace & Violation;

export interface ViolationPlace {
  /** A key, a scalar, an alias or a bracket; a whole collection only where it is an entry of a list. */
  readonly range: SourceRange;
  /** From the checked value down to the place. */
  readonly path: SchemaPath;
  /** What the innermost mapping around the place is called: "step", "task node". */
  readonly schemaName: string;
  /** The alias or merge key through which the checked value holds the place. */
  readonly via?: SourceRange;
}

export type Violation =
  | {
      readonly kind: "unknown-key";
      readonly key: string;
      readonly nearest?: string;
      /** The known key that it begins with, where it is this key with its value and only the colon is missing. */
      readonly uncoloned?: string;
      /** The known key that it begins with, where it is this key with its value and only the space after the colon is missing. */
      readonly unspaced?: string;
      /** Where the key is known instead. */
      readonly known?: KnownPlace;
      /** Whether no mapping knows the key, so that a newer version of valohai-yaml may. */
      readonly mayBeNewer?: true;
    }
  | { readonly kind: "missing-key"; readonly key: string }
  /** Dashes split a list entry: these keys are below further dashes. `joining` are the offsets of the dashes that can be removed. */
  | {
      readonly kind: "split-entry";
      readonly keys: readonly string[];
      readonly joining: readonly number[];
    }
  | (ValueViolation & { readonly kind: "wrong-type"; readonly expected: string })
  /** `key:` or `-` with nothing after it, where something must be. */
  | { readonly kind: "empty-value"; readonly key?: string; readonly expected: string }
  | (ValueViolation & {
      readonly kind: "unknown-choice";
      readonly choices: readonly Choice[];
      readonly nearest?: string;
      /** The platform accepts the text, though it has no effect. */
      readonly tolerated: boolean;
    })
  | (ValueViolation & { readonly kind: "bad-pattern"; readonly expected: string })
  | (ValueViolation & {
      readonly kind: "out-of-range";
      readonly minimum?: number;
      readonly maximum?: number;
    })
  | (ValueViolation & {
      readonly kind: "too-long";
      readonly length: number;
      readonly maxLength: number;
    })
  /** A list that must have a fixed number of entries has another. */
  | {
      readonly kind: "wrong-length";
      readonly key?: string;
      readonly expected: number;
      readonly actual: number;
    }
  /** None or several of the keys are present. */
  | (KeysViolation & { readonly kind: "not-exactly-one" })
  | (KeysViolation & { readonly kind: "more-than-one" })
  | { readonly kind: "none-of"; readonly keys: readonly string[] };

interface ValueViolation {
  /** The key that holds the value, or the list that the value is in. */
  readonly key?: string;
  /** The type that was read, or the text of the value where its type is right. */
  readonly actual: string;
}

interface KeysViolation {
  readonly keys: readonly string[];
  readonly present: readonly string[];
}
