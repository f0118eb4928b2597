import createNextIntlPlugin from "next-intl/plugin";
import { DEFAULT_LOCALE, LOCALES } from "#messages/locales";
import { patternsOf } from "#server/core/surfaces";

const MEMORY_FOR_PAGES_BYTES = 200 * 1024 * 1024;

/** Any proxy may keep a public page, for a second: what is published must be seen within two. */
const PUBLIC_CACHE = { key: "Cache-Control", value: "public, max-age=0, s-maxage=1" };

// React's development tools evaluate code.
const SCRIPTS =
  process.env.NODE_ENV === "development" ? "'self' 'unsafe-inline' 'unsafe-eval'" : "'self' 'unsafe-inline'";

const PUBLIC_SCRIPTS = process.env.NODE_ENV === "development" ? SCRIPTS : "'self'";

/** The fonts' names change with what is in them. */
const FOR_EVER = { key: "Cache-Control", value: "public, max-age=31536000, immutable" };

/**
 * Pages of members carry inline scripts of the framework and cannot have a nonce, so scripts are held to our own origin
 * and no raw HTML is ever written. Public pages go out without those scripts and allow none; see docs/decisions/0005.
 */
const policyOf = (/** @type {string} */ scripts, framedBy = "'none'") => ({
  key: "Content-Security-Policy",
  value: `default-src 'self'; script-src ${scripts}; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors ${framedBy}`,
});

const SECURITY = [
  policyOf(SCRIPTS),
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
  { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=(), payment=(), usb=()" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Strict-Transport-Security", value: "max-age=31536000" },
];

/** @type {import("next").NextConfig} */
const config = {
  distDir: process.env.BUILD_DIR || ".next",
  reactStrictMode: true,
  poweredByHeader: false,
  turbopack: { root: import.meta.dirname },
  // `npm run check` checks the types, of the tests too, which a machine that only serves need not have.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ["postgres", "piscina", "takumi-js", "@takumi-rs/core"],
  // Pages made on demand live in memory: a restart makes them anew, so none can be older than the database.
  cacheMaxMemorySize: MEMORY_FOR_PAGES_BYTES,
  experimental: { isrFlushToDisk: false },
  rewrites: async () => [{ source: "/sitemap.xml", destination: "/sitemaps/index.xml" }],
  redirects: async () => [
    { source: "/", destination: `/${DEFAULT_LOCALE}`, permanent: false },
    { source: "/dev/outbox", destination: `/${DEFAULT_LOCALE}/outbox`, permanent: false },
  ],
  headers: async () => [
    { source: "/:path*", headers: SECURITY },
    // The page that a reviewer is reading opens the form and hands itself over; it can do no more with it than any page can.
    { source: "/:locale/desk/articles/new", headers: [{ key: "Cross-Origin-Opener-Policy", value: "unsafe-none" }] },
    { source: "/fonts/:path*", headers: [FOR_EVER] },
    ...patternsOf(LOCALES).map(({ source, hasScript, isFramed }) => ({
      source,
      headers: [PUBLIC_CACHE, policyOf(hasScript ? SCRIPTS : PUBLIC_SCRIPTS, isFramed ? "*" : undefined)],
    })),
  ],
};

export default createNextIntlPlugin("./app/i18n.ts")(config);
