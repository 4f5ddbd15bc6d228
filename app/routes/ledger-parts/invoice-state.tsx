import { Status } from "#app/components/status.tsx";
import { signed } from "./difference-text.ts";

interface InvoiceStateProps {
  standing: "agrees" | "differs" | "not-checkable" | "reversed";
  /** Billed over owed, after credit notes. */
  restMinor: number;
  currency: string;
}

export function InvoiceState({ standing, restMinor, currency }: InvoiceStateProps) {
  if (standing === "agrees") return <Status state="pass" word="agrees" />;
  if (standing === "differs") return <Status state="fail" word={`differs by ${signed(restMinor, currency)}`} />;
  if (standing === "reversed") return <Status state="insufficient" word="reversed" />;
  return <Status state="insufficient" word={`not checkable yet, ${signed(restMinor, currency)}`} />;
}
