import { type Diagnostic, type ExtensionContext, env, Uri } from "vscode";

/** The scheme of pages that each describe one rule. */
export const ruleScheme = "valohai-rule";

/** The path of the addresses that lead to them. */
export const rulePath = "/rule";

/**
 * Where the code of a diagnostic leads: an address of the editor itself, which comes back to this extension. A click on
 * a code does not run a `command:`, and a link to a file would show the source of the page.
 */
function ruleLink({ extension }: ExtensionContext, code: string): Uri {
  const { uriScheme } = env;
  return Uri.from({ scheme: uriScheme, authority: extension.id, path: rulePath, query: code });
}

/** The diagnostics of the server with codes that lead to the rendered manual of the rules. */
export function withRuleLinks(
  context: ExtensionContext,
  diagnostics: readonly Diagnostic[],
): Diagnostic[] {
  return diagnostics.map((diagnostic) => {
    const { code } = diagnostic;
    if (code === undefined) return diagnostic;
    // A server in a worker does not know where the manual is, and sends the code alone.
    const value = typeof code === "object" ? code.value : code;
    return Object.assign(diagnostic, {
      code: { value, target: ruleLink(context, String(value)) },
    });
  });
}
