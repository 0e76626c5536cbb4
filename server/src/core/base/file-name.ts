import { replaceUnseen } from "./visible-text.ts";

/**
 * A name of the user's as the name of a file in a folder, on any system: without separators, characters that Windows
 * refuses or that are invisible, and dots or spaces at its ends; not the name of a device.
 */
export function fileNameOf(name: string, ending: string): string {
  const letters = replaceUnseen(name.slice(0, longestName), () => "-")
    .replace(/[\\/:*?"<>|]/g, "-")
    .replace(/^[-.~\s]+/, "")
    .trimEnd()
    .replace(/\.$/, "");
  const stem =
    letters === "" || device.test(letters) ? `export-${letters}`.replace(/-$/, "") : letters;
  return `${stem}.${ending}`;
}

/** Some systems take no more than 255 bytes, of which a letter may need three. */
const longestName = 60;

/** Windows opens the device whatever comes after the first dot. */
const device = /^(?:con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$)\s*(?:\.|$)/i;
