import { combinePolicies, type Policy } from "#core/features/diagnostics/policy.ts";
import type { ProjectCode } from "#core/scripts/project-code.ts";
import type { ProjectFiles } from "../files/project-files.ts";
import type { ProjectScripts } from "../files/project-scripts.ts";
import { Reads } from "../files/reads.ts";
import type { StepCodes } from "../files/step-codes.ts";
import type { Settings } from "./settings.ts";

/** What settings, the config of the project and its scripts say about a file. */
export interface FileContext {
  /** Whether the config of the project leaves the file out. */
  readonly isLeftOut: boolean;
  /** The project's own config takes precedence over the settings. */
  readonly policy: Policy;
  /** What is known of its scripts; undefined if scripts are not read. */
  readonly code: ProjectCode | undefined;
  /** What was asked of the files of the project and was not known; it grows while scripts are read. */
  readonly missing: ReadonlySet<object>;
}

/** What counts for Valohai files beside their texts. */
export interface FileContexts {
  /** The same object until something changes that it was made from. */
  of(uri: string): FileContext;
  /** The same for diagnostics that the client gets. */
  forClient(uri: string): FileContext;
  /** Whether the client has diagnostics that were made with contexts that are outdated now. */
  haveChanged(): boolean;
}

interface KnownContext {
  readonly settings: Settings;
  readonly reads: Reads;
  readonly codes: StepCodes;
  readonly context: FileContext;
  /** The context for which the client has got diagnostics. */
  answered: FileContext | undefined;
  /** When it was last checked whether files have changed, in milliseconds. */
  checked: number;
}

/** What contexts are made from; the settings are those of the moment. */
export interface ContextSources {
  readonly files: ProjectFiles;
  readonly scripts: ProjectScripts;
  readonly state: { readonly settings: Settings };
}

/** How often it is checked at most whether files have changed, in milliseconds. */
const checkInterval = 1_000;

/** Contexts that are made anew only for the files that a change is about. */
export function createFileContexts(sources: ContextSources): FileContexts {
  const { state } = sources;
  const { store } = sources.files;
  const known = new Map<string, KnownContext>();
  const holds = (it: KnownContext) => it.settings === state.settings && store.holds(it.reads);
  const contextOf = (uri: string): KnownContext => {
    const before = known.get(uri);
    const isSame = before?.settings === state.settings && before.reads.checked === store.newest;
    // Usually nothing at all has changed.
    if (before && ((isSame && before.reads.missing.size === 0) || holds(before))) {
      if (Date.now() - before.checked >= checkInterval) checkFiles(before);
      if (before.reads.missing.size > 0) store.repeatMissing(before.reads);
      return before;
    }
    const made = makeContext(sources, uri, before);
    known.set(uri, made);
    return made;
  };
  const checkFiles = (it: KnownContext) => {
    it.checked = Date.now();
    store.check(it.reads);
  };
  return {
    of: (uri) => contextOf(uri).context,
    forClient(uri) {
      const found = contextOf(uri);
      found.answered = found.context;
      return found.context;
    },
    haveChanged: () =>
      [...known.values()].some((it) => it.answered && (it.answered !== it.context || !holds(it))),
  };
}

function makeContext(
  { files, scripts, state: { settings } }: ContextSources,
  uri: string,
  before: KnownContext | undefined,
): KnownContext {
  const reads = new Reads();
  const codes = before?.codes ?? scripts.stepCodes();
  const { value } = files.store.record(
    () => ({
      isLeftOut: files.isLeftOut(uri),
      policy: combinePolicies(settings.policy, files.configFor(uri).policy),
      code: settings.scripts ? scripts.codeFor(uri, codes, reads) : undefined,
    }),
    reads,
  );
  const context = { ...value, missing: reads.missing };
  return { settings, reads, codes, context, answered: before?.answered, checked: Date.now() };
}
