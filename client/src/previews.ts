import type { Uri } from "vscode";
import type { CompareBase, NoBase } from "./comparisons.ts";
import type { PageAction, PanelKind } from "./preview-messages.ts";
import type { NodeName } from "./selection.ts";

/** The names of the panels in the manifest. */
export const panelTypes: { readonly [kind in PanelKind]: string } = {
  variants: "valohai.preview",
  graph: "valohai.graph",
};

export const panelKinds: readonly PanelKind[] = ["variants", "graph"];

/** The open previews, as the rest of the extension sees them. */
export interface Previews {
  /** Opens the preview of a document beside its editor, or brings it to the front. */
  open(uri: Uri, selected: NodeName | undefined, shows: PanelKind): void;
  /** Compares a file in its previews, and opens one if there is none; answers why it cannot be compared. */
  compare(uri: Uri, base: CompareBase): Promise<NoBase | undefined>;
  /** The document of the preview that has the focus. */
  activeUri(): Uri | undefined;
  /** Does something on the page of the preview that has the focus. */
  act(action: PageAction): void;
}
