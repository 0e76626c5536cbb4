import { execFile } from "node:child_process";
import { createReadStream, createWriteStream, existsSync } from "node:fs";
import { chmod, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { promisify } from "node:util";
import { createBrotliDecompress } from "node:zlib";
import { provision } from "./cache.ts";
import { installPackages } from "./npm.ts";

const chromiumVersion = "153.0.0";

/** A browser's program and what it needs in its environment. */
export interface BrowserProgram {
  readonly path: string;
  readonly environment: Readonly<Record<string, string>>;
}

const fontSettings = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir prefix="relative">fonts</dir></fontconfig>
`;

/**
 * The headless Chromium that the npm package `@sparticuz/chromium` carries for Linux x64, with its libraries and fonts.
 * Only the package's files are used, never its code, so its own demands on Node do not matter.
 */
export async function chromiumKit(): Promise<BrowserProgram> {
  const folder = await provision({
    name: `chromium-${chromiumVersion}-linux-x64`,
    title: "a headless Chromium (0.2 GB)",
    async build(partial) {
      await installPackages(partial, [
        `@sparticuz/chromium@${chromiumVersion}`,
        "--engine-strict=false",
      ]);
      const packed = join(partial, "node_modules", "@sparticuz", "chromium", "bin");
      await unpack(join(packed, "chromium.br"), join(partial, "chromium"));
      await chmod(join(partial, "chromium"), 0o755);
      for (const name of ["al2023.tar", "fonts.tar"]) {
        await unpack(join(packed, `${name}.br`), join(partial, name));
        await promisify(execFile)("tar", ["-xf", name], { cwd: partial });
      }
      await writeFile(join(partial, "fonts.conf"), fontSettings);
      await rm(join(partial, "node_modules"), { recursive: true });
    },
  });
  const environment: Record<string, string> = { LD_LIBRARY_PATH: join(folder, "lib") };
  if (!existsSync("/etc/fonts/fonts.conf"))
    environment["FONTCONFIG_FILE"] = join(folder, "fonts.conf");
  return { path: join(folder, "chromium"), environment };
}

async function unpack(packed: string, file: string): Promise<void> {
  await pipeline(createReadStream(packed), createBrotliDecompress(), createWriteStream(file));
}
