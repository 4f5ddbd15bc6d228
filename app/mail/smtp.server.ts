/** One mail to one server, in one conversation; and what its end means for whether it may be tried again. */
import { Readable } from "node:stream";
import SMTPConnection from "nodemailer/lib/smtp-connection";
import type { SmtpSettings } from "#app/mail-settings.server.ts";

export interface Sent {
  /** `unsure`: the whole mail was handed over, or may have been, and no answer came. */
  outcome: "taken" | "put off" | "refused" | "unsure";
  /** The server's reply code; null when there was none. */
  code: number | null;
  /** In our words: an answer may quote what a stranger's server wrote. */
  fault: string | null;
  ms: number;
}

export interface SmtpTools {
  smtp: SmtpSettings;
  /** For the clock of one conversation, in milliseconds. */
  patience?: number;
  /** A certificate that is trusted besides those of the system. */
  ca?: string;
}

/** Between two words of the server. */
const PATIENCE_MS = 30_000;

/** The stages of a conversation. Up to `envelope` nothing was handed over; from `text` on the mail may have arrived. */
type Stage = "connection" | "sign-in" | "envelope" | "text";

/** @param raw the whole mail as bytes; the envelope names the one who gets it, whatever the headers say. */
export async function sendBySmtp(tools: SmtpTools, { to, raw }: { to: string; raw: Buffer }): Promise<Sent> {
  const { smtp, ca, patience = PATIENCE_MS } = tools;
  const started = performance.now();
  const connection = new SMTPConnection({
    ...{ host: smtp.host, port: smtp.port, secure: smtp.implicitTls },
    requireTLS: smtp.requireTls && !smtp.implicitTls,
    ...{ connectionTimeout: patience, greetingTimeout: patience, socketTimeout: patience, dnsTimeout: patience },
    tls: { minVersion: "TLSv1.2", ...(ca !== undefined && { ca }) },
    logger: false,
  });
  const progress: { stage: Stage } = { stage: "connection" };
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(), patience * 4);
  try {
    await Promise.race([converse(connection, tools, { to, raw }, progress), givenUp(connection, deadline.signal)]);
    connection.quit();
    return { outcome: "taken", code: 250, fault: null, ms: since(started) };
  } catch (error) {
    connection.close();
    return { ...meaningOf(error, progress.stage), ms: since(started) };
  } finally {
    clearTimeout(timer);
  }
}

async function converse(
  connection: SMTPConnection,
  { smtp }: SmtpTools,
  { to, raw }: { to: string; raw: Buffer },
  progress: { stage: Stage },
): Promise<void> {
  await step((done) => connection.connect(done));
  progress.stage = "sign-in";
  const { login } = smtp;
  if (login) await step((done) => connection.login({ credentials: { user: login.user, pass: login.password } }, done));
  progress.stage = "envelope";
  // Read only once the server has said that it takes the text.
  const text = new Readable({
    read() {
      progress.stage = "text";
      this.push(raw);
      this.push(null);
    },
  });
  await step((done) => connection.send({ from: smtp.from, to: [to] }, text, done));
}

function step(work: (done: (error?: Error | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => work((error) => (error ? reject(error) : resolve())));
}

/** Errors outside of a step, and a server that says a little now and then for ever. */
function givenUp(connection: SMTPConnection, signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    connection.on("error", reject);
    signal.addEventListener("abort", () => reject(Object.assign(new Error("late"), { code: "ETIMEDOUT" })));
  });
}

function meaningOf(error: unknown, stage: Stage): Omit<Sent, "ms"> {
  const { responseCode, code = "" } = error as { responseCode?: number; code?: string };
  const reply = typeof responseCode === "number" && responseCode >= 400 && responseCode < 600 ? responseCode : null;
  if (reply !== null && reply >= 500 && (stage === "envelope" || stage === "text"))
    return { outcome: "refused", code: reply, fault: "The server refused it for good." };
  if (reply !== null && stage !== "connection")
    return { outcome: "put off", code: reply, fault: stage === "sign-in" ? SIGN_IN : "The server put it off." };
  if (stage === "text")
    return { outcome: "unsure", code: null, fault: "The connection ended after the mail was handed over." };
  return { outcome: "put off", code: reply, fault: FAULTS[code] ?? "The connection failed." };
}

const SIGN_IN = "The server did not let Assay sign in.";

const FAULTS: Record<string, string> = {
  EAUTH: SIGN_IN,
  EDNS: "There is no such host.",
  ENOTFOUND: "There is no such host.",
  ECONNREFUSED: "Nobody listens there.",
  ESOCKET: "The host cannot be reached, or its certificate is not valid.",
  ETIMEDOUT: "No answer in time.",
  ETLS: "The server offers no TLS, or its certificate is not valid.",
};

function since(started: number): number {
  return Math.round(performance.now() - started);
}
