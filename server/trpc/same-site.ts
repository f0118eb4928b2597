/**
 * Whether a request was sent by our own pages: browsers say so in Sec-Fetch-Site; older ones send an Origin. (OWASP
 * CSRF cheat sheet: fetch metadata with an Origin fallback.)
 */
export function isOwnRequest(request: Request, publicUrl: string): boolean {
  const site = request.headers.get("sec-fetch-site");
  if (site !== null) return site === "same-origin";
  return request.headers.get("origin") === new URL(publicUrl).origin;
}

/** The one command that takes a file, which comes as browsers send files. */
const TAKES_FILE = "/api/trpc/articles.upload";

/**
 * The same for commands: reading needs no Origin, and a write must be JSON, which no foreign form can send. A file is sent as a form, which
 * one could; that it is ours is told by what the browser says of the request alone.
 */
export function isFromThisSite(request: Request, publicUrl: string): boolean {
  const site = request.headers.get("sec-fetch-site");
  if (request.method === "GET") return site === null || site === "same-origin";
  const type = request.headers.get("content-type") ?? "";
  const isFile = type.startsWith("multipart/form-data") && new URL(request.url).pathname === TAKES_FILE;
  if (!isFile && !type.startsWith("application/json")) return false;
  return isOwnRequest(request, publicUrl);
}
