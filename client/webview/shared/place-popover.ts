/** A box on the page, in pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Where a popover is, and how high it may be. */
export interface PopoverPlace {
  readonly left: number;
  readonly top: number;
  readonly maxHeight: number;
}

/** How far a popover stays away from the edges of the page and from its button, in pixels. */
const margin = 8;
const gap = 2;

/**
 * Places a popover at its button, inside the page: below it with their right ends in line if there is room, else moved
 * to the right; above it where there is more room above.
 */
export function placePopover(button: Box, popover: Size, page: Size): PopoverPlace {
  const left = Math.max(
    margin,
    Math.min(button.right - popover.width, page.width - margin - popover.width),
  );
  const below = page.height - margin - button.bottom - gap;
  const above = button.top - gap - margin;
  if (popover.height <= below || below >= above) {
    return { left, top: button.bottom + gap, maxHeight: Math.max(0, below) };
  }
  const height = Math.min(popover.height, above);
  return { left, top: button.top - gap - height, maxHeight: height };
}
