import type { Format } from "../finding.ts";
import { githubFormat } from "./github.ts";
import { gitlabFormat } from "./gitlab.ts";
import { jsonFormat } from "./json.ts";
import { junitFormat } from "./junit.ts";
import { sarifFormat } from "./sarif.ts";
import { textFormat } from "./text.ts";

/** The formats that `--format` offers. */
export const formats: readonly Format[] = [
  textFormat,
  jsonFormat,
  sarifFormat,
  githubFormat,
  junitFormat,
  gitlabFormat,
];
