/** A key as printed on the keyboard. Hidden from assistive technology: `aria-keyshortcuts` says it there. */
export function Kbd({ keys }: { keys: string }) {
  return (
    <span className="kbd" aria-hidden="true">
      {keys}
    </span>
  );
}
