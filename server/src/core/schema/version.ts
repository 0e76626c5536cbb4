/**
 * The version of valohai-yaml whose keys the schema knows, with the volumes of endpoints that came right after it.
 * `npm run drift -- PATH` tells what a checkout of another version has.
 */
export const valohaiYamlVersion = "0.59";
