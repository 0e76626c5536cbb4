import type { SourceRange } from "#core/base/range.ts";
import type { TaskNodeEntry } from "#protocol";
import { followSelection, type NodeName, nodeAt } from "./selection.ts";

/** Which node of a document a preview shows: the last one chosen, by its name or with the cursor. */
export class NodeSelection {
  #selected: NodeName | undefined;
  #nodes: readonly TaskNodeEntry[] = [];
  /** The version of the document whose nodes were asked for. */
  #version: number | undefined;
  /** A place whose node is to be selected once the nodes are known. */
  #cursor: SourceRange | undefined;

  constructor(selected: NodeName | undefined) {
    this.#selected = selected;
  }

  get selected(): NodeName | undefined {
    return this.#selected;
  }

  /** Another document is shown. */
  reset(): void {
    this.#selected = undefined;
    this.#nodes = [];
    this.#version = undefined;
    this.#cursor = undefined;
  }

  select(selected: NodeName): void {
    this.#selected = selected;
    this.#cursor = undefined;
  }

  /**
   * The cursor has moved there, in this version of the document; answers whether that selects another node. While the
   * nodes of that version are not known, the next `update` selects it.
   */
  moveCursor(cursor: SourceRange, version: number): boolean {
    this.#cursor = cursor;
    return version === this.#version && this.#selectAtCursor();
  }

  /** The nodes of a version of the document. A node or pipeline that was renamed in its place stays selected. */
  update(nodes: readonly TaskNodeEntry[], version: number): void {
    this.#selected = followSelection(this.#nodes, nodes, this.#selected);
    this.#nodes = nodes;
    this.#version = version;
    this.#selectAtCursor();
  }

  #selectAtCursor(): boolean {
    const entry = this.#cursor && nodeAt(this.#nodes, this.#cursor);
    this.#cursor = undefined;
    if (entry === undefined) return false;
    const { pipeline, node } = entry;
    const same = this.#selected?.pipeline === pipeline && this.#selected.node === node;
    this.#selected = { pipeline, node };
    return !same;
  }
}
