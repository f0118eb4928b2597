import { once } from "node:events";
import type { AddressInfo } from "node:net";
import PostalMime from "postal-mime";
import { SMTPServer } from "smtp-server";

type ReceivedMail = { to: string; from: string; subject: string; text: string; html: string; raw: string };

export type MailServer = {
  /** What SMTP_URL says. */
  url: string;
  received: ReceivedMail[];
  /** The next mails are refused for a while, as a full mailbox or a gray list does. */
  refuse: (isRefusing: boolean) => void;
  stop: () => Promise<void>;
};

/** A real SMTP server on loopback that keeps what it is sent. */
export async function startMailServer(): Promise<MailServer> {
  const received: ReceivedMail[] = [];
  let isRefusing = false;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onRcptTo: (_, __, done) =>
      done(isRefusing ? Object.assign(new Error("Come back later"), { responseCode: 451 }) : null),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", async () => {
        const raw = Buffer.concat(chunks).toString("utf8");
        const { subject = "", text = "", html = "", from } = await PostalMime.parse(raw);
        const to = session.envelope.rcptTo.map(({ address }) => address).join(" ");
        received.push({ to, from: from?.address ?? "", subject, text, html, raw });
        done();
      });
    },
  });
  const listening = once(server.server, "listening");
  server.listen(0, "127.0.0.1");
  await listening;
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    refuse: (refusing) => {
      isRefusing = refusing;
    },
    stop: () => new Promise((stopped) => server.close(() => stopped())),
  };
}
