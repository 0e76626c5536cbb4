import { type Disposable, type ExtensionContext, window } from "vscode";
import { bundles } from "./bundles.ts";
import type { LazyServer } from "./lazy-server.ts";
import type { PreviewPanels } from "./preview-panels.ts";
import { type Previews, previewType } from "./previews.ts";

/** Previews that are loaded when one is opened or comes back after a reload of the window. */
export function lazyPreviews(
  { extensionUri, workspaceState }: ExtensionContext,
  server: LazyServer,
): Previews & Disposable {
  let panels: PreviewPanels | undefined;
  function loaded(): PreviewPanels {
    if (panels === undefined) {
      const { PreviewPanels } = bundles.previewPanels();
      panels = new PreviewPanels({ extension: extensionUri, storage: workspaceState, server });
    }
    return panels;
  }
  server.onRunning(() => panels?.serverStarted());
  const restoring = window.registerWebviewPanelSerializer(previewType, {
    deserializeWebviewPanel: async (panel, state: unknown) => loaded().restore(panel, state),
  });
  return {
    open: (uri, selected) => loaded().open(uri, selected),
    activeUri: () => panels?.activeUri(),
    act: (action) => panels?.act(action),
    dispose() {
      restoring.dispose();
      panels?.dispose();
    },
  };
}
