import { l10n, type Uri, window, workspace } from "vscode";
import type { GraphEdit } from "#core/features/graph-edits/graph-edit.ts";
import {
  type GraphChoicesParams,
  type GraphChoicesResult,
  type GraphEditParams,
  type GraphEditResult,
  graphChoicesRequest,
  graphEditRequest,
} from "#graph-protocol";
import { editDocument } from "./edit-document.ts";
import type { GraphAnswer, GraphMessage } from "./graph-messages.ts";
import type { LanguageServer } from "./language-client.ts";
import { reasonOf } from "./reason.ts";
import { labelText } from "./shown-text.ts";

/** What the page is answered; nothing where a person gave up. */
interface Answered {
  readonly answer?: WithoutFile<GraphAnswer>;
  /** The node that is selected then: a new one, or one beside a removed one. */
  readonly node?: string | undefined;
}

type WithoutFile<Answer> = Answer extends unknown ? Omit<Answer, "file"> : never;

type EditMessage = Extract<GraphMessage, { kind: "editGraph" }>;

/** The panel that shows the graph. */
interface GraphPanel {
  readonly send: (answer: GraphAnswer) => void;
  /** Selects a node of the pipeline. */
  readonly select: (node: string) => void;
  /** Gives the keyboard back to the page. */
  readonly comeBack: () => void;
}

/** Says what can be done in the graph of a pipeline, or makes a change as one edit that undo takes back; a new node is selected, and one beside a removed one. */
export async function answerGraph(
  server: LanguageServer,
  uri: Uri,
  message: GraphMessage,
  { send, select, comeBack }: GraphPanel,
): Promise<void> {
  const { answer, node } = await answerTo(server, uri, message);
  if (message.kind === "editGraph" && "name" in message.edit) comeBack();
  if (answer !== undefined) send({ ...answer, file: workspace.asRelativePath(uri) });
  if (node !== undefined) select(node);
}

async function answerTo(
  server: LanguageServer,
  uri: Uri,
  message: GraphMessage,
): Promise<Answered> {
  try {
    if (message.kind === "editGraph") return await makeEdit(server, uri, message);
    const { pipeline, version, question } = message;
    const params: GraphChoicesParams = { uri: uri.toString(), version, pipeline, question };
    const result = await server.request<GraphChoicesResult | null>(graphChoicesRequest, params);
    const { choices, message: reason } = result ?? { choices: [], message: notOpen() };
    return { answer: { kind: "graphChoices", choices, message: reason } };
  } catch (error) {
    const reason = l10n.t("The file is unchanged: {0}", reasonOf(error));
    if (message.kind === "editGraph") return refusal(reason);
    return { answer: { kind: "graphChoices", choices: [], message: reason } };
  }
}

const notOpen = (): string => l10n.t("The file is not open, so nothing is changed");

async function makeEdit(
  server: LanguageServer,
  uri: Uri,
  { pipeline, version, edit }: EditMessage,
): Promise<Answered> {
  const ask = (it: GraphEdit): Promise<GraphEditResult | null> => {
    const params: GraphEditParams = { uri: uri.toString(), version, pipeline, edit: it };
    return server.request<GraphEditResult | null>(graphEditRequest, params);
  };
  const named = await withName(edit, async (it) => (await ask(it))?.message);
  if (named === undefined) return {};
  const result = await ask(named);
  if (result === null) return refusal(notOpen());
  const { done, message, node } = result;
  if (done === undefined) return refusal(message ?? notOpen());
  if (!(await editDocument(uri, result))) {
    return refusal(
      l10n.t("Nothing is changed: the file has changed in the meantime, or is read-only"),
    );
  }
  return {
    answer: { kind: "graphEdited", text: done, isDone: true },
    node: named.kind === "addNode" || named.kind === "removeNode" ? node : undefined,
  };
}

function refusal(text: string): Answered {
  return { answer: { kind: "graphEdited", text, isDone: false } };
}

/** The edit with the name that a person enters; undefined where they give up. Each name is judged as it is typed. */
async function withName(
  edit: GraphEdit,
  faultOf: (edit: GraphEdit) => Promise<string | undefined>,
): Promise<GraphEdit | undefined> {
  if (edit.kind !== "addNode" && edit.kind !== "rename") return edit;
  const title =
    edit.kind === "rename"
      ? l10n.t('Rename node "{0}"', edit.name)
      : l10n.t('Add a node for "{0}"', edit.runs.name);
  const name = await window.showInputBox({
    title: labelText(title),
    prompt: l10n.t("The name of the node"),
    value: edit.name,
    validateInput: async (name) => {
      const fault =
        name === edit.name && edit.kind === "rename" ? undefined : await faultOf({ ...edit, name });
      return fault === undefined ? undefined : labelText(fault);
    },
  });
  return name === undefined || (edit.kind === "rename" && name === edit.name)
    ? undefined
    : { ...edit, name };
}
