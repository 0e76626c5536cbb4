import type { Format } from "../finding.ts";

/** The formats by name; each is loaded when it is asked for. */
const formats = {
  text: async () => (await import("./text.ts")).textFormat,
  json: async () => (await import("./json.ts")).jsonFormat,
  sarif: async () => (await import("./sarif.ts")).sarifFormat,
  github: async () => (await import("./github.ts")).githubFormat,
  junit: async () => (await import("./junit.ts")).junitFormat,
  gitlab: async () => (await import("./gitlab.ts")).gitlabFormat,
} satisfies { readonly [name: string]: () => Promise<Format> };

export type FormatName = keyof typeof formats;

/** The names that `--format` of `check` takes. */
export const formatNames = Object.keys(formats).filter(isFormatName);

function isFormatName(name: string): name is FormatName {
  return Object.hasOwn(formats, name);
}

/** Loads the format of this name. */
export function loadFormat(name: FormatName): Promise<Format> {
  return formats[name]();
}
