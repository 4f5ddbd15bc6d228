/** A real SMTP server on this machine, whose answers a test chooses. */
import type { AddressInfo, Socket } from "node:net";
import { SMTPServer } from "smtp-server";
import { CERTIFICATE, CERTIFICATE_KEY } from "./localhost-certificate.ts";

export interface MailServer {
  port: number;
  /** Envelope and text of what was taken. */
  taken: { from: string; to: string[]; tls: boolean; user: string; raw: string }[];
  /** What it answers next; an entry serves once. */
  answers: { sender?: number; recipient?: number; text?: number; cut?: "envelope" | "text" }[];
  stop(): Promise<void>;
}

export async function mailServer(options: { tls?: boolean } = {}): Promise<MailServer> {
  const { tls = true } = options;
  const sockets = new Set<Socket>();
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  const made: Omit<MailServer, "port" | "stop"> = { taken: [], answers: [] };
  const refusal = (responseCode: number | undefined) =>
    responseCode === undefined ? null : Object.assign(new Error("not now"), { responseCode });
  const server = new SMTPServer({
    ...{ cert: CERTIFICATE, key: CERTIFICATE_KEY },
    ...(!tls && { disabledCommands: ["STARTTLS"] }),
    authOptional: true,
    onAuth({ username, password }, _, done) {
      if (password === "right:word") done(null, { user: username });
      else done(new Error("no"));
    },
    onMailFrom: (_, __, done) => done(refusal(made.answers[0]?.sender)),
    onRcptTo(_, __, done) {
      if (made.answers[0]?.cut === "envelope") {
        made.answers.shift();
        cut();
      } else done(refusal(made.answers[0]?.recipient));
    },
    onData(stream, session, done) {
      let raw = "";
      stream.setEncoding("utf8").on("data", (text: string) => {
        raw += text;
      });
      stream.on("end", () => {
        const answer = made.answers.shift();
        if (answer?.cut === "text") return cut();
        const fault = refusal(answer?.text);
        if (fault) return done(fault);
        const { mailFrom, rcptTo } = session.envelope;
        const from = mailFrom ? mailFrom.address : "";
        const to = rcptTo.map(({ address }) => address);
        made.taken.push({ from, to, raw, tls: session.secure, user: String(session.user ?? "") });
        done();
      });
    },
  });
  server.on("error", () => {});
  server.server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  const stop = () =>
    new Promise<void>((resolve) => {
      cut();
      server.close(() => resolve());
    });
  return { ...made, port, stop };
}

/** The parts of a mail by their type, decoded; and its headers, unfolded. */
export function partsOf(raw: string): { headers: string; text: string; html: string } {
  const [headers = "", ...rest] = raw.split("\r\n\r\n");
  const boundary = /boundary="([^"]+)"/.exec(headers)?.[1] ?? "none";
  const parts = rest.join("\r\n\r\n").split(`--${boundary}`);
  const part = (type: string) => decoded(parts.find((one) => one.includes(`Content-Type: ${type}`)) ?? "");
  return { headers: headers.replace(/\r\n[ \t]+/g, " "), text: part("text/plain"), html: part("text/html") };
}

function decoded(part: string): string {
  const [headers = "", ...rest] = part.trimStart().split("\r\n\r\n");
  const body = rest.join("\r\n\r\n");
  if (/base64/i.test(headers)) return Buffer.from(body, "base64").toString("utf8");
  if (!/quoted-printable/i.test(headers)) return body;
  const plain = body
    .replace(/=\r\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(plain, "latin1").toString("utf8");
}
