import type { Connection } from "vscode-languageserver";
import { readPathPatterns, refusalMessage } from "#core/base/path-pattern.ts";
import { isSameJson } from "#core/base/same-json.ts";
import type { Client } from "./client-capabilities.ts";
import { orUndefined } from "./request-client.ts";
import { readSettings, sentSection } from "./settings.ts";
import type { State } from "./workspace.ts";

/** Keeps the settings of the state up to date; the returned function loads them from the client. */
export function followSettings(
  connection: Connection,
  client: Client,
  state: State,
  changed: () => void,
): (sent: unknown) => Promise<void> {
  const load = async (sent: unknown) => {
    const [asked, excluded] = client.supportsConfiguration ? await askForSettings(connection) : [];
    // A client without such settings answers null; it may have sent them when it started.
    const section = client.supportsConfiguration ? (asked ?? sentSection(client.options)) : sent;
    const settings = section === undefined ? state.settings : readSettings(section, excluded);
    // Usually they equal the assumed defaults, and every result is still valid.
    if (isSameJson(settings, state.settings)) return;
    state.settings = settings;
    const refusal = refusalMessage("valohai.files", readPathPatterns(settings.files).refused);
    if (refusal !== undefined) connection.console.warn(refusal);
    changed();
  };
  connection.onDidChangeConfiguration(({ settings }) => void load(sentSection(settings)));
  return load;
}

/** What the client says about the sections `valohai` and `files.exclude`. */
async function askForSettings(connection: Connection): Promise<readonly unknown[]> {
  const sections = [{ section: "valohai" }, { section: "files.exclude" }];
  return (await orUndefined(connection.workspace.getConfiguration(sections))) ?? [];
}
