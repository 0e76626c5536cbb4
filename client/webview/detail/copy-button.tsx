import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import "../shared/elements.ts";

/** How long the button says that it has copied. */
const saidFor = 2000;

/** Copies, and says so for a moment. */
export function CopyButton({ onCopy }: { readonly onCopy: () => void }): JSX.Element {
  const [copied, say] = useState(false);
  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => say(false), saidFor);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <vscode-button
      secondary
      onClick={() => {
        onCopy();
        say(true);
      }}
    >
      {copied ? "Copied" : "Copy"}
    </vscode-button>
  );
}
