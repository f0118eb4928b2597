import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, SignJWT } from "jose";

export type LoginProvider = {
  /** What OIDC_ISSUER says. */
  issuer: string;
  /** Whoever is asked to sign in from now on is this. */
  signInAs: (person: { sub: string; email: string }) => void;
  stop: () => Promise<void>;
};

/** A provider that speaks OpenID Connect (Core 1.0, authorisation code with PKCE), on loopback, which asks nobody anything. */
export async function startLoginProvider(clientId: string): Promise<LoginProvider> {
  const { publicKey, privateKey } = await generateKeyPair("RS256");
  const key = { ...(await exportJWK(publicKey)), kid: "1", alg: "RS256", use: "sig" };
  const nonces = new Map<string, string>();
  let person = { sub: "1", email: "nobody@example.org" };
  let issuer = "";

  const answers: Record<string, (request: IncomingMessage, url: URL, response: ServerResponse) => Promise<unknown>> = {
    "/.well-known/openid-configuration": async () => ({
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/keys`,
      response_types_supported: ["code"],
      subject_types_supported: ["public"],
      id_token_signing_alg_values_supported: ["RS256"],
    }),
    "/keys": async () => ({ keys: [key] }),
    "/authorize": async (_, { searchParams }, response) => {
      const code = randomUUID();
      nonces.set(code, searchParams.get("nonce") ?? "");
      const back = new URL(searchParams.get("redirect_uri") ?? "");
      back.searchParams.set("code", code);
      back.searchParams.set("state", searchParams.get("state") ?? "");
      response.writeHead(302, { location: back.href }).end();
      return null;
    },
    "/token": async (request) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      const code = new URLSearchParams(Buffer.concat(chunks).toString()).get("code") ?? "";
      const idToken = await new SignJWT({ nonce: nonces.get(code), email: person.email, email_verified: true })
        .setProtectedHeader({ alg: "RS256", kid: "1" })
        .setIssuer(issuer)
        .setAudience(clientId)
        .setSubject(person.sub)
        .setIssuedAt()
        .setExpirationTime("5 minutes")
        .sign(privateKey);
      return { access_token: randomUUID(), token_type: "Bearer", id_token: idToken };
    },
  };

  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? "/", issuer);
    const answer = await answers[url.pathname]?.(request, url, response);
    if (answer) response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(answer));
    else if (!response.headersSent) response.writeHead(404).end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    issuer,
    signInAs: (other) => {
      person = other;
    },
    stop: () => new Promise((stopped) => server.close(() => stopped())),
  };
}
