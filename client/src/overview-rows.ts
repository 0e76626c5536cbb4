import { type Command, l10n, ThemeIcon, TreeItem, TreeItemCollapsibleState, Uri } from "vscode";
import type { SourceRange } from "#core/base/range.ts";
import { visibleText } from "#core/base/visible-text.ts";
import type { OverviewEntry, OverviewKind } from "#core/features/navigation/overview.ts";
import { type OverviewFile, overviewRequest } from "#project-protocol";
import { figureWords } from "./figures.ts";
import type { LanguageServer } from "./language-client.ts";
import { summary } from "./language-status.ts";
import { reasonOf } from "./reason.ts";

/** A row of the view; what has a pipeline and a node is an argument of the commands that open panels. */
export interface OverviewRow {
  readonly label: string;
  readonly detail: string;
  readonly icon: string;
  /** What it is, for the menus and for screen readers. */
  readonly kind: OverviewKind | "file" | "group" | "problems" | "failure";
  readonly uri?: string;
  readonly range?: SourceRange;
  readonly pipeline?: string;
  readonly node?: string;
  readonly children: readonly OverviewRow[];
}

/** The rows of the project: those of its only file, or a row for each; one that says so if the server does not answer. */
export async function overviewRows(server: LanguageServer): Promise<OverviewRow[]> {
  try {
    const files = await server.request<OverviewFile[]>(overviewRequest, {});
    const [only, ...others] = files;
    return only && others.length === 0 ? fileRows(only) : files.map(fileRow);
  } catch (error) {
    const detail = reasonOf(error);
    return [
      {
        label: l10n.t("Restart the language server"),
        detail,
        icon: "warning",
        kind: "failure",
        children: [],
      },
    ];
  }
}

function fileRow(file: OverviewFile): OverviewRow {
  const { path, uri } = file;
  const range = { start: 0, end: 0 };
  const children = fileRows(file);
  return { label: path, detail: "", icon: "file", kind: "file", uri, range, children };
}

/** The groups of a file, in the order in which they are shown. */
function groups(): readonly (readonly [label: string, kind: OverviewKind])[] {
  return [
    [l10n.t("Pipelines"), "pipeline"],
    [l10n.t("Tasks"), "task"],
    [l10n.t("Steps"), "step"],
    [l10n.t("Endpoints"), "endpoint"],
    [l10n.t("Deployments"), "deployment"],
  ];
}

function fileRows(file: OverviewFile): OverviewRow[] {
  const items = groups().flatMap(([label, kind]): OverviewRow[] => {
    const own = file.entries.filter((it) => it.kind === kind);
    if (own.length === 0) return [];
    const children = own.map((it) => entryRow(file.uri, it));
    return [{ label, detail: String(own.length), icon: icons[kind], kind: "group", children }];
  });
  return [...items, problemsRow(file)];
}

function problemsRow({ uri, errors, warnings }: OverviewFile): OverviewRow {
  const icon = errors > 0 ? "error" : warnings > 0 ? "warning" : "pass";
  const detail = summary(errors, warnings);
  return { label: l10n.t("Problems"), detail, icon, kind: "problems", uri, children: [] };
}

const icons: { readonly [kind in OverviewKind]: string } = {
  pipeline: "type-hierarchy",
  node: "circle-outline",
  task: "list-ordered",
  step: "terminal",
  script: "file-code",
  endpoint: "globe",
  deployment: "rocket",
};

function entryRow(uri: string, entry: OverviewEntry, pipeline?: string): OverviewRow {
  const { kind, name, range, file, children } = entry;
  const own = kind === "pipeline" ? name : pipeline;
  const node = kind === "node" ? name : children.find((it) => it.kind === "node")?.name;
  return {
    label: name,
    detail: [entry.detail, ...figureWords(entry.figures)].filter((it) => it !== "").join(", "),
    icon: icons[kind],
    kind,
    uri: file ?? uri,
    range,
    ...(own !== undefined && node !== undefined && { pipeline: own, node }),
    children: children.map((it) => entryRow(uri, it, own)),
  };
}

/** A row as the editor shows it; a screen reader hears all of it in one sentence. */
export function treeItem(row: OverviewRow): TreeItem {
  const { label, detail, icon, kind, children } = row;
  const { None, Collapsed, Expanded } = TreeItemCollapsibleState;
  const isOpen = kind === "file" || (kind === "group" && icon === icons.pipeline);
  const item = new TreeItem(
    visibleText(label),
    children.length === 0 ? None : isOpen ? Expanded : Collapsed,
  );
  item.description = visibleText(detail);
  item.iconPath = new ThemeIcon(icon);
  item.contextValue = kind;
  item.accessibilityInformation = { label: spoken(row) };
  const command = commandOf(row);
  if (command) item.command = command;
  if (kind === "script" || kind === "file") item.resourceUri = Uri.parse(row.uri ?? "");
  return item;
}

function spoken({ label, detail, kind }: OverviewRow): string {
  const words = [label, kindWord(kind), detail];
  return words
    .filter((it) => it !== "")
    .map(visibleText)
    .join(", ");
}

/** What a screen reader says a row is; empty where its label says it. */
function kindWord(kind: OverviewRow["kind"]): string {
  switch (kind) {
    case "pipeline":
      return l10n.t("pipeline");
    case "node":
      return l10n.t("node");
    case "task":
      return l10n.t("task");
    case "step":
      return l10n.t("step");
    case "script":
      return l10n.t("script");
    case "endpoint":
      return l10n.t("endpoint");
    case "deployment":
      return l10n.t("deployment");
    case "file":
      return l10n.t("file");
    case "group":
    case "problems":
    case "failure":
      return "";
  }
}

function commandOf(row: OverviewRow): Command | undefined {
  const { kind, range } = row;
  if (kind === "failure") return { command: "valohai.restartServer", title: l10n.t("Restart") };
  if (kind === "problems")
    return { command: "workbench.actions.view.problems", title: l10n.t("Problems") };
  if (range === undefined) return undefined;
  return { command: "valohai.showEntry", title: l10n.t("Show"), arguments: [row] };
}
