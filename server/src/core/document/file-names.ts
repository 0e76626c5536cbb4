/** Whether a file is Valohai YAML by its name. */
export function isValohaiFileName(name: string): boolean {
  return /^valohai\.ya?ml$|\.valohai\.ya?ml$/.test(name);
}

/** Folders with third-party files, which are never searched. */
export const skippedFolders: readonly string[] = [
  "node_modules",
  ".git",
  ".venv",
  "venv",
  "__pycache__",
];
