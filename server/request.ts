import "server-only";
import { inflateRawSync } from "node:zlib";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { openDatabase } from "#db/client";
import { browserName } from "#server/auth/browser-name";
import { findSession, keepSessionSeen, sessionCookie, signInCookie } from "#server/auth/session";
import {
  type Ctx,
  type Member,
  memberCtx,
  newcomerCtx,
  systemCtx as systemCtxOn,
  visitorCtx,
} from "#server/core/context";
import type { Reason, ReasonParams } from "#server/core/errors";
import { ASKED_ADDRESS, deskAddress } from "#server/core/own-address";
import type { Settings } from "#server/core/views";
import { env } from "#server/env";
import { networkOf } from "#server/limits/rules";
import { hasDemoMembers } from "#server/members/public-queries";
import { readSettings } from "#server/settings/internal";

// Kept on globalThis because hot reload and the two bundles of one server process would otherwise each open a pool.
const shared = globalThis as typeof globalThis & {
  countersignDatabase?: ReturnType<typeof openDatabase>;
  countersignIsDemo?: boolean;
  countersignSettings?: { settings: Promise<Settings>; readAt: number };
};

/** The database of this process: one pool, opened at the first use and never while pages are built. */
export function database() {
  shared.countersignDatabase ??= openDatabase(env().DATABASE_URL);
  return shared.countersignDatabase;
}

/** What was read is believed for so long; a change is heard of earlier, by the events. */
const SETTINGS_KEPT_MS = 1_000;

/** What this newsroom decided about its site. */
async function settings(): Promise<Settings> {
  const kept = shared.countersignSettings;
  if (kept && Date.now() - kept.readAt < SETTINGS_KEPT_MS) return kept.settings;
  const read = readSettings(database().db).then((decided) => ({ ...decided, hasDemoSignIn: env().DEMO }));
  const keeping = { settings: read, readAt: Date.now() };
  shared.countersignSettings = keeping;
  try {
    return await read;
  } catch (error) {
    if (shared.countersignSettings === keeping) shared.countersignSettings = kept;
    // While the database is away, what was last known is better than no page.
    if (kept) return kept.settings;
    throw error;
  }
}

/** Called when a setting was changed, before the pages that show it are made again. */
export function forgetSettings(): void {
  shared.countersignSettings = undefined;
}

/** What public pages read with. It looks at nothing of the request, so their HTML is the same for everyone. */
export const publicCtx = async (): Promise<Ctx> => visitorCtx(database().db, { settings: await settings() });

/** What the product's own routes act with, for whoever asks from a network. */
export const systemCtx = async (): Promise<Ctx> =>
  systemCtxOn(database().db, { settings: await settings(), network: await findNetwork() });

/** The network that a request comes from: our own front door says from which address, and believes no one else. */
const findNetwork = async (): Promise<string | null> => networkOf((await headers()).get("x-forwarded-for") ?? "");

/**
 * Whether the demo newsroom is in the database, which every page then says. The database alone knows: demo data do not
 * become true by a start without them. Where they are they stay, so a yes is remembered.
 */
export async function isDemo(): Promise<boolean> {
  shared.countersignIsDemo ||= await hasDemoMembers(await publicCtx());
  return shared.countersignIsDemo;
}

/** The token of this browser's session, or null. */
export const findSessionToken = cache(async (): Promise<string | null> => {
  const { name } = sessionCookie(env().isHttps);
  return (await cookies()).get(name)?.value ?? null;
});

/** What binds a mailed link to this browser, or null where it asked for none. */
export async function findBrowserToken(): Promise<string | null> {
  const { name } = signInCookie(env().isHttps);
  return (await cookies()).get(name)?.value ?? null;
}

/** Who asks, from the cookie of this request. The only road from a request to a Ctx. */
export const getCtx = cache(async (): Promise<Ctx> => {
  const token = await findSessionToken();
  const now = new Date();
  const { db } = database();
  const session = token === null ? null : await findSession(db, token, now);
  const given = { now, settings: await settings(), network: await findNetwork() };
  if (token === null || session === null) return visitorCtx(db, given);
  if (session.isSeenLongAgo) await keepSessionSeen(db, token, now);
  const { actor } = session;
  const inSession = { ...given, session: session.id };
  return actor.kind === "member" ? memberCtx(db, actor, inSession) : newcomerCtx(db, actor.id, inSession);
});

/** A form that was sent back to its page: what is wrong with it, and what was typed. */
export type SentBack = { path: string; problem: Reason; params: ReasonParams; typed: Record<string, string> };

/** The cookie of a form that was sent back; see app/api/_lib/answer-form.ts. */
export const SENT_BACK = "countersign-form";
const SENT_BACK_MAX_BYTES = 65_536;

/** What is wrong with the form that this page was sent last, or null. */
export async function findSentBack(path: string): Promise<SentBack | null> {
  const value = (await cookies()).get(SENT_BACK)?.value;
  if (value === undefined) return null;
  try {
    const packed = Buffer.from(value, "base64url");
    const said: SentBack = JSON.parse(
      inflateRawSync(packed, { maxOutputLength: SENT_BACK_MAX_BYTES }).toString("utf8"),
    );
    return said.path === path && typeof said.typed === "object" ? said : null;
  } catch {
    return null;
  }
}

/** The browser that asks, by the name that its owner knows: “Firefox · Linux”. */
export const findBrowserName = async (): Promise<string> => browserName((await headers()).get("user-agent") ?? "");

/** The member who asks for a desk page; newcomers choose their handle first, visitors are sent to sign in, and come back to it. */
export async function requireMember(locale: string): Promise<Member> {
  const { actor } = await getCtx();
  if (actor.kind !== "member") {
    const asked = deskAddress((await headers()).get(ASKED_ADDRESS));
    const page = actor.kind === "newcomer" ? "welcome" : "signin";
    redirect(asked ? `/${locale}/${page}?to=${encodeURIComponent(asked)}` : `/${locale}/${page}`);
  }
  return actor;
}
