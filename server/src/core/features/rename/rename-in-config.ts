import type { TextEdit } from "#core/base/edit.ts";
import { itemNamed } from "#core/document/document.ts";
import { parsePiece } from "#core/model/piece.ts";
import { parseLintConfig } from "../diagnostics/lint-config.ts";
import type { LinkedFile, ProjectConfig, ProjectFile } from "./linked-places.ts";
import { writeName } from "./write-name.ts";

/** The edits of a config, with offsets in it. */
export interface EditedConfig {
  readonly file: ProjectConfig;
  readonly edits: readonly TextEdit[];
}

/**
 * The edits that give steps their new name also below `estimates` of the configs that count for their files. A config stays as
 * it is where another of its files still has a step of the old name, or where it estimates something for the new one.
 */
export function renameInConfigs(
  all: readonly ProjectFile[],
  renamed: readonly LinkedFile[],
  oldName: string,
  newName: string,
): readonly EditedConfig[] {
  const changed = renamed.filter(({ named }) => named.some(({ symbol }) => symbol.kind === "step"));
  const configs = new Map(
    changed.flatMap(({ file: { config } }) => (config ? [[config.uri, config] as const] : [])),
  );
  if (configs.size === 0) return [];
  const files = new Set(changed.map((it) => it.file));
  for (const it of all) {
    const isLeft = !files.has(it) && itemNamed(it.document, "step", oldName) !== undefined;
    if (isLeft && it.config) configs.delete(it.config.uri);
  }
  return [...configs.values()].flatMap((file) => {
    const edits = editsOf(file.text, oldName, newName);
    return edits.length > 0 ? [{ file, edits }] : [];
  });
}

function editsOf(text: string, oldName: string, newName: string): readonly TextEdit[] {
  const steps = parseLintConfig(text).estimated.filter((it) => it.kind === "step");
  if (steps.some((it) => it.name === newName)) return [];
  const places = steps.filter((it) => it.name === oldName);
  return writeName(parsePiece(text), places, newName) ?? [];
}
