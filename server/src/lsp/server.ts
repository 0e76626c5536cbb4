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
import { lintConfigName } from "../core/features/lint-config.ts";
import { createProjectFiles, type ProjectFiles } from "../files/project-files.ts";
import {
  createProjectScripts,
  isScript,
  type ProjectScripts,
  scriptPattern,
} from "../files/project-scripts.ts";
import type { Abilities } from "./abilities.ts";
import { ask } from "./ask.ts";
import type { Client } from "./client.ts";
import { answerCompletion } from "./completion.ts";
import { answerPulls, type DiagnosticSource } from "./diagnostics.ts";
import { createSnapshots, type Snapshots } from "./documents.ts";
import { answerFeatures } from "./features.ts";
import { answerLinks } from "./links.ts";
import { answerNavigation } from "./navigation.ts";
import { answerNewFile } from "./new-file.ts";
import { answerNodeFlow } from "./node-flow.ts";
import { answerPreview } from "./preview.ts";
import { createPublisher, type Publisher } from "./publisher.ts";
import { createRehearsal } from "./rehearsal.ts";
import { answerRename } from "./rename.ts";
import { answerCreateStep } from "./script-steps.ts";
import { createScriptFeatures, registerScripts, type ScriptFeatures } from "./scripts.ts";
import { answerSemanticTokens } from "./semantic-tokens.ts";
import { defaultSettings, readSettings, type Settings, sentSection } from "./settings.ts";
import { answerStructure } from "./structure.ts";
import { answerSymbols } from "./symbols.ts";
import { textsIn } from "./texts.ts";

export { encodeMessage } from "./kept-json.ts";

/** A server whose handlers are in place. */
export interface RunningServer {
  /** The client is ready to be asked for its settings. */
  initialized(): void;
}

/** Answers a client until the connection closes. */
export function startServer(connection: Connection, client: Client): RunningServer {
  const texts = new TextDocuments(textsIn(client.positionEncoding));
  const snapshots = createSnapshots();
  const files = createProjectFiles();
  const scripts = createProjectScripts(files, (uri) => texts.get(uri));
  const state: State = { settings: defaultSettings, revision: 0 };
  const source = sourceOf({ texts, snapshots, files, scripts }, client, state);
  const scriptFeatures = createScriptFeatures(source, (uri) => texts.get(uri));
  const publisher = createPublisher(connection, source);
  files.setFolders(client.folders);
  if (client.watches) files.keepLists();
  const judgeAgain = () => {
    state.revision++;
    renewDiagnostics(connection, client, publisher, source.openUris());
  };
  const scriptsChanged = afterPause(() => {
    scripts.forget();
    judgeAgain();
  });
  const loadSettings = async (sent: unknown) => {
    const section = client.configuration
      ? await ask(connection.workspace.getConfiguration("valohai"))
      : sent;
    const settings = section === undefined ? state.settings : readSettings(section);
    // Most often they are what was taken for granted, and every result still counts.
    if (isDeepStrictEqual(settings, state.settings)) return;
    state.settings = settings;
    judgeAgain();
    showCountsAgain(connection, client);
  };
  connection.onDidChangeConfiguration(({ settings }) => void loadSettings(sentSection(settings)));
  connection.onDidChangeWatchedFiles(() => {
    files.forget();
    scripts.forget();
    judgeAgain();
  });
  texts.onDidChangeContent(({ document }) => {
    if (isScript(document)) scriptsChanged();
    else if (!client.pulls) publisher.schedule(document.uri);
  });
  const rehearsal = createRehearsal(source);
  texts.onDidOpen(({ document }) => {
    if (!isScript(document)) rehearsal.opened(document.uri);
  });
  texts.onDidClose(({ document: { uri, languageId } }) => {
    snapshots.forget(uri);
    if (isScript({ languageId })) scriptsChanged();
    else if (!client.pulls) publisher.clear(uri);
  });
  answerEverything(connection, source, () => client.abilities, scriptFeatures);
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

interface State {
  settings: Settings;
  revision: number;
}

interface Stores {
  readonly texts: TextDocuments<TextDocument>;
  readonly snapshots: Snapshots;
  readonly files: ProjectFiles;
  readonly scripts: ProjectScripts;
}

function sourceOf(
  { texts, snapshots, files, scripts }: Stores,
  { positionEncoding }: Client,
  state: State,
): DiagnosticSource {
  return {
    texts: textsIn(positionEncoding),
    snapshotOf: (uri) => {
      const text = texts.get(uri);
      return text && !isScript(text) ? snapshots.of(text) : undefined;
    },
    openUris: () =>
      texts
        .all()
        .filter((it) => !isScript(it))
        .map((it) => it.uri),
    settings: () => state.settings,
    files,
    codeFor: (uri) => (state.settings.scripts ? scripts.codeFor(uri) : undefined),
    revision: () => state.revision,
  };
}

/** Scripts are typed as well: what depends on them is looked at again once the typing pauses. */
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
  source: DiagnosticSource,
  abilities: () => Abilities,
  scripts: ScriptFeatures,
): void {
  answerFeatures(connection, source, scripts);
  answerNavigation(connection, source, abilities, scripts);
  answerRename(connection, source, abilities, scripts.relatedEdits);
  answerSymbols(connection, source, abilities);
  answerStructure(connection, source);
  answerLinks(connection, source);
  answerNodeFlow(connection, source);
  answerSemanticTokens(connection, source);
  answerCompletion(connection, source, abilities);
  answerPreview(connection, source);
  answerNewFile(connection, source.files);
  answerCreateStep(connection, scripts.steps);
  answerPulls(connection, source);
}

function registerInterests(
  connection: Connection,
  client: Client,
  setFolders: (uris: readonly string[]) => void,
): void {
  if (client.registersConfiguration) {
    const section = { section: "valohai" };
    void ask(connection.client.register(DidChangeConfigurationNotification.type, section));
  }
  if (client.watches) {
    const watchers = [
      { globPattern: `**/${lintConfigName}` },
      { globPattern: scriptPattern },
      { globPattern: "**/*.{yaml,yml}", kind: WatchKind.Create | WatchKind.Delete },
    ];
    void ask(connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }));
  }
  if (client.registersScripts) registerScripts(connection);
  if (!client.changesFolders) return;
  let folders = client.folders;
  connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
    const gone = new Set(removed.map((it) => it.uri));
    folders = [...folders.filter((it) => !gone.has(it)), ...added.map((it) => it.uri)];
    setFolders(folders);
  });
}

/** The settings say whether code lenses and inlay hints are shown. */
function showCountsAgain(connection: Connection, client: Client): void {
  const ignored = (): undefined => undefined;
  if (client.refreshesLenses) connection.sendRequest(CodeLensRefreshRequest.type).catch(ignored);
  if (client.refreshesHints) connection.languages.inlayHint.refresh().catch(ignored);
}

function renewDiagnostics(
  connection: Connection,
  client: Client,
  publisher: Publisher,
  uris: readonly string[],
): void {
  if (client.refreshes) void ask(connection.languages.diagnostics.refresh());
  else if (!client.pulls) for (const uri of uris) publisher.schedule(uri);
}
