import "server-only";
import { sql } from "drizzle-orm";
import { type Ctx, signedIn } from "#server/core/context";
import { authorize } from "#server/policy/decision";
import { memberPolicy } from "#server/policy/members";
import { listAnswersOf } from "#server/standpoints/internal";
import { answerOf } from "#server/standpoints/rules";

/** Hashes of what lets someone in, and numbers of the database's own: they say nothing about anyone. */
const LEFT_OUT = [
  "token_hash",
  "salt",
  "tx",
  "search",
  "handle_key",
  "key_hash",
  "code_hash",
  "browser_hash",
  "sealed",
];
/** The texts of documents that a member imported are not about them; which they are is. */
const DOCUMENTS = { table: "copies", column: "text" };

type Records = Record<string, Record<string, unknown>[]>;

/**
 * Everything that is held about the one who asks: every row of every table that names them, whatever it is for, and what
 * hangs on their votes. The tables are found by their references to members, so that a new one is never forgotten.
 * Members only.
 */
export async function listOwnRecords(ctx: Ctx): Promise<Records> {
  authorize(memberPolicy.exportOwn(ctx.actor));
  const { id } = signedIn(ctx);
  const references = await ctx.db.execute<{ table: string; column: string }>(sql`
    select source.relname as table, a.attname as column
    from pg_constraint c
    join pg_class source on source.oid = c.conrelid
    join pg_class target on target.oid = c.confrelid
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and target.relname = 'members' and c.connamespace = 'public'::regnamespace
    order by 1, 2`);
  const records: Records = { members: await rowsOf(ctx, "members", sql`t.id = ${id}`) };
  const columns = Map.groupBy(references, ({ table }) => table);
  for (const [table, own] of columns) {
    const isOwn = sql.join(
      own.map(({ column }) => sql`t.${sql.identifier(column)} = ${id}`),
      sql` or `,
    );
    records[table] = await rowsOf(ctx, table, isOwn);
  }
  const ofOwnVote = sql`t.vote in (select v.id from votes v where v.member = ${id})`;
  for (const table of ["ballots", "ballot_sources", "vote_confirmations"]) {
    records[table] = await rowsOf(ctx, table, ofOwnVote);
  }
  records.sign_in_requests = await rowsOf(
    ctx,
    "sign_in_requests",
    sql`t.email = (select email from members where id = ${id})`,
  );
  records.standpoints = (await listAnswersOf(ctx, id)).map(
    ({ topic, version, declared, at, agreedAt, waitsUntil }) => ({
      topic,
      version,
      answer: answerOf(declared),
      at,
      agreed_at: agreedAt,
      can_be_changed_from: waitsUntil,
    }),
  );
  return records;
}

async function rowsOf({ db }: Ctx, table: string, condition: ReturnType<typeof sql>) {
  const leftOut = table === DOCUMENTS.table ? [...LEFT_OUT, DOCUMENTS.column] : LEFT_OUT;
  const names = sql.join(
    leftOut.map((name) => sql`${name}::text`),
    sql`, `,
  );
  const rows = await db.execute<{ row: Record<string, unknown> }>(
    sql`select to_jsonb(t) - array[${names}] as row from ${sql.identifier(table)} t where ${condition}`,
  );
  return rows.map(({ row }) => row);
}
