import { type ReactNode, useEffect, useState } from "react";

export interface ClientOnlyProps {
  /** What the server renders and what stays without JavaScript. */
  fallback: ReactNode;
  children: () => ReactNode;
}

/** The fallback on the server and at hydration, the children once mounted in the browser. */
export function ClientOnly({ fallback, children }: ClientOnlyProps) {
  const [mounted, setMounted] = useState(false);
  useEffect(() => setMounted(true), []);
  return <>{mounted ? children() : fallback}</>;
}
