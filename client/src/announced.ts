import type { StaticFeature } from "vscode-languageclient";
import { editorCommands, filesCapability, filesChangedCapability } from "#protocol";

/** Announces to the server which commands it may send, because this editor runs them, that it answers about files, and hears of their changes. */
export const announced: StaticFeature = {
  fillClientCapabilities(capabilities) {
    const commands = { commands: [...editorCommands] };
    capabilities.experimental = {
      ...capabilities.experimental,
      commands,
      [filesCapability]: true,
      [filesChangedCapability]: true,
    };
  },
  initialize: () => undefined,
  getState: () => ({ kind: "static" }),
  clear: () => undefined,
};
