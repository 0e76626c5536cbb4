import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Connection } from "vscode-languageserver";
import type { ShownDocuments } from "./platform.ts";
import { orUndefined } from "./request-client.ts";

/** Writes each text into a new folder among the temporary files that only this user can read. */
export function createShownDocuments(connection: Connection, canShow: boolean): ShownDocuments {
  const folders: string[] = [];
  const write = async (name: string, text: string): Promise<string> => {
    const folder = await mkdtemp(path.join(tmpdir(), "valohai-yaml-"));
    folders.push(folder);
    const file = path.join(folder, name);
    await writeFile(file, text, { flag: "wx" });
    return pathToFileURL(file).href;
  };
  return {
    async show(name, text) {
      const uri = canShow ? await orUndefined(write(name, text)) : undefined;
      if (uri === undefined) return text;
      const shown = await orUndefined(connection.window.showDocument({ uri, takeFocus: true }));
      return shown?.success ? null : text;
    },
    async removeAll() {
      const removed = folders.map((it) => rm(it, { recursive: true, force: true }));
      await orUndefined(Promise.all(removed));
    },
  };
}
