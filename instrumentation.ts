/** Runs once when a web process starts. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { refreshPagesOnEvents } = await import("#server/events/refresh-pages");
  const { database } = await import("#server/request");
  refreshPagesOnEvents(database()).catch((error: unknown) =>
    console.error("Pages are not refreshed in this process when something is published", error),
  );
}
