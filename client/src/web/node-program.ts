import type { NodeProgram } from "../node-program.ts";

/** A browser starts no programs. */
export const nodeProgram: NodeProgram | undefined = undefined;
