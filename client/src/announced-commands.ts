import type { StaticFeature } from "vscode-languageclient/node";
import { editorCommands } from "#protocol";

/** Announces to the server which commands it may send, because this editor runs them. */
export const announcedCommands: StaticFeature = {
  fillClientCapabilities(capabilities) {
    const commands = { commands: [...editorCommands] };
    capabilities.experimental = { ...capabilities.experimental, commands };
  },
  initialize: () => undefined,
  getState: () => ({ kind: "static" }),
  clear: () => undefined,
};
