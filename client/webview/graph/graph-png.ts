import type { Size } from "./camera.ts";

/** How much larger than the drawing a picture is, so that it is sharp on all screens. */
const usualScale = 2;

/** The longest side and the most pixels that every browser draws. */
const most = { side: 16_000, pixels: 64_000_000 } as const;

/** The smallest scale at which names can be read. */
const leastScale = 0.5;

/** By how much a drawing is scaled as a picture; undefined if it is too large to be read as one. */
export function pictureScale({ width, height }: Size): number | undefined {
  const scale = Math.min(
    usualScale,
    most.side / Math.max(width, height),
    Math.sqrt(most.pixels / (width * height)),
  );
  return scale < leastScale ? undefined : scale;
}

/** Draws an SVG document on white; rejects if the browser cannot, or if the drawing is too large. */
export async function drawPicture(svg: string, size: Size): Promise<HTMLCanvasElement> {
  const scale = pictureScale(size);
  if (scale === undefined) throw new Error("the graph is too large for a picture; take the SVG");
  const canvas = document.createElement("canvas");
  canvas.width = Math.ceil(size.width * scale);
  canvas.height = Math.ceil(size.height * scale);
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("this window draws no pictures; take the SVG");
  context.fillStyle = "white";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(await imageOf(svg), 0, 0, canvas.width, canvas.height);
  return canvas;
}

/** Only an image element reads SVG, and only from an address. */
async function imageOf(svg: string): Promise<HTMLImageElement> {
  const address = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    return image;
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** The bytes of a picture as PNG, in Base64. */
export function pngBase64(canvas: HTMLCanvasElement): string {
  const [, base64 = ""] = canvas.toDataURL("image/png").split(",");
  return base64;
}

/** The bytes of a picture as PNG. */
export function pngBlob(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob === null) reject(new Error("this window makes no PNG; take the SVG"));
      else resolve(blob);
    }, "image/png");
  });
}
