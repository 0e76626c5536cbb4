/**
 * The version of valohai-yaml whose keys the schema knows, with the volumes of endpoints that came right after it.
 * `npm run drift -- PATH` lists the differences to a checkout of another version.
 */
export const valohaiYamlVersion = "0.59";
