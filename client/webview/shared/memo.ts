import { Component, type ComponentChild, type ComponentType } from "preact";

/** A component that is drawn again only when one of its properties is another value. */
export function memo<Props extends object>(
  draw: (props: Props) => ComponentChild,
): ComponentType<Props> {
  return class extends Component<Props> {
    override shouldComponentUpdate(next: Props): boolean {
      return differ(this.props, next);
    }

    override render(props: Props): ComponentChild {
      return draw(props);
    }
  };
}

function differ(a: object, b: object): boolean {
  const before = new Map(Object.entries(a));
  const after = Object.entries(b);
  return before.size !== after.length || after.some(([key, value]) => before.get(key) !== value);
}
