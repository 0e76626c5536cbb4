/** How a library makes options from fields. */
export interface FieldStyle {
  /** The spellings of a field's name, the one to show first. */
  readonly spell: (name: string) => readonly string[];
  /** `flag` for `--x`, `both` for `--x` and `--x=value`, `value` for `--x=value` only. */
  readonly booleans: "flag" | "both" | "value";
  /** What switches a boolean off that is on by default. */
  readonly negate: (name: string) => readonly string[];
  /** Whether the options of an inner object begin with its name and a dot. */
  readonly isDotted: boolean;
  /** Whether the members of an enumeration are given by their names, and not by their values. */
  readonly namesMembers?: boolean;
  /** How many dashes are before a name of one letter, where that is not two. */
  readonly shortNames?: "one" | "both";
  /** Whether a boolean that is off by default can be switched off as well. */
  readonly negatesAll?: boolean;
  /** Whether another name given to a field is added to its own name instead of replacing it. */
  readonly keepsName?: boolean;
}

const underscored = (name: string) => name;
const dashed = (name: string) => name.replaceAll("_", "-");
const unique = (names: readonly string[]) => [...new Set(names)];

/** `transformers.HfArgumentParser` */
export const hfStyle: FieldStyle = {
  spell: (name) => unique([underscored(name), dashed(name)]),
  booleans: "both",
  negate: (name) => unique([`--no_${name}`, `--no-${dashed(name)}`]),
  isDotted: false,
  keepsName: true,
};

/** `simple_parsing` */
export const simpleStyle: FieldStyle = {
  spell: (name) => [name],
  booleans: "both",
  negate: (name) => [`--no${name}`],
  isDotted: false,
  namesMembers: true,
  shortNames: "both",
  negatesAll: true,
  keepsName: true,
};

/** `tyro` treats `_` and `-` as equal. */
export const tyroStyle: FieldStyle = {
  spell: (name) => unique([dashed(name), underscored(name)]),
  booleans: "flag",
  negate: (name) => unique([noBefore(dashed(name)), noBefore(name)]),
  isDotted: true,
  namesMembers: true,
};

/** `pydantic-settings` */
export const pydanticStyle: FieldStyle = {
  spell: (name) => [name],
  booleans: "value",
  negate: () => [],
  isDotted: true,
  namesMembers: true,
  shortNames: "one",
};

/** `jsonargparse` */
export const jsonStyle: FieldStyle = {
  spell: (name) => [name],
  booleans: "value",
  negate: () => [],
  isDotted: true,
  namesMembers: true,
};

/** `tap` */
export const tapStyle: FieldStyle = {
  spell: (name) => [name],
  booleans: "flag",
  negate: () => [],
  isDotted: false,
};

/** `--no-x`, before the last part of a name with dots. */
function noBefore(name: string): string {
  const dot = name.lastIndexOf(".") + 1;
  return `--${name.slice(0, dot)}no-${name.slice(dot)}`;
}
