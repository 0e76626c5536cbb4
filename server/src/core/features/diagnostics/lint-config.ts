import { closest } from "#core/base/closest.ts";
import { lineColumns } from "#core/base/line-column.ts";
import { costOf } from "#core/base/path-pattern.ts";
import type { Located, SourceRange } from "#core/base/range.ts";
import { parsePiece } from "#core/model/piece.ts";
import { fieldsOf, locatedText } from "#core/model/read.ts";
import { entriesOf } from "#core/syntax/mapping.ts";
import { resolveScalar } from "#core/syntax/scalar.ts";
import { dereference, type MappingEntry } from "#core/syntax/tree.ts";
import { readFormat } from "../format/format-config.ts";
import { type EstimatedName, readEstimates } from "./estimates-config.ts";
import { emptyLintConfig, type LintConfig, lintConfigName } from "./lint-config-file.ts";
import type { LintConfigProblem } from "./lint-config-problem.ts";
import { isSeverityWord, severityWords } from "./policy.ts";
import type { Severity } from "./rule.ts";
import { isRuleCode, nearestCode, unknownCodeMessage } from "./rule-help.ts";
import { yamlDuplicateKey } from "./rules/yaml-duplicate-key.ts";

/** Reads a `.valohai-lint.yaml`; what cannot be understood is a problem and changes nothing. */
export function parseLintConfig(text: string): LintConfig {
  const piece = parsePiece(text);
  const problems: LintConfigProblem[] = piece.problems.map(({ range, message }) => ({
    range,
    message,
  }));
  const root = piece.roots[0];
  if (!root || root.kind === "missing") return { ...emptyLintConfig, problems };
  if (dereference(root).kind !== "mapping") {
    problems.push({
      range: root.range,
      message: 'The file takes "rules:", "ignore:", "format:" and "estimates:"',
    });
    return { ...emptyLintConfig, problems };
  }
  yamlDuplicateKey.find(piece, (range, found) =>
    problems.push({ range, message: yamlDuplicateKey.message(found) }),
  );
  for (const [key, { key: node }] of entriesOf(root)) {
    if (!isLintConfigKey(key)) problems.push(unknownKey(key, node.range));
  }
  const severities = readRules(entriesOf(root).get("rules"), problems);
  checkIgnored(entriesOf(root).get("ignore"), problems);
  const ignored = readIgnored(fieldsOf(root).texts("ignore"), problems);
  const format = readFormat(entriesOf(root).get("format")?.value, problems);
  const place = lineColumns(text);
  const lineOf = (offset: number) => place(offset).line;
  const estimated: EstimatedName[] = [];
  const section = entriesOf(root).get("estimates");
  const estimates = readEstimates(section, { problems, estimated, lineOf });
  return { policy: { severities }, ignored, format, estimates, estimated, problems };
}

/** The keys of a `.valohai-lint.yaml` with what they hold. */
export const lintConfigKeys = {
  rules:
    "How severe each code is, by its name: `off`, `hint`, `information`, `warning` or `error`.",
  ignore:
    "Files that are not checked: patterns such as `old/*.yaml`, relative to the folder of this file, or folders.",
  format: "How files are formatted: `list-indentation` and `blank-lines-between-items`.",
  estimates:
    "How long executions take and what they cost, by step and by environment: the plan of a pipeline then has a time and a cost.",
} as const;

/** Whether a `.valohai-lint.yaml` can have this key. */
function isLintConfigKey(key: string): key is keyof typeof lintConfigKeys {
  return Object.hasOwn(lintConfigKeys, key);
}

function unknownKey(key: string, range: SourceRange): LintConfigProblem {
  const near = closest(key, Object.keys(lintConfigKeys));
  const hint = near === undefined ? "" : `; did you mean "${near}"?`;
  const message = `A ${lintConfigName} has no key "${key}"${hint}`;
  return { range, message, ...(near === undefined ? {} : { words: [near] }) };
}

/** Patterns are texts, one or a list of them. */
function checkIgnored(entry: MappingEntry | undefined, problems: LintConfigProblem[]): void {
  if (!entry) return;
  const value = dereference(entry.value);
  const wrong = value.kind === "sequence" ? value.entries.filter((it) => !locatedText(it)) : [];
  for (const { range } of value.kind === "mapping" ? [value] : wrong) {
    problems.push({ range, message: '"ignore" takes a file pattern or a list of them' });
  }
}

/** The patterns that can be matched with every file of a project; the others match nothing. */
function readIgnored(
  patterns: readonly Located<string>[],
  problems: LintConfigProblem[],
): readonly string[] {
  return patterns.flatMap(({ value, range }) => {
    const reason = costOf(value);
    if (reason === undefined) return [value];
    problems.push({ range, message: `This pattern matches nothing, because it ${reason}` });
    return [];
  });
}

function readRules(
  rules: MappingEntry | undefined,
  problems: LintConfigProblem[],
): { readonly [code: string]: Severity | "off" } {
  const severities: { [code: string]: Severity | "off" } = {};
  if (!rules) return severities;
  const node = dereference(rules.value);
  const isEmpty =
    node.kind === "missing" || (node.kind === "scalar" && resolveScalar(node).kind === "null");
  if (node.kind !== "mapping" && !isEmpty) {
    problems.push({ range: node.range, message: '"rules" takes a severity for each code' });
  }
  for (const [code, entry] of entriesOf(node)) {
    const problem = problemOf(code, entry);
    if (problem) problems.push(problem);
    const word = severityWord(entry);
    if (isSeverityWord(word)) severities[code] = word;
  }
  return severities;
}

function problemOf(code: string, entry: MappingEntry): LintConfigProblem | undefined {
  if (!isRuleCode(code)) {
    const near = nearestCode(code);
    const words = near === undefined ? {} : { words: [near] };
    return { range: entry.key.range, message: unknownCodeMessage(code), ...words };
  }
  if (isSeverityWord(severityWord(entry))) return undefined;
  const message = `A severity is one of ${severityWords.join(", ")}`;
  if (entry.value.kind === "missing") return { range: entry.key.range, message };
  const isText = locatedText(entry.value) !== undefined && entry.value.kind !== "alias";
  return { range: entry.value.range, message, ...(isText ? { words: severityWords } : {}) };
}

/** YAML 1.1 reads a bare `off` as false; here it is the word. */
function severityWord(entry: MappingEntry): string | undefined {
  return locatedText(entry.value)?.value.toLowerCase();
}
