/** The part of `papaparse` that is used; its published types would pull in those of Node. */
declare module "papaparse" {
  interface ParseResult {
    readonly data: readonly (readonly string[])[];
    readonly errors: readonly {
      readonly code: string;
      readonly message: string;
      readonly row?: number;
    }[];
  }
  interface UnparseOptions {
    readonly delimiter: string;
    readonly newline: string;
    readonly header: boolean;
  }
  const Papa: {
    parse(text: string, options: { readonly skipEmptyLines: "greedy" }): ParseResult;
    unparse(rows: readonly (readonly string[])[], options: UnparseOptions): string;
  };
  export = Papa;
}
