import type { ButtonHTMLAttributes, ReactNode } from "react";
import { Kbd } from "./kbd.tsx";
import { Link, type LinkProps, useOpens } from "./link.tsx";
import { type ShortcutId, shortcutKeys } from "./shortcuts-list.ts";

interface Look {
  look?: "primary" | "quiet" | "danger";
  small?: boolean;
  shortcut?: ShortcutId;
}

export type ButtonProps = Look & ButtonHTMLAttributes<HTMLButtonElement>;
export type LinkButtonProps = Look & LinkProps;

/** A button; `type` defaults to "submit", the only kind that works without JavaScript. */
export function Button({ look, small, shortcut, children, type = "submit", ...rest }: ButtonProps) {
  return (
    <button {...rest} type={type} className={buttonClass(look, small)} {...shortcutAttributes(shortcut)}>
      {children}
      {shortcut && <Kbd keys={shortcutKeys(shortcut)} />}
    </button>
  );
}

/** Not there at all where it would turn the reader away. */
export function LinkButton({ look, small, shortcut, children, ...rest }: LinkButtonProps) {
  if (!useOpens()(rest.href)) return null;
  return (
    <Link {...rest} className={buttonClass(look, small)} {...shortcutAttributes(shortcut)}>
      {children}
      {shortcut && <Kbd keys={shortcutKeys(shortcut)} />}
    </Link>
  );
}

/** To a file that is kept and not looked at. Not there at all where it would turn the reader away. */
export function FileButton({ href, small, children }: { href: string; small?: boolean; children: ReactNode }) {
  if (!useOpens()(href)) return null;
  return (
    <a className={buttonClass("quiet", small)} href={href} download>
      {children}
    </a>
  );
}

function buttonClass(look: Look["look"] = "primary", small = false): string {
  return ["button", look !== "primary" && look, small && "small"].filter(Boolean).join(" ");
}

/** `data-shortcut` is what the key handler presses; `aria-keyshortcuts` says it to assistive technology. */
export function shortcutAttributes(id: ShortcutId | undefined) {
  return id ? { "data-shortcut": id, "aria-keyshortcuts": shortcutKeys(id) } : {};
}
