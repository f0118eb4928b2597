/**
 * Whether a request was sent by our own pages: browsers say so in Sec-Fetch-Site; older ones send an Origin. (OWASP
 * CSRF cheat sheet: fetch metadata with an Origin fallback.)
 */
export function isOwnRequest(request: Request, publicUrl: string): boolean {
  const site = request.headers.get("sec-fetch-site");
  if (site !== null) return site === "same-origin";
  return request.headers.get("origin") === new URL(publicUrl).origin;
}

/** The same for commands: reading needs no Origin, and a write must be JSON, which no foreign form can send. */
export function isFromThisSite(request: Request, publicUrl: string): boolean {
  const site = request.headers.get("sec-fetch-site");
  if (request.method === "GET") return site === null || site === "same-origin";
  if (!request.headers.get("content-type")?.startsWith("application/json")) return false;
  return isOwnRequest(request, publicUrl);
}
