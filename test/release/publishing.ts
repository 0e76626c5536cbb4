import { ovsxVersion, vsceVersion } from "./programs.ts";

/** Somewhere to publish to, and the variable that holds the token for it. */
export interface Registry {
  readonly title: string;
  readonly variable: string;
  /** The npm package that publishes, undefined for npm itself. */
  readonly program: string | undefined;
  /** Its parameters for these packages. */
  parameters(packages: Packages): readonly (readonly string[])[];
}

/** The paths of what a release publishes. */
interface Packages {
  readonly universal: string;
  readonly web: string;
  readonly npm: string;
}

export const registries: readonly Registry[] = [
  {
    title: "the Visual Studio Marketplace",
    variable: "VSCE_PAT",
    program: `@vscode/vsce@${vsceVersion}`,
    parameters: ({ universal, web }) => [["vsce", "publish", "--packagePath", universal, web]],
  },
  {
    title: "Open VSX",
    variable: "OVSX_PAT",
    program: `ovsx@${ovsxVersion}`,
    parameters: ({ universal, web }) => [["ovsx", "publish", universal, web]],
  },
  {
    title: "npm",
    variable: "NPM_TOKEN",
    program: undefined,
    parameters: ({ npm }) => [["publish", npm, "--access", "public"]],
  },
];

/** The registries that a token is given for. */
export function chosenRegistries(environment: NodeJS.ProcessEnv): readonly Registry[] {
  return registries.filter(({ variable }) => Boolean(environment[variable]));
}

/** The parameters of npm that publish to a registry. */
export function npmCalls(
  { program, parameters }: Registry,
  packages: Packages,
): readonly (readonly string[])[] {
  return parameters(packages).map((it) =>
    program === undefined ? it : ["exec", "--yes", `--package=${program}`, "--", ...it],
  );
}
