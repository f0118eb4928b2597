import "server-only";
import GitHubProvider from "next-auth/providers/github";
import GoogleProvider from "next-auth/providers/google";
import type { OAuthConfig } from "next-auth/providers/oauth";
import { env } from "#server/env";

/** The outside providers that are configured: GitHub, Google, and any one that speaks OpenID Connect. */
export function providers() {
  const { GITHUB_ID, GITHUB_SECRET, GOOGLE_ID, GOOGLE_SECRET, OIDC_ISSUER, OIDC_ID, OIDC_SECRET, OIDC_NAME } = env();
  return [
    ...(GITHUB_ID && GITHUB_SECRET ? [GitHubProvider({ clientId: GITHUB_ID, clientSecret: GITHUB_SECRET })] : []),
    ...(GOOGLE_ID && GOOGLE_SECRET ? [GoogleProvider({ clientId: GOOGLE_ID, clientSecret: GOOGLE_SECRET })] : []),
    ...(OIDC_ISSUER && OIDC_ID && OIDC_SECRET
      ? [oidcProvider({ issuer: OIDC_ISSUER, clientId: OIDC_ID, clientSecret: OIDC_SECRET, name: OIDC_NAME })]
      : []),
  ];
}

type Oidc = { issuer: string; clientId: string; clientSecret: string; name: string };

/** OpenID Connect Discovery 1.0: everything else is read from the issuer's own description. */
const oidcProvider = ({ issuer, clientId, clientSecret, name }: Oidc): OAuthConfig<{ sub: string }> => ({
  id: "oidc",
  name,
  type: "oauth",
  wellKnown: `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
  authorization: { params: { scope: "openid" } },
  idToken: true,
  checks: ["pkce", "state", "nonce"],
  clientId,
  clientSecret,
  profile: ({ sub }) => ({ id: sub }),
});
