import { type Connection, TextDocuments } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { faultText, listenToFaults, reportFault } from "#core/base/faults.ts";
import { canonicalUri } from "../files/uris.ts";
import { filesChangedNotification, pingRequest } from "../protocol.ts";
import { answerCodeActions } from "./answer-code-actions.ts";
import { askForCountsAgain, askForDiagnosticsAgain } from "./ask-again.ts";
import { answerCallHierarchy } from "./call-hierarchy.ts";
import type { Client } from "./client-capabilities.ts";
import { answerComparison } from "./comparison.ts";
import { answerCompletion } from "./completion.ts";
import { linkRulesTo } from "./convert.ts";
import { answerPulls } from "./diagnostics/pull.ts";
import { createPublisher, type Publisher } from "./diagnostics/push.ts";
import { untilPulled } from "./diagnostics/push-until-pulled.ts";
import { createOpenDocuments, textOfFile } from "./documents.ts";
import { answerEnteredMetadata } from "./entered-metadata.ts";
import { answerCommands } from "./execute-command.ts";
import { followSettings } from "./follow-settings.ts";
import { answerFormatting } from "./formatting.ts";
import { answerGraphEdits } from "./graph-edits.ts";
import { guardedConnection, type Session } from "./guarded-connection.ts";
import { answerHoversAndLenses } from "./hovers-and-lenses.ts";
import { registerInterests } from "./interests.ts";
import { watchLateAnswers } from "./late-answers.ts";
import { answerLinks } from "./links.ts";
import { answerMovedFiles } from "./moved-files.ts";
import { answerNavigation } from "./navigation.ts";
import { answerNewFile } from "./new-file.ts";
import { answerOverview } from "./overview.ts";
import { patientConnection } from "./patient-connection.ts";
import { answerPipelineGraph } from "./pipeline-graph.ts";
import type { Platform } from "./platform.ts";
import { answerPreview } from "./preview.ts";
import { createProject, followFiles, type Project } from "./project.ts";
import { readingTime, readSteps } from "./read-steps.ts";
import { answerRename } from "./rename.ts";
import { withoutRepeats } from "./repeated-changes.ts";
import { createScheduler, type Scheduler } from "./scheduler.ts";
import { answerCreateStep } from "./script-steps.ts";
import { createScriptFeatures, type ScriptFeatures } from "./scripts.ts";
import { answerSemanticTokens } from "./semantic-tokens.ts";
import { defaultSettings, sentSection } from "./settings.ts";
import { answerStructure } from "./structure.ts";
import { answerSymbols } from "./symbols.ts";
import { listenToTexts } from "./text-events.ts";
import { isLintConfig } from "./text-kind.ts";
import { type Texts, textsIn } from "./texts.ts";
import { answerTools } from "./tools.ts";
import { watchTyping } from "./typed-texts.ts";
import { watchUnsentScripts } from "./unsent-scripts.ts";
import { answerVhStart } from "./vh-start.ts";
import { createWarmUp } from "./warm-up.ts";
import { createWorkspace, type State, type Workspace } from "./workspace.ts";

/** A server whose handlers are in place. */
export interface RunningServer {
  /** The client is ready to be asked for its settings. */
  initialized(): void;
  /** Resolves when nothing of the server is left on the disk. */
  shutDown(): Promise<void>;
}

/** Answers a client until the connection closes. */
export function serve(
  connection: Connection,
  client: Client,
  session: Session,
  platform: Platform,
): RunningServer {
  linkRulesTo(platform.rulesPage);
  const scheduler = createScheduler(session, platform.defer);
  return startServer(guardedConnection(connection, session), client, scheduler, platform);
}

function startServer(
  connection: Connection,
  client: Client,
  scheduler: Scheduler,
  platform: Platform,
): RunningServer {
  const typed = watchTyping(textsFor(client));
  const texts = new TextDocuments(typed);
  const openText = (uri: string) => textOfFile(texts, uri);
  const state: State = { settings: defaultSettings };
  const reports = { come: client.supportsFileWatching };
  const surroundings = { openText, state, reports, scheduler, platform };
  const project = createProject(connection, client, surroundings);
  const { files } = project;
  const documents = createOpenDocuments(texts, { state, folderOf: files.folderOf }, scheduler);
  const workspace = createWorkspace({ ...project, typed, documents, scheduler }, state);
  const mayBeUnsent = watchUnsentScripts(client, texts);
  const scripts = createScriptFeatures(workspace, openText, client, mayBeUnsent);
  const patient = patientConnection(connection, documents);
  const publisher = publisherFor(patient, workspace, client, platform);
  const diagnoseAgain = () => {
    askForDiagnosticsAgain(connection, client);
    for (const uri of texts.keys()) publisher.schedule(uri);
  };
  followContexts(project, workspace, diagnoseAgain);
  followConfigNames(workspace, client, connection, publisher);
  reportFileChanges(connection, client, project);
  const answerAgain = () => {
    diagnoseAgain();
    askForCountsAgain(connection, client);
  };
  const loadSettings = followSettings(connection, client, state, answerAgain);
  followFiles(connection, project, scheduler, workspace.configNames.changed);
  const shown = platform.shownDocuments(connection, client.showsTexts);
  answerEverything(patient, workspace, client, scripts);
  answerCommands(patient, workspace, shown);
  followTexts(connection, texts, workspace, publisher);
  const foldersChanged = (uris: readonly string[]) => {
    files.setFolders(uris);
    project.valohaiFiles.changed();
    answerAgain();
  };
  return {
    initialized() {
      registerInterests(connection, client, reports, foldersChanged);
      void loadSettings(sentSection(client.options));
    },
    shutDown: shown.removeAll,
  };
}

/** Publishes the diagnostics of texts that change, and outdates what was read from scripts and configs. */
function followTexts(
  connection: Connection,
  texts: TextDocuments<TextDocument>,
  { files, configNames }: Workspace,
  publisher: Publisher,
): void {
  listenToTexts(connection, texts, {
    othersChanged(uris) {
      for (const uri of uris) files.store.edited(canonicalUri(uri));
    },
    changed: publisher.schedule,
    closed(uri) {
      publisher.clear(uri);
      configNames.changed();
    },
  });
}

/** How the texts of a client are kept. */
function textsFor({ positionEncoding, supportsScriptRegistration }: Client): Texts {
  const texts = textsIn(positionEncoding);
  return supportsScriptRegistration ? withoutRepeats(texts) : texts;
}

/** Sends a notification when files have changed, to clients that ask for it. */
function reportFileChanges(connection: Connection, client: Client, { files }: Project): void {
  if (!client.followsFiles) return;
  files.store.onChange(() => connection.sendNotification(filesChangedNotification));
}

/** Calls `changed` after a change of what Valohai files depend on beside their texts. */
function followContexts(
  { files, contexts }: Project,
  workspace: Workspace,
  changed: () => void,
): void {
  files.store.onChange(async () => {
    if (!contexts.haveChanged()) return;
    await readOpenSteps(workspace);
    changed();
  });
}

/** Has the diagnostics of a config renewed when its Valohai files have other names. */
function followConfigNames(
  { configNames, files }: Workspace,
  client: Client,
  connection: Connection,
  publisher: Publisher,
): void {
  files.store.onChange(configNames.changed);
  configNames.onChange((uri) => {
    askForDiagnosticsAgain(connection, client);
    publisher.schedule(uri);
  });
}

/** Reads what runs in the steps of the open files, so that their diagnostics need not wait for that. */
async function readOpenSteps(workspace: Workspace): Promise<void> {
  const end = Date.now() + readingTime;
  try {
    for (const uri of workspace.openUris()) {
      const snapshot = workspace.snapshotOf(uri);
      if (snapshot) await readSteps(workspace, snapshot, end);
    }
  } catch (error) {
    reportFault({ part: "the reading of scripts", error });
  }
}

function answerEverything(
  connection: Connection,
  workspace: Workspace,
  client: Client,
  scripts: ScriptFeatures,
): void {
  listenToFaults((it) => connection.console.error(faultText(it)));
  const showAgain = () => askForCountsAgain(connection, client);
  const entered = answerEnteredMetadata(connection, showAgain);
  const { store } = workspace.files;
  const watchLate = watchLateAnswers((listener) => store.onChange(listener), showAgain);
  answerHoversAndLenses(connection, workspace, client, scripts, entered, watchLate);
  answerCodeActions(connection, workspace, client, scripts);
  answerNavigation(connection, workspace, client, scripts);
  answerRename(connection, workspace, client, scripts);
  answerMovedFiles(connection, workspace, client, scripts);
  answerSymbols(connection, workspace, client);
  answerStructure(connection, workspace);
  answerLinks(connection, workspace);
  answerFormatting(connection, workspace, client.explainsFormatting);
  answerCallHierarchy(connection, workspace);
  answerSemanticTokens(connection, workspace);
  answerCompletion(connection, workspace, client);
  answerPreview(connection, workspace);
  answerPipelineGraph(connection, workspace, entered);
  answerGraphEdits(connection, workspace);
  answerNewFile(connection, workspace);
  answerOverview(connection, workspace, entered);
  answerComparison(connection, workspace, entered);
  answerTools(connection, workspace, entered);
  answerVhStart(connection, workspace, entered);
  answerCreateStep(connection, scripts.steps);
  connection.onRequest(pingRequest, () => null);
}

/** Answers clients that ask for diagnostics, and sends them to those that do not; the first ones start the warm-up. */
function publisherFor(
  connection: Connection,
  workspace: Workspace,
  client: Client,
  { warmedUp }: Platform,
): Publisher {
  const warmUp = createWarmUp(workspace, warmedUp);
  const diagnosed = (uri: string) => {
    warmUp.diagnosed(uri);
    if (!isLintConfig(uri)) workspace.configNames.changed();
  };
  const atOnce = createPublisher(connection, workspace, diagnosed);
  const publisher = client.supportsPullDiagnostics ? untilPulled(atOnce) : atOnce;
  answerPulls(connection, workspace, client, { pulled: publisher.end, diagnosed });
  return publisher;
}
