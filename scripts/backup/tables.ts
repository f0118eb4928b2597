import type postgres from "postgres";

type Sql = postgres.Sql | postgres.TransactionSql;

/** A table with the columns whose values are written; what the database computes itself is left out. */
export type Table = { name: string; columns: string[] };

/** Every table of the product, so that each comes after those that its rows refer to. */
export async function listTables(sql: Sql): Promise<Table[]> {
  const columns = await sql<{ table: string; column: string }[]>`
    select table_name as table, column_name as column from information_schema.columns
    join information_schema.tables using (table_schema, table_name)
    where table_schema = 'public' and table_type = 'BASE TABLE' and is_generated = 'NEVER'
    order by table_name, ordinal_position`;
  const references = await sql<{ from: string; to: string }[]>`
    select distinct source.relname as from, target.relname as to from pg_constraint
    join pg_class source on source.oid = conrelid join pg_class target on target.oid = confrelid
    where contype = 'f' and connamespace = 'public'::regnamespace and conrelid <> confrelid`;
  const tables = new Map<string, Table>();
  for (const { table, column } of columns) {
    const known = tables.get(table) ?? { name: table, columns: [] };
    known.columns.push(column);
    tables.set(table, known);
  }
  const ordered: Table[] = [];
  while (ordered.length < tables.size) {
    const done = new Set(ordered.map(({ name }) => name));
    const next = [...tables.values()].filter(
      ({ name }) => !done.has(name) && references.every(({ from, to }) => from !== name || done.has(to)),
    );
    if (next.length === 0) throw new Error("The tables refer to each other in a circle.");
    ordered.push(...next);
  }
  return ordered;
}

/** A table and its columns as COPY names them. */
export const copied = (sql: Sql, { name, columns }: Table) => sql`${sql(name)} (${sql(columns)})`;
