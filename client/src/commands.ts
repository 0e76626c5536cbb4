import { commands, l10n, Position, Range, type TextEditor, Uri, window, workspace } from "vscode";
import type { SourceRange } from "#core/base/range.ts";
import {
  askedRequest,
  type PreviewArgument,
  type TaskNodeEntry,
  type TaskNodesParams,
  taskNodesRequest,
} from "#protocol";
import type { CommandId, CommandServices } from "./command-services.ts";
import { compareWithHead, compareWithOpenFile } from "./compare-commands.ts";
import { createFile } from "./create-file.ts";
import { createStep } from "./create-step.ts";
import { asValohaiYaml, plainLanguage, valohaiLanguage } from "./language.ts";
import type { LanguageServer } from "./language-client.ts";
import { listFile } from "./list-file.ts";
import { meantFile } from "./meant-file.ts";
import { inform } from "./notify.ts";
import { openExample } from "./open-example.ts";
import { isRecord, type PageAction, type PanelKind } from "./preview-messages.ts";
import { revealRange } from "./reveal.ts";
import { graphNode, type NodeName, previewCandidates } from "./selection.ts";
import { labelText } from "./shown-text.ts";
import { copySupportInfo } from "./support-info.ts";
import { turnOff } from "./turn-off.ts";
import { copyVhCommand, prepareInTerminal } from "./vh-commands.ts";

export { askTool } from "./ask-tool.ts";
export { mcpServers } from "./mcp-servers.ts";
export { ruleText, showRule } from "./show-rule.ts";

/** What the commands do; none is loaded before the first is run. */
export const commandActions: { readonly [id in CommandId]: CommandAction } = {
  "valohai.previewTaskVariants": opens({
    shows: "variants",
    advice: () => l10n.t("Open a valohai.yaml to preview the variants of its tasks"),
    choose: chooseNode,
  }),
  "valohai.showGraph": opens({
    shows: "graph",
    advice: () => l10n.t("Open a valohai.yaml to see the graph of its pipelines"),
    choose: async (nodes, cursor) => graphNode(nodes, cursor),
  }),
  "valohai.compareWithGitHead": compareWithHead,
  "valohai.compareWithOpenFile": compareWithOpenFile,
  "valohai.treatAsValohaiYaml": (_, argument) => treatAsValohaiYaml(argument),
  "valohai.showPlace": (_, argument) => showPlace(argument),
  "valohai.turnOff": (_, argument) => turnOff(argument),
  "valohai.createFile": ({ server }, argument) => createFile(server, argument),
  "valohai.createStep": ({ server }, argument) => createStep(server, argument),
  "valohai.restartServer": ({ server }) => server.restart(),
  "valohai.showLog": async ({ server }) => server.showLog(),
  "valohai.copySupportInfo": ({ server }) => copySupportInfo(server),
  "valohai.showEntry": (_, argument) => showEntry(argument),
  "valohai.copyVhCommand": ({ server }, argument) => copyVhCommand(server, argument),
  "valohai.prepareInTerminal": ({ server }, argument) => prepareInTerminal(server, argument),
  "valohai.openExample": openExample,
  "valohai.copyValue": onPage("copyValue"),
  "valohai.copyRow": onPage("copyRow"),
  "valohai.copyColumn": onPage("copyColumn"),
  "valohai.copyCommand": onPage("copyCommand"),
  "valohai.copyVhLine": onPage("copyVhLine"),
  "valohai.copySelection": onPage("copySelection"),
  "valohai.goToPlace": onPage("goToPlace"),
  "valohai.suggest": ({ server }) => suggest(server),
};

/** VS Code sends the same request for typing and for a user's command, so the difference is announced first. */
async function suggest(server: LanguageServer): Promise<void> {
  await server.request(askedRequest, {}).catch(() => undefined);
  await commands.executeCommand("editor.action.triggerSuggest");
}

type CommandAction = (services: CommandServices, argument: unknown) => Promise<void>;

/** The context menu of a preview acts on what is selected in its page. */
function onPage(action: PageAction): CommandAction {
  return async ({ previews }) => previews.act(action);
}

interface PanelCommand {
  readonly shows: PanelKind;
  /** What to say where no file is open. */
  advice(): string;
  /** The node to begin with, undefined for none; "stopped" if a person was asked and chose nothing. */
  readonly choose: (
    nodes: readonly TaskNodeEntry[],
    cursor: SourceRange | undefined,
  ) => Promise<NodeName | undefined | "stopped">;
}

/** Opens a panel. Editor titles pass a URI and code lenses pass a node; the palette passes nothing. */
function opens({ shows, advice, choose }: PanelCommand): CommandAction {
  return async ({ server, previews }, argument) => {
    if (isPreviewArgument(argument)) {
      const { uri, pipeline, node } = argument;
      previews.open(Uri.parse(uri), { pipeline, node }, shows);
      return;
    }
    const uri = await meantFile(previews, argument, advice());
    if (uri === undefined) return;
    const cursor = cursorOf(window.activeTextEditor, uri);
    const choice = await choose(await taskNodes(server, uri), cursor);
    if (choice !== "stopped") previews.open(uri, choice, shows);
  };
}

/** The node to preview; where there are several candidates, a person chooses. */
async function chooseNode(
  nodes: readonly TaskNodeEntry[],
  cursor: SourceRange | undefined,
): Promise<NodeName | undefined | "stopped"> {
  const candidates = previewCandidates(nodes, cursor);
  return candidates.length > 1 ? ((await pickNode(candidates)) ?? "stopped") : candidates[0];
}

/** Empty when the server does not answer; the preview then says so, until it does. */
async function taskNodes(server: LanguageServer, uri: Uri): Promise<readonly TaskNodeEntry[]> {
  const params: TaskNodesParams = { uri: uri.toString() };
  return server.request<TaskNodeEntry[]>(taskNodesRequest, params).catch(() => []);
}

function cursorOf(editor: TextEditor | undefined, uri: Uri): SourceRange | undefined {
  if (editor?.document.uri.toString() !== uri.toString()) return undefined;
  const { start, end } = editor.selection;
  return { start: editor.document.offsetAt(start), end: editor.document.offsetAt(end) };
}

async function pickNode(candidates: readonly TaskNodeEntry[]): Promise<NodeName | undefined> {
  const several = new Set(candidates.map(({ pipeline }) => pipeline)).size > 1;
  const items = candidates.map(({ pipeline, node, type }) => ({
    label: labelText(node),
    description: labelText(nodeKind(type, several ? pipeline : undefined)),
    pipeline,
    node,
  }));
  const title = l10n.t("Preview Task Variants");
  return window.showQuickPick(items, {
    title,
    placeHolder: l10n.t("Choose the node whose executions to preview"),
    matchOnDescription: true,
  });
}

/** What kind of node it is, and of which pipeline if that is to be said. */
function nodeKind(type: string, pipeline: string | undefined): string {
  if (pipeline === undefined) return l10n.t("{0} node", type);
  return l10n.t("{0} node of pipeline {1}", type, pipeline);
}

async function treatAsValohaiYaml(argument: unknown): Promise<void> {
  const uri = argument instanceof Uri ? argument : window.activeTextEditor?.document.uri;
  if (uri === undefined) return;
  const opened = await workspace.openTextDocument(uri);
  const { languageId } = opened;
  if (languageId !== plainLanguage && languageId !== valohaiLanguage) return;
  const document = await asValohaiYaml(opened);
  if (workspace.getWorkspaceFolder(document.uri) === undefined) return;
  const path = workspace.asRelativePath(document.uri);
  const choice = await inform(
    l10n.t('"{0}" is read as Valohai YAML until it is closed', path),
    l10n.t("Always in This Workspace"),
  );
  if (choice !== undefined) await listFile(document.uri);
}

/** A row of the view leads to its place, in offsets. */
async function showEntry(argument: unknown): Promise<void> {
  if (!isRecord(argument) || typeof argument["uri"] !== "string") return;
  const { range } = argument;
  if (!isRecord(range)) return;
  const { start, end } = range;
  if (typeof start !== "number" || typeof end !== "number") return;
  await revealRange(Uri.parse(argument["uri"]), { start, end }, { focus: true, beside: undefined });
}

/** Links of the server lead to a place in another file. */
async function showPlace(argument: unknown): Promise<void> {
  if (!isRecord(argument) || typeof argument["uri"] !== "string") return;
  const selection = rangeOf(argument["range"]);
  await window.showTextDocument(Uri.parse(argument["uri"]), selection ? { selection } : {});
}

function rangeOf(value: unknown): Range | undefined {
  if (!isRecord(value)) return undefined;
  const start = positionOf(value["start"]);
  const end = positionOf(value["end"]);
  return start && end ? new Range(start, end) : undefined;
}

function positionOf(value: unknown): Position | undefined {
  if (!isRecord(value)) return undefined;
  const { line, character } = value;
  const valid = typeof line === "number" && typeof character === "number";
  return valid && line >= 0 && character >= 0 ? new Position(line, character) : undefined;
}

function isPreviewArgument(argument: unknown): argument is PreviewArgument {
  if (!isRecord(argument)) return false;
  return ["uri", "pipeline", "node"].every((key) => typeof argument[key] === "string");
}
