import { fileURLToPath } from "node:url";

/** The repository's folder: two levels up from this file as from the bundles in `out/test`. */
export const repository = fileURLToPath(new URL("../../", import.meta.url)).replace(/[\\/]$/, "");
