import { previewCommand, showPlaceCommand } from "../protocol.ts";
import type { Client } from "./client-capabilities.ts";

/** Shows as a document what a pipeline will run; its argument names the file and the pipeline. */
export const showPlanCommand = "valohai.showPlan";

/** Makes an edit, for clients whose code actions are commands; its argument is a `WorkspaceEdit`. */
export const applyEditCommand = "valohai.applyEdit";

/** The commands that the server runs for a client: none for an editor that has a preview of its own. */
export function serverCommands({ commands }: Client): readonly string[] {
  if (commands.has(previewCommand)) return [];
  const all = [previewCommand, showPlanCommand, showPlaceCommand, applyEditCommand];
  return all.filter((it) => !commands.has(it));
}

/** Whether something happens when a person clicks on a link to what a node will run. */
export function canPreview({ commands, showsTexts }: Client): boolean {
  return commands.has(previewCommand) || showsTexts;
}

/** The same for a link to a place in another file. */
export function canShowPlace({ commands, supportsShowDocument }: Client): boolean {
  return commands.has(showPlaceCommand) || supportsShowDocument;
}
