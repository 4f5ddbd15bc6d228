import type { MouseEvent } from "react";

export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

export interface ThemeSwitchProps {
  theme: Theme;
  /** Where the form posts `theme=system|light|dark`. The route stores it and root renders `data-theme` on <html>. */
  action: string;
}

/** Three submit buttons. With JavaScript the colours change at once; the form is sent all the same. */
export function ThemeSwitch({ theme, action }: ThemeSwitchProps) {
  return (
    <form method="post" action={action} aria-label="Colour theme" className="theme-switch">
      {THEMES.map((one) => (
        <button key={one} type="submit" name="theme" value={one} aria-pressed={one === theme} onClick={applyNow}>
          {one}
        </button>
      ))}
    </form>
  );
}

function applyNow(event: MouseEvent<HTMLButtonElement>) {
  const { value, ownerDocument } = event.currentTarget;
  if (value === "system") delete ownerDocument.documentElement.dataset.theme;
  else ownerDocument.documentElement.dataset.theme = value;
}
