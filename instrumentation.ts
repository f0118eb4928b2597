/** Runs once when a web process starts. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { refreshPagesOnEvents } = await import("#server/events/refresh-pages");
  const { database } = await import("#server/request");
  const { log } = await import("#server/core/log");
  refreshPagesOnEvents(database()).catch((err: unknown) =>
    log.error({ err }, "Pages are not refreshed in this process when something is published"),
  );
}
