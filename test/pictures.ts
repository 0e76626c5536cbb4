import { parseArgs } from "node:util";
import { drawIcon } from "./release/draw-icon.ts";
import { makeAnimation } from "./vscode/animated-preview.ts";
import { makeAnnotationPicture } from "./vscode/annotation-picture.ts";
import { makeCommentPicture } from "./vscode/comment-picture.ts";
import { makeComparisonPictures } from "./vscode/comparison-pictures.ts";
import { makeEditorPictures } from "./vscode/editor-pictures.ts";
import { makeFeaturePictures } from "./vscode/feature-pictures.ts";
import { makeGraphPictures } from "./vscode/graph-pictures.ts";
import { makePreviewPictures } from "./vscode/preview-pictures.ts";
import { exitWith } from "./vscode/program.ts";
import { makeSchedulePictures } from "./vscode/schedule-pictures.ts";

/** What draws each picture of the project again. */
const pictures = {
  icon: drawIcon,
  animation: makeAnimation,
  annotations: makeAnnotationPicture,
  comment: makeCommentPicture,
  editor: makeEditorPictures,
  features: makeFeaturePictures,
  comparison: makeComparisonPictures,
  graph: makeGraphPictures,
  preview: makePreviewPictures,
  schedule: makeSchedulePictures,
};

const usage = `Makes pictures of the project again: npm run pictures -- [${Object.keys(pictures).join("|")} ...], all by default`;

await exitWith(main);

async function main(): Promise<number> {
  const { positionals } = parseArgs({ allowPositionals: true });
  const unknown = positionals.find((it) => !(it in pictures));
  if (unknown !== undefined) {
    console.error(usage);
    return 2;
  }
  for (const [name, make] of Object.entries(pictures)) {
    if (positionals.length > 0 && !positionals.includes(name)) continue;
    console.log(name);
    await make();
  }
  return 0;
}
