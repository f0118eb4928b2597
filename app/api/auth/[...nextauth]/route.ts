import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { orTryAgain } from "#app/api/_lib/or-try-again";
import { authOptions } from "#server/auth/options";
import { takeAllowance } from "#server/limits/take-allowance";
import { findBrowserName, getCtx, systemCtx } from "#server/request";

type Context = { params: Promise<{ nextauth: string[] }> };

/** The ways in of an outside provider. Where there is none, there is nothing here. */
async function handle(request: NextRequest, context: Context): Promise<Response> {
  const { actor } = await getCtx();
  const options = authOptions(await systemCtx(), { actor, browser: await findBrowserName() });
  if (options.providers.length === 0) return new Response(null, { status: 404 });
  if (request.method === "POST") await takeAllowance(await systemCtx(), "signIn");
  return NextAuth(request, context, options);
}

const answer = (request: NextRequest, context: Context): Promise<Response> => orTryAgain(handle(request, context));

export { answer as GET, answer as POST };
