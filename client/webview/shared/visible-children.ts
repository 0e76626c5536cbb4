import { type ComponentChildren, options } from "preact";
import { visibleLines } from "#core/base/visible-text.ts";

/** Makes invisible characters visible in all text of the page, so that no name changes the direction of the text around it or hides a part. */
export function showUnseen(): void {
  const others = options.vnode;
  options.vnode = (vnode) => {
    const { type, props } = vnode;
    if (typeof type === "string" && props.children !== undefined) {
      props.children = visibleChildren(props.children);
    }
    others?.(vnode);
  };
}

function visibleChildren(children: ComponentChildren): ComponentChildren {
  if (typeof children === "string") return visibleLines(children);
  return Array.isArray(children) ? children.map(visibleChildren) : children;
}
