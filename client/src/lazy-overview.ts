import {
  type Disposable,
  EventEmitter,
  languages,
  type TextDocument,
  tasks,
  window,
  workspace,
} from "vscode";
import { bundles } from "./bundles.ts";
import type { ComparisonStatus } from "./comparison-status.ts";
import { isRead } from "./language.ts";
import type { ServerStatus } from "./language-status.ts";
import type { SharedHead } from "./lazy-git-head.ts";
import type { LazyServer } from "./lazy-server.ts";
import type { OverviewRow } from "./overview-rows.ts";

/** How long no edit comes before the tree is asked for again, in milliseconds. */
const quiet = 400;

/** The view of the project in the Explorer, the status of the open file, how it differs from the last commit, and the task that checks all; each is loaded when it is first shown or run. */
export function lazyOverview(server: LazyServer, head: SharedHead): Disposable[] {
  const changed = new EventEmitter<undefined>();
  const view = window.createTreeView<OverviewRow>("valohai.overview", {
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getChildren: (row) => (row ? [...row.children] : bundles.projectView().overviewRows(server)),
      getTreeItem: (row) => bundles.projectView().treeItem(row),
    },
  });
  let status: ServerStatus | undefined;
  let difference: ComparisonStatus | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const update = (): void => {
    if (view.visible) changed.fire(undefined);
    void status?.update();
    void difference?.update();
  };
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(update, quiet);
  };
  const edited = ({ document }: { readonly document: TextDocument }): void => {
    if (isRead(document)) soon();
  };
  server.onRunning(() => {
    status ??= bundles.projectView().createFileStatus(server);
    difference ??= bundles.projectView().createComparisonStatus(server, head.get(), soon);
    difference.serverStarted();
    soon();
  });
  server.onEnded(() => {
    status ??= bundles.projectView().createFileStatus(server);
    status.serverEnded();
  });
  return [
    changed,
    view,
    { dispose: () => status?.dispose() },
    { dispose: () => difference?.dispose() },
    view.onDidChangeVisibility(soon),
    window.onDidChangeActiveTextEditor(soon),
    offerCheckTasks(server),
    workspace.onDidChangeTextDocument(edited),
    languages.onDidChangeDiagnostics(({ uris }) => {
      if (uris.some(({ path }) => /\.ya?ml$/.test(path))) soon();
    }),
  ];
}

function offerCheckTasks(server: LazyServer): Disposable {
  return tasks.registerTaskProvider("valohai", {
    provideTasks: () => bundles.projectView().checkTasks(server),
    resolveTask: ({ scope }) => bundles.projectView().checkTask(server, scope),
  });
}
