import "server-only";
import { lt } from "drizzle-orm";
import { allowances, contacts, fetchedHosts, imports, mails, sessions, signInRequests, uploads } from "#db/schema";
import type { Job } from "#server/jobs/job";
import { clearStandpoints } from "#server/standpoints/clear-standpoints";

const DAY_MS = 86_400_000;
const REQUESTS_KEPT_DAYS = 1;
const MAILS_KEPT_DAYS = 30;
/** An address that nobody confirmed, or of which nothing came for so long, is forgotten. */
const CONTACTS_KEPT_DAYS = 90;
const UPLOADS_KEPT_DAYS = 7;
const IMPORTS_KEPT_DAYS = 30;

/** Every night what is of no use to anyone any more is cleared: sessions that ended, requests
 * to sign in, files that were uploaded a week ago, mail that went out, addresses of people who wrote long ago, and where reviewers said they stand once nobody needs to know. */
export const clearing: Job = {
  name: "clearing",
  schedules: [{ key: "nightly", cron: "41 3 * * *", asked: {} }],
  run: async (ctx) => {
    const { db, now } = ctx;
    const before = (days: number) => new Date(now.getTime() - days * DAY_MS);
    await db.delete(sessions).where(lt(sessions.expires, now));
    await db.delete(signInRequests).where(lt(signInRequests.askedAt, before(REQUESTS_KEPT_DAYS)));
    await db.delete(allowances).where(lt(allowances.spentUntil, now));
    await db.delete(mails).where(lt(mails.queuedAt, before(MAILS_KEPT_DAYS)));
    await db
      .update(contacts)
      .set({ sealed: null })
      .where(lt(contacts.at, before(CONTACTS_KEPT_DAYS)));
    await db.delete(uploads).where(lt(uploads.at, before(UPLOADS_KEPT_DAYS)));
    await db.delete(imports).where(lt(imports.askedAt, before(IMPORTS_KEPT_DAYS)));
    await db.delete(fetchedHosts).where(lt(fetchedHosts.nextAt, now));
    await clearStandpoints(ctx);
    return null;
  },
};
