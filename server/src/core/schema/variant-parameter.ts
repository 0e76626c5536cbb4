import type { ObjectSchema } from "./object-schema.ts";
import { boolean, either, list, number, oneOf, text } from "./value-schemas.ts";

const style = oneOf(
  {
    value: "single",
    doc: "The same value in all variants, given by `value`.",
    synonyms: ["constant", "fixed"],
  },
  {
    value: "multiple",
    doc: "Each value of the list `items`, in order.",
    synonyms: ["list", "choice", "choices", "values", "grid"],
  },
  {
    value: "linear",
    doc: "Evenly spaced values from `start` to `end`, both included, `step` apart.",
    synonyms: ["range", "linspace", "uniform"],
  },
  {
    value: "logspace",
    doc: "`count` powers of `base`, with exponents spread evenly from `start` to `end`.",
    synonyms: ["log", "logarithmic", "loguniform", "exponential"],
  },
  {
    value: "random",
    doc: "`count` numbers drawn at random between `min` and `max`.",
    synonyms: ["rand", "sample"],
  },
);

const distribution = {
  ...oneOf({ value: "uniform", doc: "Every number of the interval is equally likely." }),
  others: "allowed",
} as const;

/** The numbers or items that a style makes its values from; which of them count depends on the style. */
export const rules: ObjectSchema = {
  name: "rules",
  doc: "How the values are made; each style has its own rules.",
  properties: {
    value: { value: number, doc: "The one number that style `single` uses." },
    items: {
      value: list(either(number, text, boolean)),
      doc: "The values of style `multiple`, for example `[16, 32, 64]`.",
      synonyms: ["values", "choices", "list"],
    },
    start: {
      value: number,
      doc: "First value of style `linear`, or first exponent of `logspace`.",
      synonyms: ["from", "begin"],
    },
    end: {
      value: number,
      doc: "Last value of style `linear` (it is included), or last exponent of `logspace`.",
      synonyms: ["to", "stop"],
    },
    step: {
      value: number,
      doc: "Distance between neighbouring values of style `linear`, more than 0.",
      synonyms: ["increment", "by"],
    },
    count: {
      value: number,
      doc: "How many values styles `logspace` and `random` make.",
      synonyms: ["num", "n", "size"],
    },
    base: { value: number, doc: "Number that style `logspace` raises to each exponent." },
    min: {
      value: number,
      doc: "Lower bound of the numbers that style `random` draws.",
      synonyms: ["minimum", "low"],
    },
    max: {
      value: number,
      doc: "Upper bound of the numbers that style `random` draws.",
      synonyms: ["maximum", "high"],
    },
    distribution: {
      value: distribution,
      doc: "How likely each number is to be drawn by style `random`, for example `uniform`.",
    },
    seed: { value: number, doc: "Starting point of the draw, so that it can be repeated." },
    integerify: {
      value: boolean,
      default: "false",
      doc: "Rounds the values down to whole numbers and drops repeated ones.",
      synonyms: ["round", "integer"],
    },
    numberify: {
      value: boolean,
      default: "false",
      doc: "Turns items that are written as text into numbers.",
    },
  },
};

/** The rules that a style requires, and those that it also reads. */
export const rulesOfStyle: {
  readonly [style: string]: {
    readonly required: readonly string[];
    readonly optional: readonly string[];
  };
} = {
  single: { required: ["value"], optional: [] },
  multiple: { required: ["items"], optional: ["numberify"] },
  linear: { required: ["start", "end", "step"], optional: [] },
  logspace: { required: ["start", "end", "count"], optional: ["base", "integerify"] },
  random: { required: ["min", "max", "count"], optional: ["distribution", "seed", "integerify"] },
};

/** A parameter of a task and the values that its variants get. */
export const variantParameter: ObjectSchema = {
  name: "variant parameter",
  doc: "A parameter of the step together with the values that the task tries for it.",
  properties: {
    name: {
      required: true,
      value: text,
      doc: "Parameter of the step that the values are for.",
      synonyms: ["parameter"],
    },
    style: {
      required: true,
      value: style,
      doc: "How the values are made: a single value, a list, an even or logarithmic range, or random numbers.",
      synonyms: ["type", "kind"],
    },
    rules: {
      required: true,
      value: { kind: "object", object: rules },
      doc: "The values, or the bounds and counts that they are made from, as the style needs them.",
      synonyms: ["values", "range"],
    },
  },
};
