import { env } from "vscode";
import { tellBriefly, tellError } from "./notify.ts";
import { reasonOf } from "./reason.ts";

/** Copies a text and says so in the status bar; tells why where that is not possible. */
export async function copyText(text: string, done: string): Promise<void> {
  try {
    await env.clipboard.writeText(text);
    tellBriefly("check", done);
  } catch (error) {
    void tellError(`Nothing is copied: ${reasonOf(error)}`);
  }
}
