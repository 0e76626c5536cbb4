import {
  DiagnosticSeverity,
  type Disposable,
  LanguageStatusSeverity,
  l10n,
  languages,
  type TextDocument,
  window,
} from "vscode";
import { type OverviewFile, type OverviewParams, overviewRequest } from "#project-protocol";
import { executionsText } from "./figures.ts";
import { isRead, plainLanguage, valohaiLanguage } from "./language.ts";
import type { LanguageServer } from "./language-client.ts";

/** What the language status says about the open file; `update` brings it up to date. */
export interface FileStatus extends Disposable {
  update(): Promise<void>;
}

/** A status that also says when the server has ended. */
export interface ServerStatus extends FileStatus {
  /** Says so at once; the next update asks the server again. */
  serverEnded(): void;
}

/** Says of a Valohai file what is wrong in it and how much it runs, and of other YAML files why they are not read. */
export function createFileStatus(server: LanguageServer): ServerStatus {
  const read = languages.createLanguageStatusItem("valohai.read", { language: valohaiLanguage });
  read.name = "Valohai YAML";
  read.text = "Valohai YAML";
  const unread = languages.createLanguageStatusItem("valohai.unread", { language: plainLanguage });
  unread.name = "Valohai YAML";
  unread.text = l10n.t("Not read as Valohai YAML");
  unread.detail = l10n.t("neither its name nor the setting `valohai.files` says so");
  unread.command = { command: "valohai.treatAsValohaiYaml", title: l10n.t("Read It") };
  const serverEnded = (): void => {
    read.severity = LanguageStatusSeverity.Error;
    read.detail = l10n.t("The language server is not running");
    read.command = { command: "valohai.restartServer", title: l10n.t("Restart") };
  };
  return {
    serverEnded,
    async update() {
      const document = window.activeTextEditor?.document;
      if (!document || !isRead(document)) return;
      const params: OverviewParams = { uri: document.uri.toString() };
      read.busy = true;
      const answer = await server
        .request<OverviewFile[]>(overviewRequest, params)
        .catch(() => undefined);
      read.busy = false;
      if (!answer) {
        serverEnded();
        return;
      }
      const errors = problems(document, DiagnosticSeverity.Error);
      const warnings = problems(document, DiagnosticSeverity.Warning);
      read.severity = severityOf(errors, warnings);
      read.detail = [summary(errors, warnings), ...answer.flatMap(executionsIn)].join(", ");
      read.command = { command: "workbench.actions.view.problems", title: l10n.t("Show Problems") };
    },
    dispose() {
      read.dispose();
      unread.dispose();
    },
  };
}

function executionsIn({ executions }: OverviewFile): readonly string[] {
  return executions === undefined ? [] : [executionsText(BigInt(executions))];
}

function severityOf(errors: number, warnings: number): LanguageStatusSeverity {
  if (errors > 0) return LanguageStatusSeverity.Error;
  return warnings > 0 ? LanguageStatusSeverity.Warning : LanguageStatusSeverity.Information;
}

function problems({ uri }: TextDocument, severity: DiagnosticSeverity): number {
  const shown = languages.getDiagnostics(uri);
  return shown.filter((it) => it.source === "valohai" && it.severity === severity).length;
}

/** How many errors and warnings there are, in words. */
export function summary(errors: number, warnings: number): string {
  const words = [
    ...(errors > 0 ? [errors === 1 ? l10n.t("1 error") : l10n.t("{0} errors", errors)] : []),
    ...(warnings > 0
      ? [warnings === 1 ? l10n.t("1 warning") : l10n.t("{0} warnings", warnings)]
      : []),
  ];
  return words.join(", ") || l10n.t("no errors or warnings");
}
