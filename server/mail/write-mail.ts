import "server-only";
import { createTranslator } from "use-intl/core";
import type { LetterOutcome, ReportOutcome, Role } from "#db/vocabulary";
import { DEFAULT_LOCALE, dateLocaleOf, directionOf } from "#messages/locales";
import { messagesOf } from "#messages/messages";
import type { Sentence } from "#server/notices/rules";

type OfSignIn = { kind: "sign_in"; to: string; token: string; code: string; minutes: number };
type OfInvitation = {
  kind: "invitation";
  to: string;
  token: string;
  /** The handle of the one who invites. */
  inviter: string;
  role: Role;
  /** The last day on which it can be accepted, written YYYY-MM-DD. */
  until: string;
};
type OfNotices = {
  kind: "notices";
  to: string;
  how: "now" | "daily";
  /** What happened, to what, and where it leads below the language. */
  lines: { sentence: Sentence; title: string; path: string }[];
  /** How many more there are. */
  more: number;
  stopToken: string;
};
/** Whether an address is theirs, asked of somebody who left it with what they sent. */
type OfConfirmation = { kind: "confirm"; to: string; token: string; days: number };
/** What came of what somebody sent who is no member. */
type OfOutcome = { kind: "outcome"; to: string; outcome: ReportOutcome; reply: string };
/** What came of a letter of somebody who is no member. */
type OfLetter = { kind: "letter"; to: string; outcome: LetterOutcome; reason: string };
/** What a mail is about, before it is put into words. */
export type MailWords = OfSignIn | OfInvitation | OfNotices | OfConfirmation | OfOutcome | OfLetter;

/** A mail as it is sent; `stop` is the address that stops mail of its kind by one press (RFC 8058). */
export type Mail = { to: string; subject: string; text: string; html: string; stop?: string };

/** Whose mail it is: the name of the site and the address under which people reach it. */
export type Sender = { name: string; publicUrl: string };

/** What stands in a mail: paragraphs, what is listed, a link with its words, and a code that is typed in. */
type Content = {
  subject: string;
  lead: string;
  action: string;
  link: string;
  code?: string;
  list?: { words: string; title: string; link: string }[];
  after: string[];
  stop?: string;
};

/** A day, YYYY-MM-DD, in the words of a mail. */
export const longDay = (day: string): string =>
  new Intl.DateTimeFormat(dateLocaleOf(DEFAULT_LOCALE), { dateStyle: "long", timeZone: "UTC" }).format(new Date(day));

/** Puts a mail into words, as plain text and as HTML, both saying the same. */
export function writeMail(words: MailWords, site: Sender): Mail {
  const content = contentOf(words, site);
  const { subject, stop } = content;
  return { to: words.to, subject, text: textOf(content, site), html: htmlOf(content, site), ...(stop && { stop }) };
}

function contentOf(words: MailWords, { name: site, publicUrl }: Sender): Content {
  const t = createTranslator({ locale: DEFAULT_LOCALE, messages: messagesOf(DEFAULT_LOCALE), namespace: "mail" });
  const address = (path: string) => `${publicUrl}/${DEFAULT_LOCALE}/${path}`;
  if (words.kind === "sign_in") {
    return {
      subject: t("signInSubject", { site }),
      lead: t("signInLead", { site, minutes: words.minutes }),
      action: t("signInAction"),
      link: address(`signin/link/${words.token}`),
      code: words.code,
      after: [t("signInCode"), t("signInNotYou")],
    };
  }
  if (words.kind === "confirm") {
    return {
      subject: t("confirmSubject", { site }),
      lead: t("confirmLead", { site, days: words.days }),
      action: t("confirmAction"),
      link: address(`confirm/${words.token}`),
      after: [t("confirmNotYou")],
    };
  }
  if (words.kind === "letter") {
    return {
      subject: t("letterSubject", { site }),
      lead: t(`letterLead.${words.outcome}`, { site }),
      list: [{ words: words.reason, title: "", link: "" }],
      action: t("letterAction"),
      link: address("corrections"),
      after: [t("outcomeForgotten")],
    };
  }
  if (words.kind === "outcome") {
    return {
      subject: t("outcomeSubject", { site }),
      lead: t(`outcomeLead.${words.outcome}`, { site }),
      list: [{ words: words.reply, title: "", link: "" }],
      action: t("outcomeAction"),
      link: address("measures"),
      after: [t("outcomeForgotten")],
    };
  }
  if (words.kind === "notices") return contentOfNotices(words, site, address, publicUrl);
  return {
    subject: t("invitationSubject", { site, inviter: words.inviter }),
    lead: t(`invitationLead.${words.role}`, { site, inviter: words.inviter }),
    action: t("invitationAction"),
    link: address(`join/${words.token}`),
    after: [t("invitationUntil", { until: longDay(words.until) }), t("invitationNotYou")],
  };
}

function contentOfNotices(
  { how, lines, more, stopToken }: OfNotices,
  site: string,
  address: (path: string) => string,
  publicUrl: string,
): Content {
  const messages = messagesOf(DEFAULT_LOCALE);
  const t = createTranslator({ locale: DEFAULT_LOCALE, messages, namespace: "mail" });
  const say = createTranslator({ locale: DEFAULT_LOCALE, messages, namespace: "notices.sentence" });
  const list = lines.map(({ sentence: { key, values }, title, path }) => ({
    words: say(key, values as never),
    title,
    link: address(path),
  }));
  const stop = address(`stop-mail/${stopToken}`);
  const [first] = list;
  const count = lines.length + more;
  return {
    subject: t("noticesSubject", { count, site, sentence: first?.words ?? "" }),
    lead: t("noticesLead", { how, site }),
    list,
    action: t("noticesAction"),
    link: address("desk/inbox"),
    after: [...(more > 0 ? [t("noticesMore", { count: more })] : []), t("noticesWhy", { stop })],
    stop: `${publicUrl}/api/stop-mail/${stopToken}`,
  };
}

const textOf = ({ lead, action, link, code, list = [], after }: Content, { name, publicUrl }: Sender) =>
  [
    lead,
    ...list.map(({ words, title, link: to }) => [words, title, to].filter((line) => line !== "").join("\n")),
    `${action}:\n${link}`,
    ...(code ? [code] : []),
    ...after,
    `-- \n${name}\n${publicUrl}`,
  ].join("\n\n");

const escaped = (words: string) =>
  words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

const FACE = "font-family:Georgia,'Times New Roman',serif";

/** Mail programs know tables and inline styles. Colours are left to them where they have a dark mode. */
function htmlOf({ subject, lead, action, link, code, list = [], after }: Content, { name, publicUrl }: Sender) {
  const paragraph = (words: string, style = "") => `<p style="margin:0 0 16px;${style}">${escaped(words)}</p>`;
  return `<!doctype html><html lang="${DEFAULT_LOCALE}" dir="${directionOf(DEFAULT_LOCALE)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${escaped(subject)}</title></head><body style="margin:0;padding:24px 16px"><table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center"><table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:480px;text-align:start"><tr><td style="${FACE};font-size:17px;line-height:1.5"><p style="margin:0 0 24px;font-size:20px;font-weight:bold">${escaped(name)}</p>${paragraph(lead)}${list.map(({ words, title, link: to }) => `<p style="margin:0 0 14px">${escaped(words)}${to === "" ? "" : `<br><a href="${escaped(to)}">${escaped(title === "" ? to : title)}</a>`}</p>`).join("")}<p style="margin:0 0 20px"><a href="${escaped(link)}" style="display:inline-block;padding:10px 18px;background:#1d4e66;color:#ffffff;text-decoration:none;border-radius:4px;font-weight:bold">${escaped(action)}</a></p>${code ? `<p style="margin:0 0 20px;font-size:28px;letter-spacing:6px;font-weight:bold">${escaped(code)}</p>` : ""}${after.map((words) => paragraph(words, "font-size:15px")).join("")}<p style="margin:24px 0 0;font-size:13px"><a href="${escaped(publicUrl)}">${escaped(publicUrl)}</a></p></td></tr></table></td></tr></table></body></html>`;
}
