import "server-only";
import { and, count, eq, isNull, sql } from "drizzle-orm";
import { checkSlugs, follows, listings, noticePreferences, notices } from "#db/schema";
import { NOTICE_KINDS } from "#db/vocabulary";
import { type Ctx, signedIn } from "#server/core/context";
import { rowsOfPage } from "#server/core/rules";
import { describeNotices } from "#server/notices/internal";
import { NOTICE_MAIL_DEFAULTS, type NoticeViewName } from "#server/notices/rules";
import type { Following } from "#server/notices/schemas";
import type { FollowView, NoticePreferenceView, NoticeView } from "#server/notices/views";
import { authorize } from "#server/policy/decision";
import { noticePolicy } from "#server/policy/notices";

const FOLLOWS_SHOWN = 200;
const COUNTED_MAX = 100;

/** A page of one's own inbox, newest first. Members only. */
export async function listOwnNotices(ctx: Ctx, view: NoticeViewName, page = 1): Promise<NoticeView[]> {
  authorize(noticePolicy.own(ctx.actor));
  const { id } = signedIn(ctx);
  const which = {
    unread: sql`n.read_at is null`,
    me: sql`n.kind not in ('followed', 'after_vote')`,
    followed: sql`n.kind in ('followed', 'after_vote')`,
    all: sql`true`,
  }[view];
  return describeNotices(ctx, sql`n.member = ${id} and ${which}`, rowsOfPage(page));
}

/** How many of one's own notices are not read, up to a hundred. Members only. */
export async function countUnreadNotices(ctx: Ctx): Promise<number> {
  authorize(noticePolicy.own(ctx.actor));
  const unread = ctx.db
    .select({ id: notices.id })
    .from(notices)
    .where(and(eq(notices.member, signedIn(ctx).id), isNull(notices.readAt)))
    .limit(COUNTED_MAX)
    .as("unread");
  const [row] = await ctx.db.select({ count: count() }).from(unread);
  return row?.count ?? 0;
}

/** How one hears of each kind of notice by e-mail. Members only. */
export async function listNoticePreferences(ctx: Ctx): Promise<NoticePreferenceView[]> {
  authorize(noticePolicy.own(ctx.actor));
  const chosen = await ctx.db
    .select({ kind: noticePreferences.kind, mail: noticePreferences.mail })
    .from(noticePreferences)
    .where(eq(noticePreferences.member, signedIn(ctx).id));
  return NOTICE_KINDS.map(
    (kind) => chosen.find((one) => one.kind === kind) ?? { kind, mail: NOTICE_MAIL_DEFAULTS[kind] },
  );
}

/** Whether one follows a claim or a check, or muted it. Members only. */
export async function findFollowing(ctx: Ctx, subject: string): Promise<Following> {
  authorize(noticePolicy.own(ctx.actor));
  const [found] = await ctx.db
    .select({ isMuted: follows.isMuted })
    .from(follows)
    .where(and(eq(follows.member, signedIn(ctx).id), eq(follows.subject, subject)));
  if (!found) return "none";
  return found.isMuted ? "muted" : "following";
}

/** What one follows and what one muted, by its words. Members only. */
export async function listFollows(ctx: Ctx): Promise<FollowView[]> {
  authorize(noticePolicy.own(ctx.actor));
  return ctx.db.execute<FollowView>(sql`
    select f.kind, f.subject, f.is_muted as "isMuted", coalesce(c.statement, l.title, v.title) as title,
      coalesce(c.language, k.language) as language,
      (select g.slug from ${checkSlugs} g where g."check" = k.id order by g.given_at desc limit 1) as slug
    from ${follows} f
    left join claims c on c.id = f.subject
    left join checks k on k.id = f.subject
    left join listings l on l."check" = k.id
    left join lateral (select title from check_versions v where v."check" = k.id order by v.version desc limit 1) v on true
    where f.member = ${signedIn(ctx).id}
    order by f.at desc limit ${FOLLOWS_SHOWN}`);
}

/** The published check at an address, for whoever wants to follow it; null where there is none. Members only. */
export async function findCheckToFollow(ctx: Ctx, slug: string): Promise<{ check: string; title: string } | null> {
  authorize(noticePolicy.own(ctx.actor));
  const [found] = await ctx.db
    .select({ check: listings.check, title: listings.title })
    .from(checkSlugs)
    .innerJoin(listings, eq(listings.check, checkSlugs.check))
    .where(eq(checkSlugs.slug, slug));
  return found ?? null;
}
