import { closestOrLonger } from "#core/base/closest.ts";
import { markdownToText } from "#core/base/markdown-to-text.ts";
import { withArticle } from "#core/base/with-article.ts";
import { objectSchemas, propertyNames } from "#core/schema/known-keys.ts";
import type { ObjectSchema, PropertySchema } from "#core/schema/object-schema.ts";
import { expectedTypeName } from "#core/schema/type-name.ts";
import { describeCode, ruleCodes } from "../diagnostics/rule-help.ts";
import { describeProperty } from "../hover/key.ts";
import { defineTool } from "./tool.ts";
import { ToolProblem } from "./tool-problem.ts";

/** Says what a rule or a key means. */
export const explainTool = defineTool({
  name: "valohai_explain",
  title: "Explain a Rule or Key of valohai.yaml",
  description:
    "Explains the code of a problem that valohai_check reports, such as edge-node-missing, or a key of valohai.yaml, such as pass-as: what it is for, where it may be written, which values it takes and what its default is. The name of a mapping, such as step, task node or parameter, lists its keys. It needs no file.",
  input: {
    name: { kind: "text", doc: "A code, a key or the name of a mapping.", isRequired: true },
  },
  report({ name }) {
    const wanted = name.trim();
    const rule = describeCode(wanted);
    const lines = [
      ...(rule === undefined ? [] : [...textLines(rule), ...suppressionLines(wanted)]),
      ...mappings.filter((it) => it.name === wanted).flatMap(mappingLines),
      ...mappings.flatMap((it) => keyLines(wanted, it)),
    ];
    if (lines.length === 0) throw new ToolProblem(unknownWord(wanted));
    return { lines };
  },
});

const mappings: readonly ObjectSchema[] = [...objectSchemas()];

function suppressionLines(code: string): readonly string[] {
  return [
    `A comment "# valohai-ignore ${code}" on its line hides one problem; "${code}: off" below "rules:" in .valohai-lint.yaml turns the rule off.`,
  ];
}

function mappingLines({ name, doc, properties }: ObjectSchema): readonly string[] {
  return [
    `${withArticle(name, "capital")}: ${doc}`,
    ...Object.entries(properties).map(([key, row]) => {
      const required = row.required ? ", required" : "";
      return `  ${key} (${expectedTypeName(row.value)}${required}): ${row.doc}`;
    }),
  ];
}

function keyLines(key: string, { name, properties }: ObjectSchema): readonly string[] {
  const row: PropertySchema | undefined = Object.hasOwn(properties, key)
    ? properties[key]
    : undefined;
  if (!row) return [];
  const type = expectedTypeName(row.value);
  return [
    `Key "${key}" of ${withArticle(name)}, ${withArticle(type)}`,
    ...textLines(describeProperty(key, row))
      .slice(1)
      .map((it) => `  ${it}`),
  ];
}

function textLines(markdown: string): readonly string[] {
  return markdownToText(markdown)
    .split("\n")
    .filter((it) => it.trim() !== "");
}

function unknownWord(wanted: string): string {
  const known = [...ruleCodes, ...propertyNames, ...mappings.map((it) => it.name)];
  const near = closestOrLonger(wanted, known);
  const hint =
    near === undefined
      ? "valohai_check shows the codes of its problems"
      : `did you mean "${near}"?`;
  return `"${wanted}" is neither a code nor a key; ${hint}`;
}
