import type { IncomingMessage } from "node:http";
import proxyaddr from "proxy-addr";

/** What only a proxy that we trust may say, and no one needs to be told beyond this door. */
const SAID_BY_PROXIES = [
  "forwarded",
  "x-forwarded-for",
  "x-forwarded-host",
  "x-forwarded-port",
  "x-forwarded-proto",
  "x-real-ip",
  "x-client-ip",
  "true-client-ip",
  "cf-connecting-ip",
];

type ClientAddressOf = (request: IncomingMessage) => string;

/**
 * Tells from which address a request comes: the one that is connected, or, where that is one of the trusted proxies (a
 * list of addresses and networks such as `10.0.0.0/8`), the last that they name and that is none of them. What came in
 * under such headers is replaced, so that no one behind this door believes a visitor.
 */
export function clientAddress(trustedProxies: readonly string[]): ClientAddressOf {
  const isTrusted = proxyaddr.compile([...trustedProxies]);
  return (request) => {
    const address = proxyaddr(request, isTrusted);
    for (const name of SAID_BY_PROXIES) delete request.headers[name];
    request.headers["x-forwarded-for"] = address;
    return address;
  };
}
