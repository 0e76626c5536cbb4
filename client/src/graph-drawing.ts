import type { Uri } from "vscode";
import {
  type PipelineGraphParams,
  type PipelineGraphResult,
  pipelineGraphRequest,
} from "#protocol";
import type { LanguageServer } from "./language-client.ts";
import type { Drawing } from "./preview-messages.ts";

/** Asks the server for the drawing of a pipeline, so that what was drawn before keeps its place. */
export class GraphDrawing {
  readonly #server: LanguageServer;
  #last: { readonly key: string; readonly drawing: Drawing } | undefined;
  /** Whether pipeline parameters are drawn. */
  parameters = false;

  constructor(server: LanguageServer) {
    this.#server = server;
  }

  /** The drawing of a pipeline; undefined where the file has no such pipeline. */
  async of(uri: Uri, pipeline: string): Promise<Drawing | undefined> {
    const key = JSON.stringify([uri.toString(), pipeline]);
    const before = this.#last?.key === key ? this.#last.drawing.placed : undefined;
    const params: PipelineGraphParams = {
      uri: uri.toString(),
      pipeline,
      parameters: this.parameters,
      ...(before && { before }),
    };
    const result = await this.#server.request<PipelineGraphResult | null>(
      pipelineGraphRequest,
      params,
    );
    const drawing = result?.drawing;
    // A text that is broken for a moment must not make the nodes change places.
    if (drawing && !result.syntaxError) this.#last = { key, drawing };
    return drawing;
  }
}
