import { Form } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";

export function ChangeForms({ state }: { state: "open" | "paused" | "ended" }) {
  const isOpen = state === "open";
  return (
    <Form method="post" className="form-actions">
      <Button name="intent" value="test" look="quiet">
        Send a test
      </Button>
      <Button name="intent" value={isOpen ? "pause" : "resume"} look="quiet">
        {isOpen ? "Pause" : "Go on"}
      </Button>
      <Button name="intent" value="secret" look="quiet">
        Make a new secret
      </Button>
      <Button name="intent" value="end" look="danger">
        End it for good
      </Button>
    </Form>
  );
}
