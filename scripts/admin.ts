import { DatabaseError } from "#db/reach-database";
import { letAdministratorIn } from "#scripts/administrator";
import { openProductDatabase, prepareEnvironment } from "#scripts/environment";
import { Email } from "#server/core/schemas";
import { EnvError } from "#server/env";

/**
 * `npm run admin -- EMAIL` lets an administrator in, also one who lost the way in and one who is a member already. It
 * needs no mail, and works beside a running product.
 */
const [typed] = process.argv.slice(2);
try {
  const email = Email.safeParse(typed ?? "");
  if (!email.success) throw new EnvError(["Say whom to let in: npm run admin -- you@example.org"]);
  const settings = prepareEnvironment();
  const database = await openProductDatabase(settings);
  try {
    console.log(await letAdministratorIn({ databaseUrl: database.url, publicUrl: settings.PUBLIC_URL }, email.data));
  } finally {
    await database.stop();
  }
} catch (error) {
  if (!(error instanceof EnvError || error instanceof DatabaseError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
