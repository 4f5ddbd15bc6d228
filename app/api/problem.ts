/** What goes wrong, as RFC 9457 has it: one shape for every error of the API. */
import { z } from "zod";

export const problemSchema = z.object({
  type: z.string().meta({ description: "An address that names the kind of problem." }),
  title: z.string(),
  status: z.int(),
  detail: z.string().meta({ description: "What happened here, for a person." }),
  instance: z.string().meta({ description: "The request, as it stands in the server's log." }),
  errors: z
    .array(z.object({ field: z.string(), message: z.string() }))
    .optional()
    .meta({ description: "What is wrong with which part of the request." }),
});
export type ProblemBody = z.infer<typeof problemSchema>;

/** The kinds there are: status → title. */
export const PROBLEMS = {
  400: "The request cannot be read",
  401: "No token that counts",
  403: "Not for this token",
  404: "Not there",
  405: "Not this method",
  406: "No such form",
  409: "It stands otherwise now",
  411: "How long is it?",
  412: "It changed meanwhile",
  413: "Too large",
  414: "The address is too long",
  415: "Not this kind of body",
  422: "The request is understood and refused",
  429: "Too many requests",
  500: "Something went wrong",
  503: "Not now",
  507: "No room left",
} as const;
export type ProblemStatus = keyof typeof PROBLEMS;

/** Thrown by whatever answers a request, and answered as a problem. */
export class Problem extends Error {
  readonly status: ProblemStatus;
  readonly errors: ProblemBody["errors"];
  readonly headers: Record<string, string>;
  constructor(
    status: ProblemStatus,
    detail: string,
    { errors, headers = {} }: { errors?: ProblemBody["errors"]; headers?: Record<string, string> } = {},
  ) {
    super(detail);
    this.name = "Problem";
    this.status = status;
    this.errors = errors;
    this.headers = headers;
  }
}

export function problemBody({ status, message, errors }: Problem, requestId: string): ProblemBody {
  return {
    type: `/api/v1/docs#problem-${status}`,
    title: PROBLEMS[status],
    status,
    detail: message,
    instance: `urn:uuid:${requestId}`,
    ...(errors && { errors }),
  };
}

/** Absent and forbidden look alike. */
export function absent(): Problem {
  return new Problem(404, "There is no such thing, or this token may not see it.");
}

/** From the messages that the forms show beside their fields. */
export function refused(errors: Record<string, string>): Problem {
  const list = Object.entries(errors).map(([field, message]) => ({ field, message }));
  return new Problem(422, list.map(({ message }) => message).join(" ") || "It was refused.", { errors: list });
}

/** What the call hands over, or the answer that there is nothing. */
export function found<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw absent();
  return value;
}
