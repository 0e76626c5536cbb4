import { isSameJson } from "#core/base/same-json.ts";
import { type DeclaredNames, declaredNames } from "#core/features/diagnostics/declared-names.ts";
import { canonicalUri, distinctUris } from "../files/uris.ts";
import { withinTime } from "../files/within-time.ts";
import { createFileSnapshots, type SnapshotSources } from "./file-snapshots.ts";

/** The names in the Valohai files that the configs of projects count for, looked up in the background. */
export interface ConfigNames {
  /** What was found last for a config; undefined where it is not certain, or was not looked up yet: then that begins. */
  of(uri: string): DeclaredNames | undefined;
  /** Resolves when `of` answers for a config, or after some time, in milliseconds. */
  known(uri: string, patience: number): Promise<void>;
  /** Valohai files may name other things now. */
  changed(): void;
  /** Calls a listener with the address of each config for which other names were found. */
  onChange(listener: (uri: string) => void): void;
}

/** What was found for a config. */
interface Found {
  declared: DeclaredNames | undefined;
  looking: Promise<void>;
}

/** In milliseconds: names are looked up once the typing pauses. */
const pause = 300;

/** Looks up nothing until it is asked about a config. */
export function createConfigNames(workspace: SnapshotSources): ConfigNames {
  const snapshots = createFileSnapshots(workspace);
  const known = new Map<string, Found>();
  const listeners: ((uri: string) => void)[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = async (uri: string, found: Found): Promise<void> => {
    const declared = await namesFor(canonicalUri(uri), workspace, snapshots.all);
    if (isSameJson(declared, found.declared)) return;
    found.declared = declared;
    for (const listener of listeners) listener(uri);
  };
  const lookUp = (uri: string): Found => {
    const before = known.get(uri);
    if (before) return before;
    const found: Found = { declared: undefined, looking: Promise.resolve() };
    known.set(uri, found);
    found.looking = look(uri, found);
    return found;
  };
  const lookAgain = () => {
    for (const [uri, found] of known) found.looking = found.looking.then(() => look(uri, found));
  };
  return {
    of: (uri) => lookUp(uri).declared,
    known: (uri, patience) => withinTime(lookUp(uri).looking, patience, undefined),
    changed() {
      if (known.size === 0) return;
      clearTimeout(timer);
      timer = setTimeout(lookAgain, pause);
    },
    onChange: (listener) => void listeners.push(listener),
  };
}

/** The names in the files that a config counts for; undefined where one of them is not known or not read as a whole. */
async function namesFor(
  config: string,
  { files, settled, valohaiFiles, openUris }: SnapshotSources,
  readAll: ReturnType<typeof createFileSnapshots>["all"],
): Promise<DeclaredNames | undefined> {
  const all = await readAll();
  const listed = await valohaiFiles.list();
  const counted = await settled(() =>
    distinctUris([...openUris(), ...listed])
      .map(canonicalUri)
      .filter((it) => files.configFileOf(it)?.uri === config),
  );
  const byUri = new Map(all.map((it) => [canonicalUri(it.text.uri), it.document]));
  const documents = counted.flatMap((it) => byUri.get(it) ?? []);
  const isCertain = valohaiFiles.isComplete() && documents.length === counted.length;
  return isCertain ? declaredNames(documents) : undefined;
}
