import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { Button, LinkButton } from "#app/components/button.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { FormErrors } from "#app/components/form-errors.tsx";
import { PageHeader } from "#app/components/page-header.tsx";

interface NewTalkProps {
  place: { contract: string; contractId: string; label: string; href: string };
  /** What the button says, and the last crumb. */
  verb: string;
  title: string;
  errors: Record<string, string>;
  /** What is wrong with the form as a whole. */
  message: string | undefined;
  children: ReactNode;
}

/** The page of a comment or an assignment that is about something on another page. */
export function NewTalk({ place, verb, title, errors, message, children }: NewTalkProps) {
  return (
    <>
      <PageHeader
        crumbs={[
          { label: place.contract, href: `/contracts/${place.contractId}` },
          { label: place.label, href: place.href },
          { label: verb },
        ]}
        title={title}
      />
      <Form method="post" className="form" noValidate>
        <FormErrors count={Object.keys(errors).length} messages={message ? [message] : []} />
        {children}
        <FormActions>
          <Button>{verb}</Button>
          <LinkButton look="quiet" href={place.href}>
            Cancel
          </LinkButton>
        </FormActions>
      </Form>
    </>
  );
}
