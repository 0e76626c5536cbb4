import type { Uri } from "vscode";
import {
  type GraphHoverParams,
  graphHoverRequest,
  type PipelineGraphParams,
  type PipelineGraphResult,
  pipelineGraphRequest,
} from "#protocol";
import type { LanguageServer } from "./language-client.ts";
import type { Drawing, DrawingWishes } from "./preview-messages.ts";
import type { NodeName } from "./selection.ts";

/** What the hover of a node or an edge says; empty where it says nothing, or the server cannot be reached. */
export async function describePart(
  server: LanguageServer,
  uri: Uri,
  offset: number,
): Promise<string> {
  const params: GraphHoverParams = { uri: uri.toString(), offset };
  const found = server.request<string | null>(graphHoverRequest, params);
  return (await found.catch(() => null)) ?? "";
}

/** Asks the server for the drawing of a pipeline, so that what was drawn before keeps its place. */
export class GraphDrawing {
  readonly #server: LanguageServer;
  #last: { readonly key: string; readonly drawing: Drawing } | undefined;
  #wishes: DrawingWishes = { parameters: false, whole: false, collapsed: [] };

  constructor(server: LanguageServer) {
    this.#server = server;
  }

  /** Changes what is drawn from now on; answers whether it is something else than before. */
  wish({ parameters, whole, collapsed }: DrawingWishes): boolean {
    const before = JSON.stringify(this.#wishes);
    this.#wishes = { parameters, whole, collapsed };
    return JSON.stringify(this.#wishes) !== before;
  }

  /** The drawing of a pipeline, or of what is around a node if it is large; undefined where the file has no such pipeline. */
  async of(uri: Uri, { pipeline, node }: NodeName): Promise<Drawing | undefined> {
    const key = JSON.stringify([uri.toString(), pipeline]);
    const before = this.#last?.key === key ? this.#last.drawing.placed : undefined;
    const params: PipelineGraphParams = {
      uri: uri.toString(),
      pipeline,
      parameters: this.#wishes.parameters,
      collapsed: this.#wishes.collapsed,
      ...(this.#wishes.whole ? {} : { around: node }),
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
