import "server-only";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { openDatabase } from "#db/client";
import { findSessionMember, SESSION_COOKIES } from "#server/auth/session";
import {
  type Ctx,
  type Member,
  memberCtx,
  type Settings,
  systemCtx as systemCtxOn,
  visitorCtx,
} from "#server/core/context";
import { ASKED_ADDRESS, deskAddress } from "#server/core/own-address";
import { env } from "#server/env";
import { hasDemoMembers } from "#server/members/public-queries";

// Kept on globalThis because hot reload and the two bundles of one server process would otherwise each open a pool.
const shared = globalThis as typeof globalThis & {
  countersignDatabase?: ReturnType<typeof openDatabase>;
  countersignIsDemo?: boolean;
};

/** The database of this process: one pool, opened at the first use and never while pages are built. */
export function database() {
  shared.countersignDatabase ??= openDatabase(env().DATABASE_URL);
  return shared.countersignDatabase;
}

/** What this newsroom decided about its site. */
export const settings = (): Settings => ({ name: env().INSTANCE_NAME, hasDemoSignIn: env().DEMO });

/** What public pages read with. It looks at nothing of the request, so their HTML is the same for everyone. */
export const publicCtx = (): Ctx => visitorCtx(database().db, { settings: settings() });

/** What the product's own routes act with. */
export const systemCtx = (): Ctx => systemCtxOn(database().db, { settings: settings() });

/**
 * Whether the demo newsroom is in the database, which every page then says. The database alone knows: demo data do not
 * become true by a start without them. Where they are they stay, so a yes is remembered.
 */
export async function isDemo(): Promise<boolean> {
  shared.countersignIsDemo ||= await hasDemoMembers(publicCtx());
  return shared.countersignIsDemo;
}

/** The token of this browser's session, or null. */
export const findSessionToken = cache(async (): Promise<string | null> => {
  const jar = await cookies();
  return SESSION_COOKIES.map((name) => jar.get(name)?.value).find((value) => value !== undefined) ?? null;
});

/** Who asks, from the cookie of this request. The only road from a request to a Ctx. */
export const getCtx = cache(async (): Promise<Ctx> => {
  const token = await findSessionToken();
  const now = new Date();
  const { db } = database();
  const member = token === null ? null : await findSessionMember(db, token, now);
  const given = { now, settings: settings() };
  return member ? memberCtx(db, member, given) : visitorCtx(db, given);
});

/** The member who asks for a desk page; visitors are sent to sign in, and come back to it. */
export async function requireMember(locale: string): Promise<Member> {
  const { actor } = await getCtx();
  if (actor.kind !== "member") {
    const asked = deskAddress((await headers()).get(ASKED_ADDRESS));
    redirect(asked ? `/${locale}/signin?to=${encodeURIComponent(asked)}` : `/${locale}/signin`);
  }
  return actor;
}
