import { isRecord } from "../../src/preview-messages.ts";

/** How a person wants the pipeline to be shown. */
export interface GraphSettings {
  /** Whether the nodes are a list instead of a drawing. */
  readonly asList: boolean;
  /** Whether pipeline parameters are shown. */
  readonly parameters: boolean;
  /** Whether a large pipeline is drawn whole. */
  readonly whole: boolean;
  /** Whether the details of the selected node are shown. */
  readonly details: boolean;
  /** The prefixes of names whose nodes are drawn as one, of each pipeline. */
  readonly collapsed: readonly CollapsedIn[];
}

type CollapsedIn = readonly [pipeline: string, prefixes: readonly string[]];

/** Settings from what was stored, which may be anything. */
export function settingsFrom(stored: unknown): GraphSettings {
  const { asList, parameters, whole, details, collapsed } = isRecord(stored) ? stored : {};
  return {
    asList: asList === true,
    parameters: parameters === true,
    whole: whole === true,
    details: details === true,
    collapsed: Array.isArray(collapsed) ? collapsed.filter(isCollapsed) : [],
  };
}

function isCollapsed(stored: unknown): stored is CollapsedIn {
  if (!Array.isArray(stored)) return false;
  const [pipeline, prefixes] = stored;
  return (
    typeof pipeline === "string" &&
    Array.isArray(prefixes) &&
    prefixes.every((it) => typeof it === "string")
  );
}

const none: readonly string[] = [];

/** The prefixes whose nodes are drawn as one in a pipeline. */
export function collapsedIn({ collapsed }: GraphSettings, pipeline: string): readonly string[] {
  return collapsed.find(([name]) => name === pipeline)?.[1] ?? none;
}

/** For how many pipelines it is kept which groups are collapsed. */
const mostKept = 50;

/** The settings with other collapsed prefixes in a pipeline. */
export function withCollapsed(
  settings: GraphSettings,
  pipeline: string,
  prefixes: readonly string[],
): GraphSettings {
  const others = settings.collapsed.filter(([name]) => name !== pipeline);
  const own: readonly CollapsedIn[] = prefixes.length === 0 ? [] : [[pipeline, prefixes]];
  return { ...settings, collapsed: [...own, ...others].slice(0, mostKept) };
}
