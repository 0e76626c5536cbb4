import { Disposable, type ExtensionContext, window } from "vscode";
import { bundles } from "./bundles.ts";
import type { SharedHead } from "./lazy-git-head.ts";
import type { LazyServer } from "./lazy-server.ts";
import type { PreviewPanels } from "./preview-panels.ts";
import { type Previews, panelKinds, panelTypes } from "./previews.ts";

/** Previews that are loaded when one is opened or comes back after a reload of the window. */
export function lazyPreviews(
  { extensionUri, workspaceState }: ExtensionContext,
  server: LazyServer,
  head: SharedHead,
): Previews & Disposable {
  let panels: PreviewPanels | undefined;
  function loaded(): PreviewPanels {
    if (panels === undefined) {
      const { PreviewPanels } = bundles.previewPanels();
      panels = new PreviewPanels({
        extension: extensionUri,
        storage: workspaceState,
        server,
        head: head.get(),
      });
    }
    return panels;
  }
  server.onRunning(() => panels?.serverStarted());
  server.onFilesChanged(() => panels?.filesChanged());
  const restoring = panelKinds.map((shows) =>
    window.registerWebviewPanelSerializer(panelTypes[shows], {
      deserializeWebviewPanel: async (panel, state: unknown) =>
        loaded().restore(panel, state, shows),
    }),
  );
  return {
    open: (uri, selected, shows) => loaded().open(uri, selected, shows),
    compare: (uri, base) => loaded().compare(uri, base),
    activeUri: () => panels?.activeUri(),
    act: (action) => panels?.act(action),
    dispose() {
      Disposable.from(...restoring).dispose();
      panels?.dispose();
    },
  };
}
