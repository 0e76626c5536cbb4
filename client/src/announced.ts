import type { StaticFeature } from "vscode-languageclient";
import { editorCommands, filesCapability } from "#protocol";

/** Announces to the server which commands it may send, because this editor runs them, and that it answers about files. */
export const announced: StaticFeature = {
  fillClientCapabilities(capabilities) {
    const commands = { commands: [...editorCommands] };
    capabilities.experimental = { ...capabilities.experimental, commands, [filesCapability]: true };
  },
  initialize: () => undefined,
  getState: () => ({ kind: "static" }),
  clear: () => undefined,
};
