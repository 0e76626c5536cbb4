import path from "node:path";
import { pathToFileURL } from "node:url";
import { createDocument } from "#core/document/document.ts";
import { shownProblems } from "#core/features/diagnostics/diagnose.ts";
import { emptyFile } from "#core/features/diagnostics/empty-file.ts";
import type { Policy } from "#core/features/diagnostics/policy.ts";
import type { Severity } from "#core/features/diagnostics/rule.ts";
import { yamlSyntax } from "#core/features/diagnostics/rules/yaml-syntax.ts";
import type { ProjectCode } from "#core/scripts/project-code.ts";
import { type BadByte, badByteMessage, type DecodedText } from "../files/decode-utf8.ts";
import { createProjectFiles } from "../files/project-files.ts";
import { createProjectScripts } from "../files/project-scripts.ts";
import type { FileReport } from "./finding.ts";
import { type FixedText, type FixMode, fixText } from "./fix-files.ts";
import { lineColumns } from "./line-column.ts";

/** A file to check; plain data that can be sent to a thread. */
export interface CheckTask extends DecodedText {
  readonly file: string;
  readonly policy: Policy;
  readonly mode: FixMode;
  /** The least severe findings that are reported. */
  readonly threshold: Severity;
}

/** What was found in a file after its fixes. */
export interface CheckedFile {
  readonly fixed: FixedText;
  readonly report: FileReport;
}

/** Fixes the text of a file if that is wanted, and finds what is wrong in it then; writes nothing. */
export function checkFile(task: CheckTask): CheckedFile {
  const { file, text, badByte, policy, mode, threshold } = task;
  const fixed = fixText(file, text, policy, badByte ? "none" : mode);
  const report = badByte
    ? undecodable(file, text, badByte)
    : reportOf(file, fixed.after, policy, threshold);
  return { fixed, report };
}

/** From the least severe to the most. */
export const severityRanks: readonly Severity[] = ["hint", "information", "warning", "error"];

/** The scripts in the folder of a file; standard input has none. */
function scriptsBeside(file: string): ProjectCode | undefined {
  if (file === "-") return undefined;
  const files = createProjectFiles();
  const { href } = pathToFileURL(path.resolve(file));
  files.setFolders([pathToFileURL(path.dirname(path.resolve(file))).href]);
  return createProjectScripts(files, () => undefined).codeFor(href);
}

/** The only finding of a file that is not UTF-8: its text is unknown, so it is never fixed. */
function undecodable(file: string, text: string, badByte: BadByte): FileReport {
  const place = lineColumns(text);
  const start = place(badByte.offset);
  const end = place(badByte.offset + 1);
  const { code, severity } = yamlSyntax;
  const message = badByteMessage(badByte);
  const finding = {
    file,
    code,
    severity,
    message,
    ...start,
    endLine: end.line,
    endColumn: end.column,
  };
  return { file, text, findings: [finding] };
}

function reportOf(file: string, text: string, policy: Policy, threshold: Severity): FileReport {
  const place = lineColumns(text);
  const document = createDocument(text);
  const problems = [
    ...emptyFile(document, policy),
    ...shownProblems(document, policy, scriptsBeside(file)),
  ];
  const findings = problems
    .filter((it) => severityRanks.indexOf(it.severity) >= severityRanks.indexOf(threshold))
    .map(({ code, severity, message, range }) => {
      const start = place(range.start);
      const end = place(range.end);
      return { file, code, severity, message, ...start, endLine: end.line, endColumn: end.column };
    });
  return { file, text, findings };
}
