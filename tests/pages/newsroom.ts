import { sql } from "drizzle-orm";
import { tellNewsroom } from "#scripts/demo/fill-demo";
import { bringUpSite, type Site } from "#tests/support/site";

/**
 * A real site with the stories of the example newsroom in it, whose members are no longer marked as examples: what search engines
 * are told of a demo is nothing, and that is not what is to be examined.
 */
export async function bringUpNewsroom(): Promise<Site> {
  const site = await bringUpSite();
  await site.ctx.db.transaction(async (tx) => {
    await tellNewsroom(tx);
    await tx.execute(sql`update members set is_demo = false`);
  });
  return site;
}
