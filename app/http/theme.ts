/** The colour theme a visitor chose, kept in a cookie that holds nothing else. */
export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

const NAME = "theme";

export function themeOf(cookies: string | null): Theme {
  const value = /(?:^|;\s*)theme=(\w+)/.exec(cookies ?? "")?.[1];
  return THEMES.find((theme) => theme === value) ?? "system";
}

export function themeCookie(theme: Theme): string {
  return `${NAME}=${theme}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly`;
}
