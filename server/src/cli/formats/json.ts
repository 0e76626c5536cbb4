import { printedJson } from "#core/base/terminal-text.ts";
import { allFindings, type Format } from "../finding.ts";

/** For programs: one array of findings. */
export const jsonFormat: Format = {
  name: "json",
  render: (reports) => `${printedJson(JSON.stringify(allFindings(reports), null, 2))}\n`,
};
