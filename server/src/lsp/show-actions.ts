import {
  type CodeAction,
  type CodeActionContext,
  CodeActionTriggerKind,
  type Command,
} from "vscode-languageserver";
import { touches } from "#core/base/range.ts";
import { visibleText } from "#core/base/visible-text.ts";
import {
  type PreviewableNode,
  previewableNodes,
} from "#core/features/navigation/previewable-nodes.ts";
import { previewCommand } from "../protocol.ts";
import type { Client } from "./client-capabilities.ts";
import type { Snapshot } from "./documents.ts";
import { showPlanCommand } from "./server-commands.ts";

/**
 * The actions that show what the pipeline and the node at an offset will run, for clients whose editor has no preview. They have
 * no kind, because they change nothing: a client that asks for a kind of action does not get them.
 */
export function showActions(
  { text: { uri }, document }: Snapshot,
  offset: number,
  { only, triggerKind }: CodeActionContext,
  { commands, showsTexts }: Client,
): CodeAction[] {
  const isWanted = only === undefined && triggerKind !== CodeActionTriggerKind.Automatic;
  if (!isWanted || !showsTexts || commands.has(previewCommand)) return [];
  const near = previewableNodes(document).filter((it) => touches(it.pipelineRange, offset));
  const [first] = near;
  if (!first) return [];
  const node = near.find((it) => touches(it.nodeRange, offset) && it.type !== "deployment");
  return [
    ...(node ? [showNode(uri, node)] : []),
    action({
      title: visibleText(`Show what pipeline "${first.pipeline}" will run`),
      command: showPlanCommand,
      arguments: [{ uri, pipeline: first.pipeline }],
    }),
  ];
}

function showNode(uri: string, { pipeline, node }: PreviewableNode): CodeAction {
  return action({
    title: visibleText(`Show what node "${node}" will run`),
    command: previewCommand,
    arguments: [{ uri, pipeline, node }],
  });
}

function action(command: Command): CodeAction {
  return { title: command.title, command };
}
