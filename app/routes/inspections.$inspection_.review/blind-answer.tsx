import { Form } from "@remix-run/react";
import { AnswerOptions } from "#app/components/answer-options.tsx";
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
      <AnswerOptions options={page.options} />
    </Form>
  );
}
