import { Form } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import type { ShortcutId } from "#app/components/shortcuts-list.ts";
import type { ReviewItem } from "#app/inspection/review-page.server.ts";
import { type ReviewScreenProps, Who } from "./review-screen.tsx";

/** Before anything else is shown. */
export function BlindAnswer({ page, mode, now, item }: ReviewScreenProps & { item: ReviewItem }) {
  return (
    <Form method="post" className="form wide answer-bar">
      <Who page={page} mode={mode} intent="answer" />
      <input type="hidden" name="n" value={item.n} />
      <input type="hidden" name="shown" value={now} />
      <p className="answer-question">Which response is better under the written instruction?</p>
      <div className="answer-options">
        {page.options.map(({ id, label }, i) => (
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
    </Form>
  );
}
