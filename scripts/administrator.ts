import { openDatabase } from "#db/client";
import { DEFAULT_LOCALE } from "#messages/locales";
import { systemCtx } from "#server/core/context";
import { hasAdministrator } from "#server/members/internal";
import { ADMINISTRATOR_INVITATION_HOURS, inviteAdministrator } from "#server/members/invite-administrator";
import { hasDemoMembers } from "#server/members/public-queries";

type Site = { databaseUrl: string; publicUrl: string };

/** Makes the one-time address by which an administrator comes in, and says what to do with it. */
export async function letAdministratorIn({ databaseUrl, publicUrl }: Site, email: string | null): Promise<string> {
  const { db, close } = openDatabase(databaseUrl, { connections: 1 });
  try {
    const { token } = await inviteAdministrator(systemCtx(db), { email });
    const address = `${publicUrl}/${DEFAULT_LOCALE}/join/${token}`;
    return `Whoever opens this address becomes an administrator. It works once, and for ${ADMINISTRATOR_INVITATION_HOURS} hours:\n\n  ${address}\n`;
  } finally {
    await close();
  }
}

/** The same on a site that has no administrator yet, and is none of the example newsroom; null elsewhere. */
export async function letFirstAdministratorIn(site: Site): Promise<string | null> {
  const { db, close } = openDatabase(site.databaseUrl, { connections: 1 });
  try {
    if ((await hasAdministrator(db)) || (await hasDemoMembers(systemCtx(db)))) return null;
  } finally {
    await close();
  }
  return letAdministratorIn(site, null);
}
