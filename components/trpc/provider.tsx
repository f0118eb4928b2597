"use client";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createTRPCClient, httpBatchLink, httpLink, isNonJsonSerializable, splitLink } from "@trpc/client";
import { createTRPCContext } from "@trpc/tanstack-react-query";
import { type ReactNode, useState } from "react";
import type { AppRouter } from "#server/trpc/root";

/** The header that says which member a command was written by. */
const WRITTEN_BY = "x-written-by";

const context = createTRPCContext<AppRouter>();

export const useTRPC = context.useTRPC;

const MAX_COMMANDS_PER_REQUEST = 10;

/**
 * Gives the desk's forms their way to the commands. Nothing is retried by itself: a person decides to send again. Every
 * command says who wrote it, so that what one member typed is never sent as another who signed in since.
 */
export function TRPCProvider({ member, children }: { member: string; children: ReactNode }) {
  const [queryClient] = useState(
    () =>
      new QueryClient({ defaultOptions: { mutations: { retry: false }, queries: { retry: 1, staleTime: 10_000 } } }),
  );
  const [client] = useState(() =>
    createTRPCClient<AppRouter>({
      links: [
        splitLink({
          // A file goes alone, as it is.
          condition: ({ input }) => isNonJsonSerializable(input),
          true: httpLink({ url: "/api/trpc", headers: { [WRITTEN_BY]: member } }),
          false: httpBatchLink({
            url: "/api/trpc",
            maxItems: MAX_COMMANDS_PER_REQUEST,
            headers: { [WRITTEN_BY]: member },
          }),
        }),
      ],
    }),
  );
  return (
    <QueryClientProvider client={queryClient}>
      <context.TRPCProvider trpcClient={client} queryClient={queryClient}>
        {children}
      </context.TRPCProvider>
    </QueryClientProvider>
  );
}
