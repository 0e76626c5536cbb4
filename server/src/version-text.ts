import { valohaiYamlVersion } from "#core/schema/version.ts";
import { version } from "../../package.json";

/** The version of this product. */
export const productVersion: string = version;

/** What `--version` prints and the log begins with: the version of a program, and that of the files which it knows. */
export function versionText(program: string): string {
  return `${program} ${productVersion} (knows the files of valohai-yaml ${valohaiYamlVersion})`;
}
