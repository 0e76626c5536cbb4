import type { GraphChoice } from "#core/features/graph-edits/graph-edit.ts";
import { nodeId } from "#core/graph/node-id.ts";
import type { Point } from "#core/graph/placed-graph.ts";
import type { MenuChoice } from "../shared/choice-menu.tsx";
import type { Box as PageBox } from "../shared/place-popover.ts";
import type { ViewNode } from "./view-graph.ts";

/** A node that is being connected with another one. */
export interface Link {
  readonly from: ViewNode;
  /** The ids of the nodes that it can be connected with; undefined until they are known. */
  readonly possible: ReadonlySet<string> | undefined;
  /** The one among them that would be connected now. */
  readonly over: string | undefined;
  /** Where the pointer is in the drawing while the edge is dragged. */
  readonly at: Point | undefined;
}

/** Where an edge that is being made begins or can end, and where it would end now. */
export type LinkRole = "origin" | "possible" | "over" | undefined;

/** A menu of the graph. */
export interface OpenMenu {
  readonly label: string;
  readonly anchor: PageBox;
  readonly choices: readonly MenuAction[];
  readonly finds: boolean;
  readonly onActive?: (choice: MenuAction | undefined) => void;
}

/** Something to choose in a menu, and what happens then. */
export interface MenuAction extends MenuChoice {
  readonly run: () => void;
  /** The id of the node that it is about. */
  readonly node?: string;
}

/** The ids of the nodes among choices, in their order. */
export function nodesAmong(choices: readonly GraphChoice[]): readonly string[] {
  return [...new Set(choices.flatMap((it) => it.node ?? []))];
}

/** Whether it is one node of the file, not a pipeline parameter or several nodes that are drawn as one. */
export function isOneNode({ node: { kind, members } }: ViewNode): boolean {
  return kind !== "parameter" && members === undefined;
}

/** Whether edges can name a node: it is the first of its name, and the name has no dot. */
export function canConnect(shown: ViewNode): boolean {
  const { id, name } = shown.node;
  return isOneNode(shown) && id === nodeId(name) && name !== "" && !name.includes(".");
}

/** What nodes are, by their ids, for the edge that is being made. */
export function linkRoles(link: Link | undefined): (id: string) => LinkRole {
  return (id) => {
    if (link?.from.node.id === id) return "origin";
    if (link?.over === id) return "over";
    return link?.possible?.has(id) ? "possible" : undefined;
  };
}
