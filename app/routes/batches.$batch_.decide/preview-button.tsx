import { createContext, useContext } from "react";
import { Button, type ButtonProps } from "#app/components/button.tsx";

export interface PreviewWay {
  formMethod: "get" | "post";
  formAction: string;
}

/** How what the form says is shown: by an address, or, where that is too much for one, sent. */
export function previewWay(batchId: string, fits: boolean): PreviewWay {
  const batch = `/batches/${encodeURIComponent(batchId)}`;
  return fits
    ? { formMethod: "get", formAction: `${batch}/decide` }
    : { formMethod: "post", formAction: `${batch}/what-if` };
}

const Way = createContext<PreviewWay>({ formMethod: "get", formAction: "" });

export const PreviewWayProvider = Way.Provider;

/** A button that changes what is shown and signs nothing. */
export function PreviewButton(props: ButtonProps) {
  return <Button look="quiet" formNoValidate {...useContext(Way)} {...props} />;
}
