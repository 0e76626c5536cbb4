import type * as Commands from "./commands.ts";
import type * as GitHead from "./git-head.ts";
import type * as LanguageClient from "./language-client.ts";
import type * as MatchGlobs from "./match-globs.ts";
import type * as PreviewPanels from "./preview-panels.ts";
import type * as ProjectView from "./project-view.ts";

/** What is not loaded on activation: bundles of their own, each loaded by the first need of it. */
export const bundles = {
  commands: () => require("./commands.js") as typeof Commands,
  gitHead: () => require("./git-head.js") as typeof GitHead,
  languageClient: () => require("./language-client.js") as typeof LanguageClient,
  matchGlobs: () => require("./match-globs.js") as typeof MatchGlobs,
  previewPanels: () => require("./preview-panels.js") as typeof PreviewPanels,
  projectView: () => require("./project-view.js") as typeof ProjectView,
};
