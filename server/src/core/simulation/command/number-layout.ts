import { type FormatSpec, pad } from "./format-spec.ts";

/** A formatted number before signs, grouping and padding. */
export interface NumberParts {
  readonly negative: boolean;
  /** `0x` and the like. */
  readonly prefix: string;
  readonly whole: string;
  /** Fraction, exponent and percent sign. */
  readonly rest: string;
  readonly groupSize: number;
}

/** Assembles a number by its spec: sign, prefix, grouped digits, padded to the width. */
export function layOut(parts: NumberParts, spec: FormatSpec): string {
  const lead = signOf(parts.negative, spec) + parts.prefix;
  const inside = spec.align === "=" || (spec.zero && spec.align === undefined);
  const fill = spec.fill ?? (spec.zero ? "0" : " ");
  const room = spec.width - lead.length - parts.rest.length;
  const digits = grouped(parts, spec.grouping, inside && fill === "0" ? room : 0);
  if (!inside) return pad(lead + digits + parts.rest, spec, ">");
  return lead + fill.repeat(Math.max(0, room - digits.length)) + digits + parts.rest;
}

function signOf(negative: boolean, spec: FormatSpec): string {
  if (negative) return "-";
  return spec.sign === "-" ? "" : spec.sign;
}

/** Zeros that pad a grouped number are grouped too, and no group starts with its separator. */
function grouped({ whole, groupSize }: NumberParts, separator: string, room: number): string {
  if (separator === "" || whole === "") return whole;
  const zeros = Math.max(0, room - whole.length);
  for (let count = 0; count <= zeros; count++) {
    const text = group("0".repeat(count) + whole, separator, groupSize);
    if (text.length >= room) return text;
  }
  return group(whole, separator, groupSize);
}

function group(digits: string, separator: string, size: number): string {
  const first = digits.length % size;
  const groups = first > 0 ? [digits.slice(0, first)] : [];
  for (let at = first; at < digits.length; at += size) groups.push(digits.slice(at, at + size));
  return groups.join(separator);
}
