import { taskParameters } from "#core/document/task-parameters.ts";
import { fixOf, removeKeyAt } from "#core/edits/fix-place.ts";
import { rulesOfStyle, rules as rulesSchema } from "#core/schema/variant-parameter.ts";
import type { ItemRule } from "../rule.ts";

/** A variant parameter has rules that its style does not read. */
export const taskRulesForeign: ItemRule<Unread> = {
  code: "task-rules-foreign",
  severity: "warning",
  summary: "Each style has its own rules and ignores those of other styles.",
  scope: "item",
  tag: "unnecessary",
  find(item, report) {
    for (const { variant, rules } of taskParameters(item)) {
      const own = variant.style && rulesOfStyle[variant.style];
      if (!own || !rules) continue;
      const read = [...own.required, ...own.optional, ...also(variant.style)];
      for (const key of rules.keys()) {
        const range = rules.keyRange(key);
        if (!range || read.includes(key) || !Object.hasOwn(rulesSchema.properties, key)) continue;
        report(range, { style: variant.style, key });
      }
    }
  },
  message: ({ style, key }) => `Style "${style}" does not read "${key}"`,
  fix: ({ key }, problem, document) =>
    fixOf("remove", `Remove "${key}"`, removeKeyAt(document, problem, key)),
};

/** Rules that a style reads, though another diagnostic says that they are not the usual ones. */
function also(style: string): readonly string[] {
  if (style === "logspace") return ["min", "max"];
  return style === "linear" ? ["integerify"] : [];
}

/** A rule that a style does not read. */
interface Unread {
  readonly style: string | undefined;
  readonly key: string;
}
