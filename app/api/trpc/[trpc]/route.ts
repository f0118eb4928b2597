import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { log } from "#server/core/log";
import { env } from "#server/env";
import { getCtx } from "#server/request";
import { contextOf, retryAfterOf } from "#server/trpc/init";
import { appRouter } from "#server/trpc/root";
import { isFromThisSite } from "#server/trpc/same-site";

const MAX_COMMANDS_PER_REQUEST = 10;

async function handle(request: Request): Promise<Response> {
  if (!isFromThisSite(request, env().PUBLIC_URL)) return new Response("cross_site_request", { status: 403 });
  return fetchRequestHandler({
    endpoint: "/api/trpc",
    req: request,
    router: appRouter,
    createContext: () => contextOf(getCtx(), request.headers.get("x-written-by")),
    maxBatchSize: MAX_COMMANDS_PER_REQUEST,
    responseMeta: ({ errors }) => {
      const seconds = retryAfterOf(errors);
      const wait: Record<string, string> = seconds === null ? {} : { "retry-after": String(seconds) };
      return { headers: { "cache-control": "private, no-store", ...wait } };
    },
    onError: ({ error, path }) => {
      if (error.code === "INTERNAL_SERVER_ERROR")
        log.error({ err: error.cause ?? error, path }, "A command or a query failed");
    },
  });
}

export { handle as GET, handle as POST };
