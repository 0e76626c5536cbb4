/** A Python format spec, taken apart. */
export interface FormatSpec {
  readonly fill: string | undefined;
  readonly align: string | undefined;
  readonly sign: string;
  readonly alternate: boolean;
  /** A `0` before the width, which pads numbers after their sign. */
  readonly zero: boolean;
  readonly width: number;
  readonly grouping: string;
  readonly precision: number | undefined;
  readonly type: string;
}

const pattern = /^(?:(.)?([<>=^]))?([-+ ]?)(#?)(0?)(\d*)([,_]?)(?:\.(\d+))?([bcdeEfFgGnosxX%]?)$/su;

/** Larger widths and precisions make no sensible command line; Python fails on far larger ones. */
const largest = 10_000;

/** Reads a format spec; undefined where Python raises a ValueError. */
export function parseSpec(text: string): FormatSpec | undefined {
  const match = pattern.exec(text);
  if (!match) return undefined;
  const [, fill, align, sign = "", hash, zero, width, grouping = "", precision, type = ""] = match;
  const spec = {
    fill,
    align,
    sign,
    alternate: hash === "#",
    zero: zero === "0",
    width: Number(width),
    grouping,
    precision: precision === undefined ? undefined : Number(precision),
    type,
  };
  return spec.width > largest || (spec.precision ?? 0) > largest ? undefined : spec;
}

/** Pads a text to the width of the spec, on the side opposite to its alignment. */
export function pad(text: string, spec: FormatSpec, alignment: "<" | ">"): string {
  const fill = spec.fill ?? (spec.zero ? "0" : " ");
  const missing = Math.max(0, spec.width - [...text].length);
  switch (spec.align ?? alignment) {
    case "<":
      return text + fill.repeat(missing);
    case "^": {
      const left = Math.floor(missing / 2);
      return fill.repeat(left) + text + fill.repeat(missing - left);
    }
    default:
      return fill.repeat(missing) + text;
  }
}
