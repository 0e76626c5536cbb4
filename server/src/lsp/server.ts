import { isDeepStrictEqual } from "node:util";
import {
  CodeLensRefreshRequest,
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  TextDocuments,
  WatchKind,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { faultText, listenToFaults } from "#core/base/faults.ts";
import { readPathPatterns, refusalMessage } from "#core/base/path-pattern.ts";
import { visibleText } from "#core/base/visible-text.ts";
import { lintConfigName } from "#core/features/diagnostics/lint-config.ts";
import { fileOf } from "../files/paths.ts";
import { createProjectFiles, type ProjectFiles } from "../files/project-files.ts";
import {
  createProjectScripts,
  isScript,
  type ProjectScripts,
  scriptPattern,
} from "../files/project-scripts.ts";
import { pingRequest } from "../protocol.ts";
import { answerCallHierarchy } from "./call-hierarchy.ts";
import type { Client } from "./client-capabilities.ts";
import { answerCompletion } from "./completion.ts";
import { answerPulls } from "./diagnostics/pull.ts";
import { createPublisher, type Publisher } from "./diagnostics/push.ts";
import { createSnapshots, type Snapshots } from "./documents.ts";
import { answerEnteredMetadata } from "./entered-metadata.ts";
import { answerFeatures } from "./features.ts";
import { answerFormatting } from "./formatting.ts";
import { answerLinks } from "./links.ts";
import { isLintConfig } from "./lint-config.ts";
import { answerMovedFiles } from "./moved-files.ts";
import { answerNavigation } from "./navigation.ts";
import { answerNewFile } from "./new-file.ts";
import { answerPreview } from "./preview.ts";
import { answerRename } from "./rename.ts";
import { orUndefined } from "./request-client.ts";
import { answerCreateStep } from "./script-steps.ts";
import { createScriptFeatures, registerScripts, type ScriptFeatures } from "./scripts.ts";
import { answerSemanticTokens } from "./semantic-tokens.ts";
import { defaultSettings, readSettings, type Settings, sentSection } from "./settings.ts";
import { answerStructure } from "./structure.ts";
import { answerSymbols } from "./symbols.ts";
import { textsIn } from "./texts.ts";
import { type TypedTexts, watchTyping } from "./typed-texts.ts";
import { createWarmUp } from "./warm-up.ts";
import type { Workspace } from "./workspace.ts";

export { guardedConnection } from "./guarded-connection.ts";
export { encodeMessage } from "./json-cache.ts";

/** A server whose handlers are in place. */
export interface RunningServer {
  /** The client is ready to be asked for its settings. */
  initialized(): void;
}

/** Answers a client until the connection closes. */
export function startServer(connection: Connection, client: Client): RunningServer {
  const typed = watchTyping(textsIn(client.positionEncoding));
  const texts = new TextDocuments(typed);
  const snapshots = createSnapshots();
  const openText = (uri: string) => textOfFile(texts, uri);
  const files = filesFor(client, openText, connection);
  const scripts = createProjectScripts(files, openText);
  const state: State = { settings: defaultSettings, revision: 0 };
  const workspace = workspaceOf({ typed, texts, snapshots, files, scripts }, state);
  const scriptFeatures = createScriptFeatures(workspace, openText);
  const publisher = createPublisher(connection, workspace);
  const judgeAgain = () => {
    state.revision++;
    renewDiagnostics(connection, client, publisher, workspace.openUris());
  };
  const judgeAfter = (forget: () => void) =>
    afterPause(() => {
      forget();
      judgeAgain();
    });
  const loadSettings = async (sent: unknown) => {
    const section = client.supportsConfiguration
      ? await orUndefined(connection.workspace.getConfiguration("valohai"))
      : sent;
    const settings = section === undefined ? state.settings : readSettings(section);
    // Most often they are what was taken for granted, and every result still counts.
    if (isDeepStrictEqual(settings, state.settings)) return;
    state.settings = settings;
    const refusal = refusalMessage("valohai.files", readPathPatterns(settings.files).refused);
    if (refusal !== undefined) connection.console.warn(refusal);
    judgeAgain();
    showCountsAgain(connection, client);
  };
  connection.onDidChangeConfiguration(({ settings }) => void loadSettings(sentSection(settings)));
  connection.onDidChangeWatchedFiles(() => {
    files.forget();
    scripts.forget();
    judgeAgain();
  });
  followTexts(texts, createWarmUp(workspace), {
    scriptChanged: judgeAfter(() => scripts.forget()),
    configChanged: judgeAfter(() => files.forget()),
    changed: (uri) => {
      if (!client.supportsPullDiagnostics) publisher.schedule(uri);
    },
    closed(uri) {
      snapshots.forget(uri);
      if (!client.supportsPullDiagnostics) publisher.clear(uri);
    },
  });
  answerEverything(connection, workspace, client, scriptFeatures);
  texts.listen(connection);
  return {
    initialized() {
      registerInterests(connection, client, (uris) => {
        files.setFolders(uris);
        scripts.forget();
        judgeAgain();
      });
      void loadSettings(sentSection(client.options));
    },
  };
}

interface TextListener {
  scriptChanged(): void;
  configChanged(): void;
  /** A Valohai file or a config is as it has not been before. */
  changed(uri: string): void;
  closed(uri: string): void;
}

function followTexts(
  texts: TextDocuments<TextDocument>,
  warmUp: ReturnType<typeof createWarmUp>,
  listener: TextListener,
): void {
  texts.onDidChangeContent(({ document }) => {
    if (isScript(document)) return listener.scriptChanged();
    if (isLintConfig(document.uri)) listener.configChanged();
    listener.changed(document.uri);
  });
  texts.onDidOpen(({ document }) => {
    if (isValohaiFile(document)) warmUp.opened(document.uri);
  });
  texts.onDidClose(({ document }) => {
    if (isScript(document)) return listener.scriptChanged();
    if (isLintConfig(document.uri)) listener.configChanged();
    listener.closed(document.uri);
  });
}

interface State {
  settings: Settings;
  revision: number;
}

function filesFor(
  { folders, supportsFileWatching, unreadFiles }: Client,
  openText: (uri: string) => TextDocument | undefined,
  { console }: Connection,
): ProjectFiles {
  const tellUnread = (place: string, reason: string) =>
    console.warn(`"${visibleText(place)}" ${reason}, so it is not read`);
  const files = createProjectFiles((uri) => openText(uri)?.getText(), tellUnread, unreadFiles);
  files.setFolders(folders);
  if (supportsFileWatching) files.keepLists();
  return files;
}

/** The open text of a file: clients escape other characters of an address than Node does. */
function textOfFile(texts: TextDocuments<TextDocument>, uri: string): TextDocument | undefined {
  const known = texts.get(uri);
  if (known) return known;
  const file = fileOf(uri);
  return texts.all().find((it) => fileOf(it.uri) === file);
}

interface Stores {
  readonly typed: TypedTexts;
  readonly texts: TextDocuments<TextDocument>;
  readonly snapshots: Snapshots;
  readonly files: ProjectFiles;
  readonly scripts: ProjectScripts;
}

function workspaceOf({ typed, texts, snapshots, files, scripts }: Stores, state: State): Workspace {
  return {
    texts: typed,
    snapshotOf: (uri) => {
      const text = texts.get(uri);
      return text && isValohaiFile(text) ? snapshots.of(text) : undefined;
    },
    textOf: (uri) => texts.get(uri),
    lintConfigOf: (uri) => (isLintConfig(uri) ? texts.get(uri) : undefined),
    openUris: () =>
      texts
        .all()
        .filter(isValohaiFile)
        .map((it) => it.uri),
    settings: () => state.settings,
    files,
    codeFor: (uri) => (state.settings.scripts ? scripts.codeFor(uri) : undefined),
    freshCodeFor: (uri) => (state.settings.scripts ? scripts.freshCodeFor(uri) : undefined),
    revision: () => state.revision,
  };
}

/** Clients also send scripts and the configs of projects. */
function isValohaiFile(text: TextDocument): boolean {
  return !isScript(text) && !isLintConfig(text.uri);
}

/** Scripts and configs are typed as well: what depends on them is looked at again once the typing pauses. */
function afterPause(act: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(act, scriptPause);
  };
}

const scriptPause = 200;

function answerEverything(
  connection: Connection,
  workspace: Workspace,
  client: Client,
  scripts: ScriptFeatures,
): void {
  listenToFaults((it) => connection.console.error(faultText(it)));
  const supports = () => client.supports;
  const entered = answerEnteredMetadata(connection, () => showCountsAgain(connection, client));
  answerFeatures(connection, workspace, supports, scripts, entered, client.supportsCodeLens);
  answerNavigation(connection, workspace, supports, scripts);
  answerRename(connection, workspace, supports, scripts);
  answerMovedFiles(connection, workspace, supports, scripts);
  answerSymbols(connection, workspace, supports);
  answerStructure(connection, workspace);
  answerLinks(connection, workspace);
  answerFormatting(connection, workspace, client.explainsFormatting);
  answerCallHierarchy(connection, workspace);
  answerSemanticTokens(connection, workspace);
  answerCompletion(connection, workspace, supports);
  answerPreview(connection, workspace);
  answerNewFile(connection, workspace.files);
  answerCreateStep(connection, scripts.steps);
  answerPulls(connection, workspace);
  connection.onRequest(pingRequest, () => null);
}

function registerInterests(
  connection: Connection,
  client: Client,
  setFolders: (uris: readonly string[]) => void,
): void {
  if (client.supportsConfigurationRegistration) {
    // VS Code's own switch for code lenses decides where hints are of use.
    const sections = { section: ["valohai", "editor.codeLens"] };
    void orUndefined(connection.client.register(DidChangeConfigurationNotification.type, sections));
  }
  if (client.supportsFileWatching) {
    const watchers = [
      { globPattern: `**/${lintConfigName}` },
      { globPattern: scriptPattern },
      { globPattern: "**/*.{yaml,yml}", kind: WatchKind.Create | WatchKind.Delete },
    ];
    void orUndefined(
      connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }),
    );
  }
  if (client.supportsScriptRegistration) registerScripts(connection);
  if (!client.supportsFolderChanges) return;
  let folders = client.folders;
  connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
    const gone = new Set(removed.map((it) => it.uri));
    folders = [...folders.filter((it) => !gone.has(it)), ...added.map((it) => it.uri)];
    setFolders(folders);
  });
}

/** Settings say whether code lenses and inlay hints are shown, and entered metadata what they say. */
function showCountsAgain(connection: Connection, client: Client): void {
  const ignored = (): undefined => undefined;
  if (client.supportsCodeLensRefresh)
    connection.sendRequest(CodeLensRefreshRequest.type).catch(ignored);
  if (client.supportsInlayHintRefresh) connection.languages.inlayHint.refresh().catch(ignored);
}

function renewDiagnostics(
  connection: Connection,
  client: Client,
  publisher: Publisher,
  uris: readonly string[],
): void {
  if (client.supportsDiagnosticRefresh)
    void orUndefined(connection.languages.diagnostics.refresh());
  else if (!client.supportsPullDiagnostics) for (const uri of uris) publisher.schedule(uri);
}
