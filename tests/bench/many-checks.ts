import { type SQL, sql } from "drizzle-orm";
import type { Ctx } from "#server/core/context";

/** Writes many published checks past the commands, as copies of the one that is there, each with a claim of its own. */
export async function fillWithChecks({ db }: Ctx, from: number, count: number): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.execute(sql`
      create temporary table filled on commit drop as
      select n, gen_random_uuid() as claim, gen_random_uuid() as "check"
      from generate_series(${from + 1}::int, ${from + count}::int) n`);
    const [model] = await tx.execute<{ check: string; claim: string }>(sql`
      select c.id as "check", c.subject_claim as claim from checks c
      join check_states s on s."check" = c.id and s.state = 'published' order by s.at limit 1`);
    if (!model) throw new Error("There is no check to copy.");
    const ofClaim = sql`t.claim = ${model.claim}`;
    const ofCheck = sql`t."check" = ${model.check}`;
    const copy = async (table: string, which: SQL, changes: SQL) => {
      const columns = await tx.execute<{ name: string }>(sql`
        select column_name as name from information_schema.columns
        where table_schema = 'public' and table_name = ${table} and is_generated = 'NEVER' and is_identity = 'NO'`);
      const listed = (prefix: string) => sql.raw(columns.map(({ name }) => `${prefix}"${name}"`).join(", "));
      const name = sql.identifier(table);
      await tx.execute(sql`
        insert into ${name} (${listed("")}) select ${listed("r.")} from ${name} t cross join filled m
        cross join lateral jsonb_populate_record(null::${name}, to_jsonb(t) || ${changes}) r where ${which}`);
    };
    await copy(
      "claims",
      sql`t.id = ${model.claim}`,
      sql`jsonb_build_object('id', m.claim, 'statement', 'Filled claim ' || m.n, 'statement_key', 'filled' || m.n)`,
    );
    for (const table of ["claim_versions", "claim_states", "verdicts"]) {
      await copy(table, ofClaim, sql`jsonb_build_object('claim', m.claim)`);
    }
    await copy(
      "checks",
      sql`t.id = ${model.check}`,
      sql`jsonb_build_object('id', m."check", 'subject_claim', m.claim)`,
    );
    const title = sql`'Was it so in case ' || m.n || '?'`;
    await copy("check_versions", ofCheck, sql`jsonb_build_object('check', m."check", 'title', ${title})`);
    const at = sql`now() - interval '1 day' - m.n * interval '1 minute'`;
    await copy("check_states", ofCheck, sql`jsonb_build_object('check', m."check", 'at', ${at})`);
    await copy("check_slugs", ofCheck, sql`jsonb_build_object('check', m."check", 'slug', 'filled-' || m.n)`);
    await copy(
      "listings",
      ofCheck,
      sql`jsonb_build_object('check', m."check", 'claim', m.claim, 'title', ${title}, 'published_at', ${at})`,
    );
    await copy("version_verdicts", ofCheck, sql`jsonb_build_object('check', m."check", 'claim', m.claim)`);
  });
  await db.execute(sql`analyze`);
}
