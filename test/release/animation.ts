import gifenc from "gifenc";
import { PNG } from "pngjs";

/** A picture as PNG, and for how long it is shown, in milliseconds. */
export interface Frame {
  readonly png: Buffer;
  readonly delay: number;
}

const transparentIndex = 255;

/** An animated GIF of pictures of one size, which begins again at its end. All have the colours of the first and the last one. */
export function animated(frames: readonly Frame[]): Uint8Array {
  const pictures = frames.map(({ png }) => PNG.sync.read(png));
  const [first] = pictures;
  const last = pictures.at(-1);
  if (!first || !last) throw new Error("There is no picture to show");
  const palette = gifenc.quantize(Buffer.concat([first.data, last.data]), transparentIndex);
  const encoder = gifenc.GIFEncoder();
  let before: PNG | undefined;
  for (const [at, picture] of pictures.entries()) {
    const { width, height, data } = picture;
    const index = gifenc.applyPalette(data, palette);
    if (before !== undefined) hideUnchanged(index, before.data, data);
    encoder.writeFrame(index, width, height, {
      // Later frames take over the palette of the first.
      ...(before === undefined ? { palette } : { transparent: true, transparentIndex, dispose: 1 }),
      delay: frames[at]?.delay ?? 0,
    });
    before = picture;
  }
  encoder.finish();
  return encoder.bytes();
}

/** Makes what is as in the frame before transparent, since equal indexes take little space. */
function hideUnchanged(index: Uint8Array, before: Uint8Array, data: Uint8Array): void {
  const old = new Uint32Array(before.buffer, before.byteOffset, index.length);
  const now = new Uint32Array(data.buffer, data.byteOffset, index.length);
  for (let at = 0; at < index.length; at++) {
    if (old[at] === now[at]) index[at] = transparentIndex;
  }
}
