import { type DebianKit, debianKit, hasDebianPackages } from "../support/debian-kit.ts";

/** Neovim as the packages of the system have it. */
export function neovimKit(): Promise<DebianKit> {
  return debianKit("neovim", ["neovim"]);
}

/** Emacs without windows, with the packages that the recipes name. */
export function emacsKit(): Promise<DebianKit> {
  return debianKit("emacs", [
    "emacs-nox",
    "elpa-eglot",
    "elpa-lsp-mode",
    "elpa-markdown-mode",
    "elpa-yaml-mode",
  ]);
}

/** Fetches both, where they can be fetched. */
export async function fetchEditors(): Promise<void> {
  if (!hasDebianPackages()) return;
  await neovimKit();
  await emacsKit();
}

/** Why a test does not run an editor here; undefined where it does. */
export const missingEditors: string | undefined = hasDebianPackages()
  ? undefined
  : "needs the packages of Debian, or of a system that is made from it, and apt-get to fetch them";
