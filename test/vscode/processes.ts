import { execFileSync } from "node:child_process";

/** The processes of this machine, but for Windows', whose command line holds a text. */
export function processesWith(text: string): readonly number[] {
  const listed = execFileSync("ps", ["-A", "-ww", "-o", "pid=,args="], { encoding: "utf8" });
  return listed
    .split("\n")
    .filter((line) => line.includes(text))
    .map((line) => Number.parseInt(line, 10));
}
