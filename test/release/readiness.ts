/** What of package.json a release depends on. */
export interface ReleasedManifest {
  readonly version: string;
  readonly repository: { readonly url: string };
}

/** The owner in the addresses of package.json until the project has a home. */
const placeholder = "github.com/OWNER/";

/**
 * Why what is in the checkout cannot be published, as sentences; `uncommitted` is what `git status --porcelain` prints,
 * `tags` are those of the current commit.
 */
export function obstacles(
  { version, repository }: ReleasedManifest,
  changelog: string,
  { uncommitted, tags }: { readonly uncommitted: string; readonly tags: readonly string[] },
): readonly string[] {
  const found: string[] = [];
  const heading = new RegExp(`^## ${version.replaceAll(".", "\\.")} - \\d{4}-\\d\\d-\\d\\d$`, "m");
  if (!heading.test(changelog))
    found.push(`CHANGELOG.md has no heading "## ${version} - YYYY-MM-DD"`);
  if (repository.url.includes(placeholder))
    found.push(`the addresses in package.json still name the owner OWNER`);
  if (uncommitted.trim() !== "") found.push("there are changes that are not committed");
  if (!tags.includes(`v${version}`)) found.push(`the commit does not have the tag v${version}`);
  return found;
}
