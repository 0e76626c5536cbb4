import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

export type EditorSettings = Readonly<Record<string, unknown>>;

/** Nothing on the screen but the files, the editor and the extension; nothing asked of any network. */
export const quietSettings: EditorSettings = {
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.enableExperiments": false,
  "workbench.welcomePage.walkthroughs.openOnInstall": false,
  "chat.disableAIFeatures": true,
  "chat.commandCenter.enabled": false,
  "telemetry.telemetryLevel": "off",
  "update.mode": "none",
  "extensions.autoCheckUpdates": false,
  "extensions.autoUpdate": false,
  "extensions.ignoreRecommendations": true,
  "git.openRepositoryInParentFolders": "never",
};

/** Writes the user's settings: the quiet ones, and over them the given ones. */
export async function writeSettings(userData: string, settings: EditorSettings): Promise<void> {
  const folder = join(userData, "User");
  await mkdir(folder, { recursive: true });
  await writeFile(
    join(folder, "settings.json"),
    JSON.stringify({ ...quietSettings, ...settings }, null, 2),
  );
}
