import type { ReactNode } from "react";
import { Brand } from "./brand.tsx";

/** A page without navigation, for those who are not signed in. */
export function BarePage({ home = "/", children }: { home?: string; children: ReactNode }) {
  return (
    <div className="bare-page">
      <header>
        <Brand href={home} />
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}
