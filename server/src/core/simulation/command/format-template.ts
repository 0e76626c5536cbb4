/** A part of a Python format string: text, or a replacement field such as `{v!r:.2f}`. */
export type TemplatePart =
  | { readonly kind: "text"; readonly text: string }
  | {
      readonly kind: "field";
      readonly name: string;
      /** What follows the name: `.real`, `[0]`. */
      readonly path: string;
      readonly conversion: string | undefined;
      readonly spec: string;
    };

/** Cuts a Python format string; undefined where Python raises a ValueError. */
export function parseTemplate(template: string): readonly TemplatePart[] | undefined {
  const { parts, broken } = soundParts(template);
  return broken ? undefined : parts;
}

/** The parts up to the first that is broken: Python fills these in before it raises its ValueError. */
export function soundParts(template: string): {
  readonly parts: readonly TemplatePart[];
  readonly broken: boolean;
} {
  const parts: TemplatePart[] = [];
  for (let at = 0; at < template.length; ) {
    const found = partAt(template, at);
    if (!found) return { parts, broken: true };
    parts.push(found.part);
    at = found.end;
  }
  return { parts, broken: false };
}

function partAt(template: string, at: number): { part: TemplatePart; end: number } | undefined {
  const first = template[at] ?? "";
  if (first !== "{" && first !== "}") {
    const brace = template.slice(at).search(/[{}]/);
    const end = brace < 0 ? template.length : at + brace;
    return { part: { kind: "text", text: template.slice(at, end) }, end };
  }
  if (template[at + 1] === first) return { part: { kind: "text", text: first }, end: at + 2 };
  const close = first === "{" ? fieldEnd(template, at + 1) : undefined;
  const part = close === undefined ? undefined : parseField(template.slice(at + 1, close));
  return part && close !== undefined ? { part, end: close + 1 } : undefined;
}

/** Where the field closes, counting the fields inside its spec. */
function fieldEnd(text: string, from: number): number | undefined {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    if (text[at] === "{") depth++;
    if (text[at] === "}" && depth-- === 0) return at;
  }
  return undefined;
}

const fieldPattern = /^([^!:.[{}]*)((?:\.[^!:.[{}]*|\[[^\]]+\])*)(?:!([rsa]))?(?::([\s\S]*))?$/;

function parseField(text: string): TemplatePart | undefined {
  const match = fieldPattern.exec(text);
  if (!match) return undefined;
  const [, name = "", path = "", conversion, spec = ""] = match;
  if (/^\d*$/.test(name) || /\.(?:$|[.[])/.test(path)) return undefined;
  return { kind: "field", name, path, conversion, spec };
}
