import module from "node:module";

/** Keeps the compiled code of what is loaded from now on, so that the next start takes less time; needs Node 22.8. */
export function keepCompiledCode(): void {
  const loader: object = module;
  if ("enableCompileCache" in loader && typeof loader.enableCompileCache === "function") {
    loader.enableCompileCache();
  }
}
