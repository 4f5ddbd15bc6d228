import { Form } from "@remix-run/react";
import type { AnswerPage } from "#app/calibration/answer-page.server.ts";
import { AnswerOptions } from "#app/components/answer-options.tsx";
import { Button, LinkButton } from "#app/components/button.tsx";
import { Callout } from "#app/components/callout.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { FormErrors } from "#app/components/form-errors.tsx";
import { PairTexts } from "#app/components/pair-texts.tsx";
import { Progress } from "#app/components/progress.tsx";
import { SignedBy } from "#app/components/signed-by.tsx";

interface AnswerScreenProps {
  page: AnswerPage;
  user: string;
  now: number;
  message: string | null;
}

/** One item at a time, blind. */
export function AnswerScreen({ page, user, now, message }: AnswerScreenProps) {
  const { round, as, items, done, item } = page;
  const back = <LinkButton href={`/calibration/${round.id}`}>To the round</LinkButton>;
  if (round.closed) return <EmptyState title="The round is closed; it takes no more answers." action={back} />;
  if (items === 0) return <EmptyState title="The round has no items yet." action={back} />;
  if (as === "") return <WhoAnswers user={user} />;
  if (!item)
    return (
      <EmptyState title={`All ${items} items are answered. Thank you.`} action={back}>
        What came of it stands on the page of the round.
      </EmptyState>
    );
  return (
    <div className="sections">
      <Progress label="Answered" value={done} max={items} unit="items" />
      {item.record ? (
        <PairTexts record={item.record} />
      ) : (
        <Callout tone="fail" title="The text of this item cannot be read from the vault.">
          {item.gone && <p>{item.gone}</p>}
        </Callout>
      )}
      <Form method="post" className="form wide answer-bar" key={item.n}>
        <FormErrors count={0} messages={message ? [message] : []} />
        <input type="hidden" name="as" value={as} />
        <input type="hidden" name="item" value={item.n} />
        <input type="hidden" name="shown" value={now} />
        <p className="answer-question">Which response is better?</p>
        <AnswerOptions options={page.options} />
      </Form>
    </div>
  );
}

function WhoAnswers({ user }: { user: string }) {
  return (
    <Form method="get" className="form">
      <SignedBy
        label="Who answers"
        name="as"
        defaultValue={user}
        required
        help="Everybody answers each item once, without seeing the key or the others. An answer cannot be changed."
      />
      <div>
        <Button>Begin</Button>
      </div>
    </Form>
  );
}
