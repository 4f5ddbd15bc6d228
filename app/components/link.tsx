import { type AnchorHTMLAttributes, type ComponentType, createContext, type ReactNode, useContext } from "react";

export interface LinkProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  "data-row"?: string;
  href: string;
}

const PlainLink: ComponentType<LinkProps> = (props) => <a {...props} />;

const LinkKind = createContext<ComponentType<LinkProps>>(PlainLink);

/** Lets root hand in the framework's link, so that components stay free of the framework. Default: a plain `<a>`. */
export const LinkProvider = LinkKind.Provider;

const Opens = createContext<(href: string) => boolean>(() => true);

/** Lets root say which addresses open for who is signed in. */
export const OpensProvider = Opens.Provider;
export const useOpens = () => useContext(Opens);

/** To a file that is kept and not looked at, past the framework; where it would turn the reader away, only the words. */
export function FileLink({ href, children }: { href: string; children: ReactNode }) {
  if (!useOpens()(href)) return <span>{children}</span>;
  return (
    <a href={href} download>
      {children}
    </a>
  );
}

/** Of an address that would turn the reader away, only the words. */
export function Link(props: LinkProps) {
  const Kind = useContext(LinkKind);
  if (!useOpens()(props.href)) return <span>{props.children}</span>;
  return <Kind {...props} />;
}
