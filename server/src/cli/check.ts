import path from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { applyEdits } from "../core/base/edit.ts";
import type { ProjectCode } from "../core/features/code/project-code.ts";
import { emptyFile } from "../core/features/diagnostics/empty-file.ts";
import { fixAll } from "../core/features/diagnostics/fix-all.ts";
import { judge } from "../core/features/diagnostics/judge.ts";
import { isSeverityWord, type Policy } from "../core/features/diagnostics/policy.ts";
import type { Severity } from "../core/features/diagnostics/rule.ts";
import { createDocument } from "../core/features/document.ts";
import { isIgnored } from "../core/features/lint-config.ts";
import { createProjectFiles } from "../files/project-files.ts";
import { createProjectScripts } from "../files/project-scripts.ts";
import { configFinder, expandArgument, type FoundConfig } from "./files.ts";
import { allFindings, countOf, type FileReport, type Format } from "./finding.ts";
import { formats } from "./formats/index.ts";
import { asMisuse } from "./options.ts";
import { Misuse, type Outlet } from "./outlet.ts";
import { lineColumns } from "./place.ts";

const checkOptions = {
  json: { type: "boolean" },
  format: { type: "string" },
  fix: { type: "boolean" },
  severity: { type: "string" },
  "max-warnings": { type: "string" },
} as const;

/** Says what is wrong in the files; status 1 when something is an error or there are too many warnings. */
export function check(args: readonly string[], outlet: Outlet): number {
  const { values, positionals } = asMisuse(() =>
    parseArgs({ args: [...args], options: checkOptions, allowPositionals: true }),
  );
  if (positionals.length === 0) throw new Misuse("A file is missing");
  const format = formatNamed(values.format ?? (values.json ? "json" : "text"));
  const threshold = severityNamed(values.severity ?? "hint");
  const allowedWarnings = wholeNumber(values["max-warnings"]);
  const files = [...new Set(positionals.flatMap(expandArgument))];
  const configs = configFinder();
  warnOfConfigs(files.map(configs), outlet);
  const reports = files
    .filter((file) => !isLeftOut(file, configs(file)))
    .map((file) => {
      const { policy } = configs(file).config;
      const text = outlet.read(file);
      const fixed = values.fix ? applyEdits(text, fixAll(createDocument(text), policy)) : text;
      if (fixed !== text) outlet.write(file, fixed);
      return reportOf(file, fixed, policy, threshold);
    });
  const print = values.fix && files.includes("-") ? outlet.error : outlet.out;
  print(format.render(reports, { color: outlet.color }));
  const findings = allFindings(reports);
  const tooMany = countOf(findings, "warning") > (allowedWarnings ?? Number.POSITIVE_INFINITY);
  return tooMany || countOf(findings, "error") > 0 ? 1 : 0;
}

/** The scripts in the folder of a file; what comes from standard input has none. */
function scriptsBeside(file: string): ProjectCode | undefined {
  if (file === "-") return undefined;
  const files = createProjectFiles();
  const { href } = pathToFileURL(path.resolve(file));
  files.setFolders([pathToFileURL(path.dirname(path.resolve(file))).href]);
  return createProjectScripts(files, () => undefined).codeFor(href);
}

const ranks: readonly Severity[] = ["hint", "information", "warning", "error"];

function reportOf(file: string, text: string, policy: Policy, threshold: Severity): FileReport {
  const place = lineColumns(text);
  const document = createDocument(text);
  const problems = [
    ...emptyFile(document, policy),
    ...judge(document, policy, scriptsBeside(file)),
  ];
  const findings = problems
    .filter((it) => ranks.indexOf(it.severity) >= ranks.indexOf(threshold))
    .map(({ code, severity, message, range }) => {
      const start = place(range.start);
      const end = place(range.end);
      return { file, code, severity, message, ...start, endLine: end.line, endColumn: end.column };
    });
  return { file, text, findings };
}

function formatNamed(name: string): Format {
  const format = formats.find((it) => it.name === name);
  if (format) return format;
  throw new Misuse(
    `No format is named "${name}"; there are ${formats.map((it) => it.name).join(", ")}`,
  );
}

function severityNamed(name: string): Severity {
  if (isSeverityWord(name) && name !== "off") return name;
  throw new Misuse(`A severity is one of ${ranks.join(", ")}, not "${name}"`);
}

function wholeNumber(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d+$/.test(text)) return Number(text);
  throw new Misuse(`--max-warnings takes a whole number, not "${text}"`);
}

function isLeftOut(file: string, { file: configFile, config }: FoundConfig): boolean {
  if (!configFile || file === "-") return false;
  const relative = path.relative(path.dirname(configFile), file).replaceAll("\\", "/");
  return isIgnored(config, relative);
}

function warnOfConfigs(configs: readonly FoundConfig[], outlet: Outlet): void {
  for (const { file, text, config } of new Set(configs)) {
    const place = lineColumns(text);
    for (const { range, message } of config.problems) {
      const { line, column } = place(range.start);
      outlet.error(`${file}:${line}:${column}: warning: ${message}\n`);
    }
  }
}
