import { type AnchorHTMLAttributes, type ComponentType, createContext, useContext } from "react";

export interface LinkProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  "data-row"?: string;
  href: string;
}

const PlainLink: ComponentType<LinkProps> = (props) => <a {...props} />;

const LinkKind = createContext<ComponentType<LinkProps>>(PlainLink);

/** Lets root hand in the framework's link, so that components stay free of the framework. Default: a plain `<a>`. */
export const LinkProvider = LinkKind.Provider;

export function Link(props: LinkProps) {
  const Kind = useContext(LinkKind);
  return <Kind {...props} />;
}
