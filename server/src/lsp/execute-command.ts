import {
  type Connection,
  ErrorCodes,
  Location,
  ResponseError,
  type WorkspaceEdit,
} from "vscode-languageserver";
import { fileNameOf } from "#core/base/file-name.ts";
import { isObject } from "#core/base/is-object.ts";
import { planText } from "#core/features/exports/plan-text.ts";
import { variantsText } from "#core/features/exports/variants-text.ts";
import { fanOut } from "#core/simulation/fan-out.ts";
import { withSamples } from "#core/simulation/metadata/sample-metadata.ts";
import type { PipelineQuery } from "#core/simulation/plan/pipeline-plan.ts";
import { planPipeline } from "#core/simulation/plan/plan-pipeline.ts";
import { previewCommand, showPlaceCommand } from "../protocol.ts";
import type { ShownDocuments } from "./platform.ts";
import { sourceOf } from "./preview.ts";
import { applyEditCommand, showPlanCommand } from "./server-commands.ts";
import type { Workspace } from "./workspace.ts";

/** How many executions are listed. */
const maxListed = 1000n;

/** Answers the commands of the server, which show as documents what VS Code shows in its preview. */
export function answerCommands(
  connection: Connection,
  workspace: Workspace,
  documents: ShownDocuments,
): void {
  const commands = new Map<string, (argument: unknown) => Promise<unknown>>([
    [
      previewCommand,
      async (argument) => {
        const { pipeline, node, query } = await workspace.settled(() =>
          readQuery(workspace, argument),
        );
        if (!query.source.pipeline.config.nodes.some((it) => it.name?.value === node))
          throw invalid(`No node of pipeline "${pipeline}" is named "${node}"`);
        const text = [...variantsText(fanOut({ ...query, node }), { limit: maxListed })].join("");
        return documents.show(fileNameOf(`${pipeline}-${node}`, "txt"), text);
      },
    ],
    [
      showPlanCommand,
      async (argument) => {
        const { pipeline, query } = await workspace.settled(() => readQuery(workspace, argument));
        return documents.show(fileNameOf(pipeline, "txt"), planText(planPipeline(query)));
      },
    ],
    [showPlaceCommand, (argument) => showPlace(connection, argument)],
    [applyEditCommand, (argument) => applyEdit(connection, argument)],
  ]);
  connection.onExecuteCommand(({ command, arguments: [argument] = [] }) => {
    const run = commands.get(command);
    if (!run) throw invalid(`No command is named "${command}"`);
    return run(argument);
  });
}

/** What a command asks about a pipeline; its argument comes from a lens, an action or the config of an editor. */
function readQuery(workspace: Workspace, argument: unknown) {
  const { uri, pipeline, node = "" }: Partial<Record<string, unknown>> = { ...asObject(argument) };
  if (typeof uri !== "string" || typeof pipeline !== "string" || typeof node !== "string")
    throw invalid('The argument is an object with "uri", "pipeline" and "node"');
  const at = workspace.snapshotOf(uri);
  if (!at) throw invalid("The file is not open");
  const source = sourceOf(workspace, at, pipeline);
  if (!source) throw invalid(`No pipeline is named "${pipeline}"`);
  const query: PipelineQuery = withSamples({ source, metadata: {}, pipelineParameters: {} });
  return { pipeline, node, query };
}

async function showPlace(connection: Connection, place: unknown): Promise<null> {
  if (!Location.is(place)) throw invalid("The argument is a place in a file");
  const { uri, range } = place;
  await connection.window.showDocument({ uri, takeFocus: true, selection: range });
  return null;
}

async function applyEdit(connection: Connection, argument: unknown): Promise<null> {
  const edit: WorkspaceEdit = asObject(argument);
  await connection.workspace.applyEdit(edit);
  return null;
}

function asObject(argument: unknown): object {
  if (isObject(argument)) return argument;
  throw invalid("The argument is an object");
}

function invalid(message: string): ResponseError<void> {
  return new ResponseError(ErrorCodes.InvalidParams, message);
}
