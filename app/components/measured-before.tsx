import { shellWord } from "./shell-word.ts";

/** What is stored here was measured before: once a page, with the command that measures it anew. */
export function MeasuredBefore({ note, contract }: { note: string | null; contract: string }) {
  return note === null ? null : (
    <p className="sub">
      {note} Measured anew, the numbers are those of today; nothing that was decided changes:{" "}
      <code>npx assay rescan --contract {shellWord(contract)}</code>
    </p>
  );
}
