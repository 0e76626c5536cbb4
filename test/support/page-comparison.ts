import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";

/** Set by `npm run docs`: files that are made from others are written instead of compared. */
const writes = process.env["WRITE_DOCS"] === "1";

/** Fails unless a file is what is computed from its present text; the message names the command that writes it. */
export function compareWithFile(
  file: string,
  wanted: (present: string) => string,
  command = "npm run docs",
): void {
  const present = existsSync(file) ? readFileSync(file, "utf8") : "";
  const page = wanted(present);
  if (writes) writeFileSync(file, page);
  else assert.ok(present === page, `${file} is out of date: run \`${command}\``);
}
