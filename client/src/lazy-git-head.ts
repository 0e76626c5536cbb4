import type { Disposable } from "vscode";
import { bundles } from "./bundles.ts";
import type { GitHead } from "./git-head.ts";

/** What files say in the last commit, for all parts of the extension that ask; read once. */
export interface SharedHead extends Disposable {
  get(): GitHead;
}

/** What reads it is loaded when it is first asked for. */
export function lazyGitHead(): SharedHead {
  let head: GitHead | undefined;
  return {
    get() {
      head ??= new (bundles.gitHead().GitHead)();
      return head;
    },
    dispose: () => head?.dispose(),
  };
}
