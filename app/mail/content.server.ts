/** What stands in each kind of mail. */
import type { DigestChoiceRow, MailRow } from "#db/mails.server.ts";
import type { UserRow } from "#db/people.server.ts";
import type { MailContent } from "./compose.server.ts";
import { personalDigest } from "./digest-mail.server.ts";
import { confirmToken, endToken } from "./mail-token.server.ts";
import type { MailTools } from "./send.server.ts";

/** null: there is nothing for this person any more. */
export async function contentOf(
  tools: MailTools,
  { kind, address }: MailRow,
  user: UserRow,
  choice: DigestChoiceRow | undefined,
  base: string,
): Promise<MailContent | null> {
  const whose = { userId: user.id, email: address };
  if (kind === "test")
    return {
      document: {
        title: "A test from Assay",
        sub: "Asked for by an admin",
        blocks: [{ kind: "paragraph", text: WORKS }],
      },
      foot: [{ text: "Sent by", link: { label: "Assay", href: base } }],
    };
  if (kind === "confirm") {
    const link = { label: "Confirm the address", href: `${base}/digest-mail/${confirmToken(tools, whose)}` };
    return {
      document: {
        title: "Confirm your address",
        sub: "Digests from Assay",
        blocks: [{ kind: "paragraph", text: ASKED }],
      },
      foot: [{ text: "Within seven days:", link }],
    };
  }
  if (!choice || choice.rhythm === "never" || choice.confirmedEmail !== address) return null;
  const { secondFactorRoles } = tools.settings;
  const document = await personalDigest({ ...tools, secondFactorRoles }, user, choice.rhythm);
  if (!document) return null;
  const token = endToken(tools, whose);
  return {
    document,
    foot: [
      { text: "You chose this digest:", link: { label: "change it", href: `${base}/notifications/choices` } },
      { text: "No more of them:", link: { label: "end the digest", href: `${base}/digest-mail/${token}` } },
    ],
    oneClick: `${base}/digest-mail/${token}/one-click`,
  };
}

const WORKS = "Mail from this installation arrives. Digests come to those who choose them under Notifications.";
const ASKED =
  "Somebody with your account asked for a digest to this address. Follow the link below if it was you; otherwise nothing more is sent here.";
