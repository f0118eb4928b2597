import "server-only";
import { env } from "#server/env";
import type { Job } from "#server/jobs/job";
import { queueNotices } from "#server/mail/queue-notices";
import { type Deliver, deliverBySmtp, sendMails } from "#server/mail/send-mails";
import { NOTICED_ACTIONS } from "#server/notices/write-notices";
import { readSettings } from "#server/settings/internal";

/** What somebody waits for in front of their mail. */
const AWAITED = [
  "member.invited",
  "member.sign-in-asked",
  "letter.sent",
  "letter.answered",
  "report.filed",
  "report.answered",
];

let delivery: Deliver | null | undefined;

/**
 * Mail goes out some seconds after it was written, and is tried again every minute; notices that are to be mailed at once are
 * written some seconds after what they tell of, all of a member in one mail, and those of the day every morning.
 */
export const mailing: Job = {
  name: "mailing",
  schedules: [
    { key: "again", cron: "* * * * *", asked: {} },
    { key: "daily", cron: "0 6 * * *", asked: { isDigest: true } },
  ],
  follows: [
    { name: "mailing", actions: AWAITED, begins: "first", afterSeconds: 0, asked: {} },
    { name: "mailing-notices", actions: NOTICED_ACTIONS, begins: "now", afterSeconds: 5, asked: { isDigest: false } },
  ],
  run: async (ctx, { isDigest }) => {
    await queueNotices(ctx, isDigest === true ? "daily" : "now");
    const { SMTP_URL, MAIL_FROM, PUBLIC_URL } = env();
    delivery ??= SMTP_URL ? deliverBySmtp(SMTP_URL, MAIL_FROM) : null;
    const { name } = await readSettings(ctx.db);
    await sendMails(ctx, { name, publicUrl: PUBLIC_URL }, delivery);
    return null;
  },
};
