import { closest } from "../base/closest.ts";
import { matchesGlob } from "../base/glob.ts";
import type { SourceRange } from "../base/range.ts";
import { fieldsOf, locatedText } from "../model/read.ts";
import { type Entry, entriesOf } from "../syntax/mapping.ts";
import { parseYaml } from "../syntax/parse.ts";
import { dereference, type SyntaxNode } from "../syntax/tree.ts";
import { rules } from "./diagnostics/index.ts";
import { isSeverityWord, type Policy, severityWords } from "./diagnostics/policy.ts";
import type { Severity } from "./diagnostics/rule.ts";

/** The name of the file in which a project says how severe each code is; editor and command line share it. */
export const lintConfigName = ".valohai-lint.yaml";

/** What a `.valohai-lint.yaml` says. */
export interface LintConfig {
  readonly policy: Policy;
  /** Patterns of files that are not checked, relative to the folder of the config. */
  readonly ignored: readonly string[];
  readonly problems: readonly LintConfigProblem[];
}

export interface LintConfigProblem {
  readonly range: SourceRange;
  readonly message: string;
}

/** A config that changes nothing. */
export const emptyLintConfig: LintConfig = {
  policy: { severities: {} },
  ignored: [],
  problems: [],
};

/** Reads a `.valohai-lint.yaml`; what cannot be understood is a problem and changes nothing. */
export function parseLintConfig(text: string): LintConfig {
  const parsed = parseYaml(text);
  const problems: LintConfigProblem[] = [...parsed.problems];
  const root = parsed.roots[0];
  if (!root || root.kind === "missing") return { ...emptyLintConfig, problems };
  if (dereference(root).kind !== "mapping") {
    problems.push({ range: root.range, message: 'The file holds "rules:" and "ignore:"' });
    return { ...emptyLintConfig, problems };
  }
  for (const [key, entry] of entriesOf(root)) {
    if (key === "rules" || key === "ignore") continue;
    problems.push({ range: entry.key.range, message: `Unknown key "${key}"` });
  }
  const severities = readRules(entriesOf(root).get("rules")?.value, problems);
  const ignored = fieldsOf(root)
    .texts("ignore")
    .map((it) => it.value);
  return { policy: { severities }, ignored, problems };
}

/** Whether a file is left out; the path is relative to the config's folder, with forward slashes. */
export function isIgnored(config: LintConfig, path: string): boolean {
  return config.ignored.some(
    (it) => matchesGlob(path, it) || path.startsWith(`${it.replace(/\/$/, "")}/`),
  );
}

function readRules(
  node: SyntaxNode | undefined,
  problems: LintConfigProblem[],
): { readonly [code: string]: Severity | "off" } {
  const severities: { [code: string]: Severity | "off" } = {};
  if (!node) return severities;
  for (const [code, entry] of entriesOf(node)) {
    const problem = problemOf(code, entry);
    if (problem) problems.push(problem);
    const word = severityWord(entry);
    if (isSeverityWord(word)) severities[code] = word;
  }
  return severities;
}

function problemOf(code: string, entry: Entry): LintConfigProblem | undefined {
  const codes = rules.map((it) => it.code);
  if (!codes.includes(code)) {
    const near = closest(code, codes);
    const hint = near === undefined ? "" : `; did you mean "${near}"?`;
    return { range: entry.key.range, message: `No rule has the code "${code}"${hint}` };
  }
  if (isSeverityWord(severityWord(entry))) return undefined;
  const range = entry.value.kind === "missing" ? entry.key.range : entry.value.range;
  return { range, message: `A severity is one of ${severityWords.join(", ")}` };
}

/** YAML 1.1 reads a bare `off` as false; here it is the word. */
function severityWord(entry: Entry): string | undefined {
  return locatedText(entry.value)?.value.toLowerCase();
}
