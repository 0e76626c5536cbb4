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
}

/** Settings from what was stored, which may be anything. */
export function settingsFrom(stored: unknown): GraphSettings {
  const { asList, parameters, whole, details } = isRecord(stored) ? stored : {};
  return {
    asList: asList === true,
    parameters: parameters === true,
    whole: whole === true,
    details: details === true,
  };
}
