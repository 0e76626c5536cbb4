import type { Located } from "#core/base/range.ts";
import type { EndpointVolume } from "#core/model/config.ts";
import type { ItemRule } from "../rule.ts";

/** Two volumes of an endpoint are mounted at the same path. */
export const endpointMountPath: ItemRule<SamePath> = {
  code: "endpoint-mount-path",
  severity: "error",
  summary:
    "Two volumes of an endpoint cannot share a `mount-path`; the workspace volume counts as one of them.",
  scope: "item",
  find({ config }, report) {
    if (config?.kind !== "endpoint") return;
    const seen = new Map<string, MountedVolume>();
    for (const volume of mountedVolumes(config.volumes)) {
      const { value, range } = volume.mountPath;
      const first = seen.get(value);
      if (!first) {
        seen.set(value, volume);
        continue;
      }
      const place = { range: first.mountPath.range, message: "The first volume at this path" };
      report(
        range,
        { path: value, first },
        first.mountPath.range.start === range.start ? {} : { related: [place] },
      );
    }
  },
  message: ({ path, first }) => `The mount path "${path}" is already that of ${nameOf(first)}`,
};

type MountedVolume = EndpointVolume & { readonly mountPath: Located<string> };

/** In the order of the text. */
function mountedVolumes(volumes: readonly EndpointVolume[]): readonly MountedVolume[] {
  return volumes
    .filter((it): it is MountedVolume => it.mountPath !== undefined)
    .sort((a, b) => a.mountPath.range.start - b.mountPath.range.start);
}

function nameOf({ kind, name }: EndpointVolume): string {
  if (kind === "workspace") return "the workspace volume";
  return name ? `volume "${name.value}"` : "another shared volume";
}

/** A path at which another volume is mounted already. */
interface SamePath {
  readonly path: string;
  readonly first: EndpointVolume;
}
