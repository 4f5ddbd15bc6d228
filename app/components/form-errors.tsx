import { useEffect, useRef } from "react";
import { Callout } from "./callout.tsx";

export interface FormErrorsProps {
  /** Messages that belong to no single field; [] when each stands beside its field. */
  messages?: readonly string[];
  /** How many fields carry an error. */
  count: number;
}

/** Put it first in the form. Says how much is wrong and moves the focus to the first invalid control. */
export function FormErrors({ messages = [], count }: FormErrorsProps) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (count === 0) return;
    place.current?.closest("form")?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [count]);
  if (count === 0 && messages.length === 0) return null;
  return (
    <div ref={place} role="alert">
      <Callout
        tone="fail"
        title={
          count === 1
            ? "One field needs another look."
            : count > 1
              ? `${count} fields need another look.`
              : "This could not be done."
        }
      >
        {messages.map((message) => (
          <p key={message}>{message}</p>
        ))}
      </Callout>
    </div>
  );
}
