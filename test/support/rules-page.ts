import { existsSync, readdirSync, readFileSync } from "node:fs";
import { once } from "#core/base/once.ts";
import { oncePer } from "#core/base/once-per.ts";
import { createDocument } from "#core/document/document.ts";
import { diagnose, shownProblems } from "#core/features/diagnostics/diagnose.ts";
import { rules } from "#core/features/diagnostics/index.ts";
import { defaultPolicy, severityWords } from "#core/features/diagnostics/policy.ts";
import { defaultSeverity, type PlacedProblem, type Rule } from "#core/features/diagnostics/rule.ts";
import type { ProjectCode } from "#core/scripts/project-code.ts";
import { codeOf, disagreements } from "./check-code.ts";
import { markedText } from "./marked-text.ts";

/** The example of a rule: YAML with rows of carets where its problem is reported. */
function exampleOf(rule: Rule): string | undefined {
  const file = `test/fixtures/rules/${rule.code}.yaml`;
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}

const scriptsFolder = "test/fixtures/rules/scripts";

/** The programs that the examples about code start. */
export const exampleCode: () => ProjectCode = once(() => {
  const scripts = readdirSync(scriptsFolder).map(
    (name) => [name, readFileSync(`${scriptsFolder}/${name}`, "utf8")] as const,
  );
  return codeOf(Object.fromEntries(scripts));
});

/** The manual of the rules: `docs/rules.md`. */
export function rulesPage(): string {
  const intro = `# Rules

What Valohai YAML reports, in the editor and on the command line. Set the severity of a code in the setting \`valohai.rules\` or in a \`.valohai-lint.yaml\`
(\`rules:\` with \`code: off|hint|information|warning|error\`). The comments \`# valohai-ignore CODE\`, \`# valohai-ignore-next-line CODE\` and
\`# valohai-ignore-file CODE\` suppress single cases. \`npm run docs\` generates this page from the rules.
`;
  return `${intro}\n${rulesTable()}\n${sorted().map(section).join("\n")}`;
}

/** The table at the start of the manual, which links to the section of each rule. */
function rulesTable(): string {
  const rows = sorted().map(
    (rule) => `| [\`${rule.code}\`](#${rule.code}) | ${defaultSeverity(rule)} | ${rule.summary} |`,
  );
  return `| code | severity | what it means |\n| --- | --- | --- |\n${rows.join("\n")}\n`;
}

function sorted(): readonly Rule[] {
  return [...rules].sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** The schema of the setting `valohai.rules` in package.json: every code with what it means. */
export function rulesSchema(): { readonly [code: string]: object } {
  return Object.fromEntries(
    sorted().map((rule) => [
      rule.code,
      {
        type: "string",
        enum: severityWords,
        default: defaultSeverity(rule),
        description: rule.summary,
      },
    ]),
  );
}

/** The marked example of a rule, and all that is reported in it. */
export const reportedExample = oncePer((rule: Rule) => {
  const marked = markedText(exampleOf(rule) ?? "");
  return { marked, problems: problemsIn(marked.text, rule) };
});

function problemsIn(text: string, rule: Rule): readonly PlacedProblem[] {
  const document = createDocument(text);
  switch (rule.scope) {
    case "suppression":
      return shownProblems(document, defaultPolicy);
    case "script":
      return disagreements(document, exampleCode());
    default:
      return diagnose(document);
  }
}

function section(rule: Rule): string {
  const shown = exampleOf(rule) === undefined ? "" : `\n\`\`\`yaml\n${faults(rule)}\`\`\`\n`;
  return `## ${rule.code}\n\nSeverity: ${severityText(rule)}\n\n${rule.summary}\n${shown}`;
}

function severityText(rule: Rule): string {
  return rule.isOptIn
    ? `off; for example \`${rule.code}: ${rule.severity}\` turns it on`
    : rule.severity;
}

/** The example with the messages as comments below the places, so that it stays YAML to look at. */
function faults(rule: Rule): string {
  const { marked, problems } = reportedExample(rule);
  const own = problems.filter((it) => it.code === rule.code);
  let line = 0;
  return marked.text
    .trimEnd()
    .split("\n")
    .map((text) => {
      const start = line;
      line += text.length + 1;
      const here = own.filter((it) => start <= it.range.start && it.range.start < line);
      return [text, ...here.map((it) => comment(it, start))].join("\n");
    })
    .join("\n")
    .concat("\n");
}

function comment({ range, message }: PlacedProblem, lineStart: number): string {
  const column = range.start - lineStart;
  const carets = "^".repeat(Math.max(1, range.end - range.start));
  return column === 0
    ? `#${carets.slice(1)} ${message}`
    : `#${" ".repeat(column - 1)}${carets} ${message}`;
}
