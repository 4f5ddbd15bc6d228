import type { ReactNode } from "react";
import { Brand } from "./brand.tsx";

/** A page without navigation, for those who are not signed in. */
export function BarePage({ children }: { children: ReactNode }) {
  return (
    <div className="bare-page">
      <header>
        <Brand />
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}
