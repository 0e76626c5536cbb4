import { randomBytes } from "node:crypto";
import { cp, mkdir, readdir, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { type Child, ownEnvironment, startChild } from "./child.ts";
import { type EditorSettings, writeSettings } from "./editor-settings.ts";
import { type ServerKit, serverKit } from "./server-kit.ts";
import { stageExtension } from "./staging.ts";

export interface ServerOptions {
  /** Where the server keeps its data, made if it is not there. */
  readonly data: string;
  readonly settings?: EditorSettings;
  /** A port or a range of ports; any free one if it is not given. */
  readonly port?: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** Folders of further extensions to install. */
  readonly beside?: readonly string[];
  /** The package to install the extension from, instead of what is built. */
  readonly vsix?: string;
  /** Whether a person looks at its windows: messages then show over the editor, and no address can name an extension's tests. */
  readonly watched?: boolean;
}

/** Where it is set, all windows have the extension installed from the package of this path. */
export const vsixVariable = "VALOHAI_VSIX";

/** A VS Code server with the extension installed, for this machine's own browsers alone. */
export interface CodeServer {
  /** The folder that the extension is installed in. */
  readonly extension: string;
  readonly child: Child;
  /** The address of a window on the folder, or on a workspace by its file; the payload is VS Code's own list of names and values. */
  address(folder: string, payload?: readonly (readonly [string, string])[]): string;
  /** A path as the window names it. */
  remote(path: string): string;
}

const startDeadline = 60_000;

export async function startServer(options: ServerOptions): Promise<CodeServer> {
  const kit = await serverKit();
  const folderOf = (name: string) => join(options.data, name);
  await rm(folderOf("extensions"), { recursive: true, force: true });
  await mkdir(folderOf("extensions"), { recursive: true });
  // An installation lists what is in the folder then; the editor loads nothing else.
  for (const other of options.beside ?? []) {
    await cp(other, join(folderOf("extensions"), basename(other)), { recursive: true });
  }
  const extension = await installOurs(kit, options);
  await writeSettings(folderOf("user"), options.settings ?? {});
  const token = randomBytes(12).toString("hex");
  const parameters = [
    kit.main,
    // Lets a window's address name an extension's tests, and leaves messages in the list of notifications.
    ...(options.watched ? [] : ["--enable-smoke-test-driver"]),
    "--accept-server-license-terms",
    ...["--connection-token", token],
    ...["--host", "127.0.0.1"],
    ...["--port", options.port ?? "0"],
    ...["--user-data-dir", folderOf("user")],
    ...["--server-data-dir", folderOf("server")],
    ...["--extensions-dir", folderOf("extensions")],
    ...["--telemetry-level", "off"],
  ];
  const child = startChild(kit.node, parameters, {
    folder: options.data,
    environment: { ...ownEnvironment(), ...options.environment },
  });
  const host = `127.0.0.1:${await portOf(child)}`;
  const remote = (path: string) => `vscode-remote://${host}${path}`;
  return {
    extension,
    child,
    remote,
    address(folder, payload) {
      const kind = folder.endsWith(".code-workspace") ? "workspace" : "folder";
      const query = `${kind}=${escapeQuery(folder)}&tkn=${token}`;
      const extra = payload ? `&payload=${escapeQuery(JSON.stringify(payload))}` : "";
      return `http://${host}/?${query}${extra}`;
    },
  };
}

/** Installs the extension: by the editor from the package that the tests are to use, or as a copy of what is built. */
async function installOurs(kit: ServerKit, { data, vsix }: ServerOptions): Promise<string> {
  const extensions = join(data, "extensions");
  const chosen = vsix ?? process.env[vsixVariable];
  if (!chosen) return stageExtension(extensions);
  const child = startChild(kit.node, [
    kit.main,
    "--accept-server-license-terms",
    ...["--user-data-dir", join(data, "user")],
    ...["--server-data-dir", join(data, "server")],
    ...["--extensions-dir", extensions],
    ...["--install-extension", chosen],
  ]);
  const code = await child.ended;
  const found = (await readdir(extensions)).find((it) => it.startsWith("valohai-yaml."));
  if (code !== 0 || found === undefined)
    throw new Error(`"${chosen}" cannot be installed:\n${child.log()}`);
  return join(extensions, found);
}

/** Like `encodeURIComponent`, but leaves alone what a query may hold, so that a path stays readable. */
function escapeQuery(text: string): string {
  return encodeURIComponent(text).replaceAll("%2F", "/").replaceAll("%3A", ":");
}

async function portOf(child: Child): Promise<string> {
  let timer: NodeJS.Timeout | undefined;
  const port = new Promise<string>((resolve, reject) => {
    const look = () => {
      const found = /agent listening on (\d+)/.exec(child.log())?.[1];
      if (found) resolve(found);
    };
    const fail = (reason: string) =>
      reject(new Error(`The VS Code server ${reason}:\n${child.log()}`));
    child.onOutput(look);
    child.ended.then((code) => fail(`ended with code ${code} before it listened`));
    timer = setTimeout(() => fail("does not listen after a minute"), startDeadline);
  });
  return port.finally(() => clearTimeout(timer));
}
