import { runCollected } from "./in-editor.ts";

/** What VS Code calls in the extension host; the build puts every file of `suite/` in front of it. */
export async function run(): Promise<void> {
  await runCollected();
}
