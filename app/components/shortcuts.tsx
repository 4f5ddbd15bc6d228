import { Fragment, useEffect, useRef } from "react";
import { Kbd } from "./kbd.tsx";
import { pressShortcut } from "./press-shortcut.ts";
import { SHORTCUTS } from "./shortcuts-list.ts";

const CHORD_MS = 1000;

/** Mount once, in root. Listens to keys and holds the dialog that lists them; without JavaScript it is inert. */
export function Shortcuts() {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    let before = { key: "", at: 0 };
    const listen = (event: KeyboardEvent) => {
      if (isTyping(event) || dialog.current?.open) return;
      const chord = event.timeStamp - before.at < CHORD_MS ? `${before.key} ${event.key}` : "";
      before = { key: event.key, at: event.timeStamp };
      const shortcut = SHORTCUTS.find((one) => one.keys === chord) ?? SHORTCUTS.find((one) => one.keys === event.key);
      if (!shortcut) return;
      if (shortcut.id === "help") dialog.current?.showModal();
      else if (!pressShortcut(document, shortcut.id)) return;
      before = { key: "", at: 0 };
      event.preventDefault();
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
  return (
    <dialog ref={dialog} className="shortcuts" aria-labelledby="shortcuts-title">
      <form method="dialog" className="shortcuts-head">
        <h2 id="shortcuts-title">Keyboard shortcuts</h2>
        <button type="submit" className="button quiet small">
          Close
        </button>
      </form>
      {[...new Set(SHORTCUTS.map((shortcut) => shortcut.group))].map((group) => (
        <Fragment key={group}>
          <h3>{group}</h3>
          <dl>
            {SHORTCUTS.filter((shortcut) => shortcut.group === group).map((shortcut) => (
              <Fragment key={shortcut.id}>
                <dt>
                  <Kbd keys={shortcut.keys} />
                  <span className="visually-hidden">{shortcut.keys}</span>
                </dt>
                <dd>{shortcut.about}</dd>
              </Fragment>
            ))}
          </dl>
        </Fragment>
      ))}
    </dialog>
  );
}

function isTyping(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return true;
  const target = event.target;
  return (
    target instanceof HTMLElement &&
    target.closest("input:not([type=radio],[type=checkbox]), textarea, select, [contenteditable]") !== null
  );
}
