import { Uri, workspace } from "vscode";
import type { ConfigurationRequest, Middleware } from "vscode-languageclient";
import { valohaiLanguage } from "./language.ts";
import { isRecord } from "./message-shapes.ts";
import { labelText } from "./shown-text.ts";

/** The settings as the server asks for them; lenses are also off where the editor's own switch for them is. */
export const withEditorLenses: ConfigurationRequest.MiddlewareSignature = async (
  params,
  token,
  next,
) => {
  const settings: unknown = await next(params, token);
  if (!Array.isArray(settings)) return [];
  return settings.map((section: unknown, index) => {
    const item = params.items[index];
    if (item?.section !== "valohai" || !isRecord(section)) return section;
    return showsLenses(item.scopeUri) ? section : { ...section, codeLens: { enabled: false } };
  });
};

/** The lenses of the server with titles in which no name becomes an icon. */
export const plainLenses: Pick<Middleware, "provideCodeLenses"> = {
  async provideCodeLenses(document, token, next) {
    const lenses = await next(document, token);
    for (const lens of lenses ?? []) {
      if (lens.command) lens.command = { ...lens.command, title: labelText(lens.command.title) };
    }
    return lenses;
  },
};

function showsLenses(scopeUri: string | undefined): boolean {
  const scope = {
    languageId: valohaiLanguage,
    ...(scopeUri === undefined ? {} : { uri: Uri.parse(scopeUri) }),
  };
  return workspace.getConfiguration("editor", scope).get("codeLens") !== false;
}
