import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "#server/auth/options";
import { database } from "#server/request";

type Context = { params: Promise<{ nextauth: string[] }> };

/** The ways in of an outside provider. Where there is none, there is nothing here. */
async function handle(request: NextRequest, context: Context): Promise<Response> {
  const options = authOptions(database().db);
  if (options.providers.length === 0) return new Response(null, { status: 404 });
  return NextAuth(request, context, options);
}

export { handle as GET, handle as POST };
