import { combinePolicies, type Policy } from "#core/features/diagnostics/policy.ts";
import type { ProjectCode } from "#core/scripts/project-code.ts";
import type { ProjectFiles } from "../files/project-files.ts";
import type { ProjectScripts } from "../files/project-scripts.ts";
import type { OpenDocuments } from "./documents.ts";
import type { Settings } from "./settings.ts";
import type { TypedTexts } from "./typed-texts.ts";

/** What every request can use: the open texts, the files of the project, settings and scripts. */
export interface Workspace extends OpenDocuments {
  settings(): Settings;
  readonly files: ProjectFiles;
  readonly texts: TypedTexts;
  /** What counts for a Valohai file beside its text; the same object until the revision grows. */
  contextOf(uri: string): FileContext;
  /** What is known of the scripts of a Valohai file; undefined if scripts are not read. */
  codeFor(uri: string): ProjectCode | undefined;
  /** The same, read again now, for answers that change texts. */
  freshCodeFor(uri: string): ProjectCode | undefined;
  /** Grows whenever a setting, config or script changes, so that old results are no longer valid. */
  revision(): number;
}

/** What settings, the config of the project and its scripts say about a file. */
export interface FileContext {
  /** Whether the config of the project leaves the file out. */
  readonly isLeftOut: boolean;
  /** The project's own config takes precedence over the settings. */
  readonly policy: Policy;
  readonly code: ProjectCode | undefined;
}

/** What a workspace is made of. */
export interface Stores {
  readonly typed: TypedTexts;
  readonly documents: OpenDocuments;
  readonly files: ProjectFiles;
  readonly scripts: ProjectScripts;
}

/** What changes while the server runs; the revision grows with each change of settings, configs or scripts. */
export interface State {
  settings: Settings;
  revision: number;
}

/** A workspace of these stores that always goes by the latest state. */
export function createWorkspace(
  { typed, documents, files, scripts }: Stores,
  state: State,
): Workspace {
  const codeFor = (uri: string) => (state.settings.scripts ? scripts.codeFor(uri) : undefined);
  const makeContext = (uri: string): FileContext => ({
    isLeftOut: files.isLeftOut(uri),
    policy: combinePolicies(state.settings.policy, files.configFor(uri).policy),
    code: codeFor(uri),
  });
  return {
    ...documents,
    texts: typed,
    settings: () => state.settings,
    files,
    contextOf: oncePerRevision(state, makeContext),
    codeFor,
    freshCodeFor: (uri) => (state.settings.scripts ? scripts.freshCodeFor(uri) : undefined),
    revision: () => state.revision,
  };
}

/** A function that finds its answer once for each address, until the revision grows. */
function oncePerRevision<T>(state: State, find: (uri: string) => T): (uri: string) => T {
  const known = new Map<string, T>();
  let { revision } = state;
  return (uri) => {
    if (revision !== state.revision) known.clear();
    revision = state.revision;
    const answer = known.get(uri) ?? find(uri);
    known.set(uri, answer);
    return answer;
  };
}
