import type { InitializeParams } from "vscode-languageserver";
import { notFormattedCapability } from "../protocol.ts";
import { type Abilities, abilitiesOf } from "./abilities.ts";

/** The units in which columns are counted: bytes, UTF-16 code units or code points. */
export type PositionEncoding = "utf-8" | "utf-16" | "utf-32";

/** What the client can do, as far as the server adapts to it. */
export interface Client {
  readonly pulls: boolean;
  /** Pulls again when it is told that answers have changed. */
  readonly refreshes: boolean;
  /** Asks again for code lenses and inlay hints when it is told to. */
  readonly refreshesLenses: boolean;
  readonly refreshesHints: boolean;
  /** Whether it shows code lenses at all. */
  readonly showsLenses: boolean;
  readonly configuration: boolean;
  /** Says that settings have changed to those who register for it. */
  readonly registersConfiguration: boolean;
  readonly watches: boolean;
  readonly folders: readonly string[];
  readonly changesFolders: boolean;
  /** Whether the server can ask for the texts of scripts beside those of Valohai files. */
  readonly registersScripts: boolean;
  /** Whether it says itself why a file is not formatted. */
  readonly explainsFormatting: boolean;
  readonly abilities: Abilities;
  readonly positionEncoding: PositionEncoding;
  /** What the client sends along; settings, for clients that cannot be asked for them. */
  readonly options: unknown;
  /** Files that are not read unless they are open: the client has seen that the server does not finish reading them. */
  readonly unreadFiles: readonly string[];
}

/** Reads what the client announces. */
export function clientOf(params: InitializeParams): Client {
  const { capabilities: able, workspaceFolders, rootUri } = params;
  const folders = workspaceFolders?.map((it) => it.uri) ?? (rootUri ? [rootUri] : []);
  return {
    pulls: able.textDocument?.diagnostic !== undefined,
    refreshes: able.workspace?.diagnostics?.refreshSupport === true,
    refreshesLenses: able.workspace?.codeLens?.refreshSupport === true,
    refreshesHints: able.workspace?.inlayHint?.refreshSupport === true,
    showsLenses: able.textDocument?.codeLens !== undefined,
    configuration: able.workspace?.configuration === true,
    registersConfiguration: able.workspace?.didChangeConfiguration?.dynamicRegistration === true,
    watches: able.workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    folders,
    changesFolders: able.workspace?.workspaceFolders === true,
    registersScripts:
      able.textDocument?.synchronization?.dynamicRegistration === true &&
      able.textDocument.hover?.dynamicRegistration === true,
    explainsFormatting: able.experimental?.[notFormattedCapability] === true,
    abilities: abilitiesOf(params),
    options: params.initializationOptions,
    unreadFiles: stringsIn(params.initializationOptions?.unreadFiles),
    positionEncoding: able.general?.positionEncodings?.find(isPositionEncoding) ?? "utf-16",
  };
}

function isPositionEncoding(word: string): word is PositionEncoding {
  return word === "utf-8" || word === "utf-16" || word === "utf-32";
}

function stringsIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((it) => typeof it === "string") : [];
}
