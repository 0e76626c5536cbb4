/** What the generator writes for a new rule: text by text, for each scope. */
interface Template {
  /** The type of the rule in `rule.ts`. */
  readonly type: string;
  /** The parameters and statements of `find`. */
  readonly find: string;
  /** An example in which the place of the problem has a row of carets below it. */
  readonly example: string;
}

const step = `- step:
    name: change-me
          ^^^^^^^^^
    image: python:3.12
    command: python train.py
`;

const plainStep = step.replace("change-me", "train").replace(/ +\^+\n/, "");

const pipeline = `${plainStep}- pipeline:
    name: change-me
          ^^^^^^^^^
    nodes:
      - { name: train, type: execution, step: train }
    edges: []
`;

const task = `${plainStep.trimEnd()} {parameters}
    parameters:
      - { name: rate, type: float, default: 0.1 }
- task:
    name: change-me
          ^^^^^^^^^
    step: train
    parameters:
      - { name: rate, style: multiple, rules: { items: [0.1, 0.2] } }
`;

/** Reports a name that is to be changed; what is found is the name. */
const reportName = (name: string) =>
  `if (${name}?.value === "change-me") report(${name}.range, { name: ${name}.value });`;

const templates = {
  piece: {
    type: "PieceRule",
    find: `find(piece, report) {
    for (const { config } of piece.items) {
      ${reportName("config?.name")}
    }
  }`,
    example: step,
  },
  item: {
    type: "ItemRule",
    find: `find({ config }, report) {
    if (config?.kind !== "step") return;
    const { name } = config;
    ${reportName("name")}
  }`,
    example: step,
  },
  task: {
    type: "TaskRule",
    find: `find({ task: { name } }, report) {
    ${reportName("name")}
  }`,
    example: task,
  },
  pipeline: {
    type: "PipelineRule",
    find: `find({ pipeline: { name } }, report) {
    ${reportName("name")}
  }`,
    example: pipeline,
  },
  document: {
    type: "DocumentRule",
    find: `find(names, report) {
    for (const [item, { name }] of names.entries.entries()) {
      if (name === "change-me") report(item, { name });
    }
  }`,
    example: step,
  },
  script: {
    type: "ScriptRule",
    find: `find({ item, own }, report) {
    const name = item.config?.name;
    if (!own) return;
    ${reportName("name")}
  }`,
    example: step,
  },
} as const satisfies { readonly [scope: string]: Template };

export type RuleScope = keyof typeof templates;

/** The scopes that a new rule can have. */
export const ruleScopes = Object.keys(templates) as readonly RuleScope[];

/** What the rule says about its example. */
const message = '"change-me" is to be changed';

/** The rule, its test and its example, as they are first written. */
export function filesOfRule(
  code: string,
  scope: RuleScope,
): readonly { readonly path: string; readonly text: string }[] {
  return [
    { path: `server/src/core/features/diagnostics/rules/${code}.ts`, text: ruleOf(code, scope) },
    { path: `test/unit/features/diagnostics/rules/${code}.test.ts`, text: testOf(code, scope) },
    { path: `test/fixtures/rules/${code}.yaml`, text: templates[scope].example },
  ];
}

/** The name under which a rule is exported. */
function nameOf(code: string): string {
  return code.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function ruleOf(code: string, scope: RuleScope): string {
  const { type, find } = templates[scope];
  return `import type { ${type} } from "../rule.ts";

/** Say in one sentence what is wrong. */
export const ${nameOf(code)}: ${type}<{ readonly name: string }> = {
  code: "${code}",
  severity: "hint",
  summary: "Say what is wrong and why it matters, in one or two sentences.",
  scope: "${scope}",
  ${find},
  message: ({ name }) => \`"\${name}" is to be changed\`,
};
`;
}

function testOf(code: string, scope: RuleScope): string {
  const isScript = scope === "script";
  const call = isScript ? "checkScriptRule" : "checkRule";
  const scripts = isScript ? ' { "train.py": "" },' : "";
  const marked = templates[scope].example.replace("^^^^^^^^^", `^^^^^^^^^ ${code}: ${message}`);
  const text = templates[scope].example.replace(/ +\^+\n/, "");
  const near = text.replace("change-me", "other");
  const typed = text.replace("change-me", "change<|>");
  const body = (yaml: string) => `\`\n${yaml.replace(/^(?=.)/gm, "  ")}\``;
  return `import { test } from "node:test";
import { checkTyping } from "../../../../support/check-diagnostics.ts";
import { ${call} } from "../../../../support/check-rule.ts";

test("${code} reports a name that is to be changed", () => {
  ${call}("${code}",${scripts} ${body(marked)});
});

test("${code} leaves another name alone", () => {
  ${call}("${code}",${scripts} ${body(near)});
});

test("${code} stays quiet while the name is typed", () => {
  checkTyping("${code}", ${body(typed)});
});
`;
}

/** The list of rules with one more, at its place in the order of the codes. */
export function withRule(index: string, code: string): string {
  const line = `import { ${nameOf(code)} } from "./rules/${code}.ts";\n`;
  const withImport = inserted(
    index,
    /^import \{ \w+ \} from "\.\/rules\/([a-z-]+)\.ts";\n/gm,
    code,
    line,
  );
  return inserted(withImport, /^ {2}(\w+),\n/gm, nameOf(code), `  ${nameOf(code)},\n`);
}

/** The text with a line before the first of the matching lines that comes after it in their order, or after the last. */
function inserted(text: string, lines: RegExp, key: string, line: string): string {
  const all = [...text.matchAll(lines)];
  const next = all.find(([, other = ""]) => other > key);
  const last = all.at(-1);
  const at = next?.index ?? (last ? last.index + last[0].length : text.length);
  return text.slice(0, at) + line + text.slice(at);
}
