import { type Disposable, type ExtensionContext, window, workspace } from "vscode";
import { bundles } from "./bundles.ts";
import { rulePath, ruleScheme } from "./rule-links.ts";

/** Shows what the manual says about a rule when the code of a diagnostic is clicked. */
export function followRuleLinks({ extensionUri }: ExtensionContext): Disposable[] {
  return [
    workspace.registerTextDocumentContentProvider(ruleScheme, {
      provideTextDocumentContent: (uri) => bundles.commands().ruleText(extensionUri, uri),
    }),
    window.registerUriHandler({
      async handleUri({ path, query }) {
        if (path === rulePath && /^[\w-]+$/.test(query)) await bundles.commands().showRule(query);
      },
    }),
  ];
}
