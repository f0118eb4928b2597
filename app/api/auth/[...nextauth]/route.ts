import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "#server/auth/options";
import { findBrowserName, getCtx, systemCtx } from "#server/request";

type Context = { params: Promise<{ nextauth: string[] }> };

/** The ways in of an outside provider. Where there is none, there is nothing here. */
async function handle(request: NextRequest, context: Context): Promise<Response> {
  const { actor } = await getCtx();
  const options = authOptions(await systemCtx(), { actor, browser: await findBrowserName() });
  if (options.providers.length === 0) return new Response(null, { status: 404 });
  return NextAuth(request, context, options);
}

export { handle as GET, handle as POST };
