import postgres from "postgres";
import { test as base } from "vitest";
import { type Database, type OpenDatabase, openDatabase } from "#db/client";
import { type Ctx, DEFAULT_SETTINGS, type Member, memberCtx, systemCtx, visitorCtx } from "#server/core/context";

export { describe, expect } from "vitest";

export const NOW = new Date("2026-03-02T10:00:00Z");

export type As = (member: Omit<Member, "kind">, now?: Date) => Ctx;

/** A database of one test's own: what is written there is committed, and dropped with it. */
export type OwnDatabase = { url: string; db: Database; ctx: Ctx; as: As; asSystem: Ctx };

class RolledBack extends Error {}

/** The template is the database that the global setup migrated; no one is connected to it while clones are made. */
async function clone(name: string): Promise<string> {
  const template = new URL(templateUrl());
  const sql = postgres(urlOf("postgres"), { max: 1, onnotice: () => undefined });
  const [existing] = await sql`select 1 from pg_database where datname = ${name}`;
  if (!existing) await sql`create database ${sql(name)} template ${sql(template.pathname.slice(1))}`;
  await sql.end();
  return urlOf(name);
}

async function drop(name: string): Promise<void> {
  const sql = postgres(urlOf("postgres"), { max: 1, onnotice: () => undefined });
  await sql`drop database ${sql(name)} with (force)`;
  await sql.end();
}

function templateUrl(): string {
  const url = process.env.TEST_DATABASE_URL;
  if (!url) throw new Error("Integration tests need their database: run them with `npm test -- integration`.");
  return url;
}

function urlOf(database: string): string {
  const url = new URL(templateUrl());
  url.pathname = `/${database}`;
  return url.href;
}

function contextsOn(db: Database): { ctx: Ctx; as: As; asSystem: Ctx } {
  return {
    ctx: visitorCtx(db, { now: NOW }),
    as: (member, now = NOW) => memberCtx(db, member, { now }),
    asSystem: systemCtx(db, { now: NOW, settings: { ...DEFAULT_SETTINGS, hasDemoSignIn: true } }),
  };
}

let opened: Promise<OpenDatabase> | undefined;

/** Cloned at the first test of this worker that needs it, and kept for the files that follow. */
function workerDatabase(): Promise<OpenDatabase> {
  opened ??= clone(`worker_${process.env.VITEST_POOL_ID ?? "0"}`).then((url) => openDatabase(url, { connections: 2 }));
  return opened;
}

/** A transaction that is open until `rollBack` is called; nothing in it is ever committed. */
async function beginRollback(db: Database) {
  const begun = Promise.withResolvers<Database>();
  const finish = Promise.withResolvers<void>();
  const ended = db
    .transaction(async (tx) => {
      begun.resolve(tx);
      await finish.promise;
      throw new RolledBack();
    })
    .catch((error: unknown) => {
      begun.reject(error);
      if (!(error instanceof RolledBack)) throw error;
    });
  const rollBack = () => {
    finish.resolve();
    return ended;
  };
  return { tx: await begun.promise, rollBack };
}

/**
 * A test with `ctx` (a visitor), `as(member)` and `asSystem`, all on one transaction that is always rolled back, at the
 * fixed instant NOW. With `own` instead: a database of the test's own with committed data and a real pool, for what
 * must be seen by several connections at once.
 */
export const test = base
  .extend("contexts", async ({ task: _ }, { onCleanup }) => {
    const { db } = await workerDatabase();
    const { tx, rollBack } = await beginRollback(db);
    onCleanup(rollBack);
    return contextsOn(tx);
  })
  .extend("ctx", ({ contexts }) => contexts.ctx)
  .extend("as", async ({ contexts }): Promise<As> => contexts.as)
  .extend("asSystem", ({ contexts }) => contexts.asSystem)
  .extend("own", async ({ task }, { onCleanup }): Promise<OwnDatabase> => {
    const name = `own_${task.id.replaceAll(/\W/g, "_")}`;
    const url = await clone(name);
    const { db, close } = openDatabase(url);
    onCleanup(async () => {
      await close();
      await drop(name);
    });
    return { url, db, ...contextsOn(db) };
  });
