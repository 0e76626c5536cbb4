import type { Uri } from "vscode";
import { l10n } from "vscode";
import type { SourceRange } from "#core/base/range.ts";
import {
  type ApplyChangesParams,
  applyChangesRequest,
  type EditsResult,
  type ExamplePipelineParams,
  type ExamplePipelineResult,
  examplePipelineRequest,
  type FreezeVariantsParams,
  freezeVariantsRequest,
} from "#protocol";
import { editDocument } from "./edit-document.ts";
import type { LanguageServer } from "./language-client.ts";
import { inform, showError } from "./notify.ts";
import type { FromPage } from "./preview-messages.ts";
import { reasonOf } from "./reason.ts";
import type { NodeName } from "./selection.ts";

/** The file that a preview writes into. */
export interface EditPlace {
  readonly uri: Uri;
  readonly selected: NodeName | undefined;
  /** Shows a place of the file, and moves the keyboard there if that is wanted. */
  readonly reveal: (range: SourceRange, focus: boolean) => Promise<void>;
}

type EditMessage = Extract<FromPage, { kind: "apply" | "freeze" | "insertExample" }>;

interface EditRequest {
  readonly method: string;
  readonly params: ApplyChangesParams | FreezeVariantsParams | ExamplePipelineParams;
}

/** Asks the server for the edits that the page wants, makes them, and shows their place and the server's message. */
export async function editFromPreview(
  server: LanguageServer,
  place: EditPlace,
  message: EditMessage,
): Promise<void> {
  const request = requestFor(place, message);
  if (request === undefined) return;
  try {
    const result = await server.request<EditsResult | null>(request.method, request.params);
    if (result === null) return;
    const made = result.edits.length === 0 || (await editDocument(place.uri, result));
    if (made) await showResult(place, result);
    else void inform(l10n.t("The file has changed in the meantime; try again"));
  } catch (error) {
    void showError(l10n.t("The file is unchanged: {0}", reasonOf(error)));
  }
}

/** An example pipeline that could be written into a file. */
export async function exampleFor(server: LanguageServer, uri: Uri): Promise<string | undefined> {
  const params: ExamplePipelineParams = { uri: uri.toString() };
  const example = await server.request<ExamplePipelineResult | null>(
    examplePipelineRequest,
    params,
  );
  return example?.text;
}

function requestFor(
  { uri: address, selected }: EditPlace,
  message: EditMessage,
): EditRequest | undefined {
  const uri = address.toString();
  if (message.kind === "insertExample") return { method: examplePipelineRequest, params: { uri } };
  if (selected === undefined) return undefined;
  if (message.kind === "freeze") {
    return { method: freezeVariantsRequest, params: { ...message.query, ...selected, uri } };
  }
  const { pipeline } = selected;
  return { method: applyChangesRequest, params: { uri, pipeline, changes: message.changes } };
}

/** The place is shown at once; the message leads there again, with the keyboard. */
async function showResult({ reveal }: EditPlace, { message, shown }: EditsResult): Promise<void> {
  if (shown !== undefined) await reveal(shown, false);
  if (message === undefined) return;
  const offered = shown === undefined ? [] : [l10n.t("Show")];
  void inform(message, ...offered).then((choice) => {
    if (choice !== undefined && shown !== undefined) void reveal(shown, true);
  });
}
