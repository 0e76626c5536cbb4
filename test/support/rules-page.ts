import { existsSync, readFileSync } from "node:fs";
import { rules } from "../../server/src/core/features/diagnostics/index.ts";
import type { Rule } from "../../server/src/core/features/diagnostics/rule.ts";

/** The example of a rule: YAML with rows of carets where its problem is reported. */
export function exampleOf(rule: Rule): string | undefined {
  const file = `test/fixtures/rules/${rule.code}.yaml`;
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}

/** The manual of the rules: `docs/rules.md`. */
export function rulesPage(): string {
  const intro = `# Rules

What Valohai YAML reports, in the editor and on the command line. The severity of each code can be set in the setting \`valohai.rules\` or in a \`.valohai-lint.yaml\`
(\`rules:\` with \`code: off|hint|information|warning|error\`); \`# valohai-ignore CODE\`, \`# valohai-ignore-next-line CODE\` and \`# valohai-ignore-file CODE\` suppress
single cases. This page is made from the rules themselves by \`npm run docs\`.
`;
  return `${intro}\n${sorted().map(section).join("\n")}`;
}

/** The table of rules in README. */
export function rulesTable(): string {
  const rows = sorted().map(
    (rule) =>
      `| [\`${rule.code}\`](docs/rules.md#${rule.code}) | ${rule.severity} | ${rule.summary} |`,
  );
  return `| code | severity | what it means |\n| --- | --- | --- |\n${rows.join("\n")}\n`;
}

function sorted(): readonly Rule[] {
  return [...rules].sort((a, b) => (a.code < b.code ? -1 : 1));
}

function section(rule: Rule): string {
  const example = exampleOf(rule);
  const shown = example === undefined ? "" : `\n\`\`\`yaml\n${faults(example)}\`\`\`\n`;
  return `## ${rule.code}\n\nSeverity: ${rule.severity}\n\n${rule.summary}\n${shown}`;
}

/** The example with its caret rows as comments, so that it stays YAML to look at. */
function faults(example: string): string {
  const lines = example.split("\n").map((line) => {
    const row = /^ *\^+$/.test(line);
    return row ? `#${line.slice(1)}` : line;
  });
  return `${lines.join("\n").trimEnd()}\n`;
}
