/** How a program for Node is started. */
export interface NodeProgram {
  readonly command: string;
  readonly env: { readonly [name: string]: string };
}

/** The Node that this extension runs in, which is a part of the editor on the desktop; undefined in a browser. */
export const nodeProgram: NodeProgram | undefined = {
  command: process.execPath,
  env: { ELECTRON_RUN_AS_NODE: "1" },
};
