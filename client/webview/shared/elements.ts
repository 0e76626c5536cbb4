import type { HTMLAttributes } from "preact";
import "@vscode-elements/elements/dist/vscode-badge/index.js";
import "@vscode-elements/elements/dist/vscode-button/index.js";
import "@vscode-elements/elements/dist/vscode-option/index.js";
import "@vscode-elements/elements/dist/vscode-single-select/index.js";

type ElementProps = HTMLAttributes<HTMLElement>;

declare module "preact" {
  namespace JSX {
    interface IntrinsicElements {
      "vscode-badge": ElementProps;
      "vscode-button": ElementProps & { secondary?: boolean };
      "vscode-option": ElementProps & { value: string; selected?: boolean };
      "vscode-single-select": ElementProps & { label?: string; value?: string };
    }
  }
}
