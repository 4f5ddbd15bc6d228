import { Button } from "./button.tsx";
import type { ShortcutId } from "./shortcuts-list.ts";

/** The answers of a blind comparison, side by side; the first nine also by their digit. Sent as `answer`. */
export function AnswerOptions({ options }: { options: { id: string; label: string }[] }) {
  return (
    <div className="answer-options">
      {options.map(({ id, label }, i) => (
        <Button
          key={id}
          look="quiet"
          name="answer"
          value={id}
          shortcut={i < 9 ? (`judge-${i + 1}` as ShortcutId) : undefined}
        >
          {label}
        </Button>
      ))}
    </div>
  );
}
