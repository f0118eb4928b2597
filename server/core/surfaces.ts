/**
 * Every public address of the site: what it shows, and so what makes it change. From this list pages are refreshed
 * (app/api/refresh), proxies are told what they may keep (next.config.js), and search engines what there is (the
 * sitemap).
 */
type Surface = {
  /** `:locale`, `:slug` and `:version` stand for what differs from page to page. */
  path: string;
  /** What it shows; it is made again when that changes. */
  shows: readonly Shown[];
  /** Whether search engines are told of it. */
  isInSitemap: boolean;
  /** The names of its query that change what it shows. */
  query?: readonly string[];
  /** Whether it does something in the reader's browser, by the framework's script; all others go out without. */
  hasScript?: boolean;
  /** Whether pages of others may show it in a frame. */
  isFramed?: boolean;
};

/**
 * What public pages show: checks with their corrections; what a member says about themselves; what moderators did; what the newsroom decided about its site, which every page
 * shows in its frame; or only the words of the product.
 */
export const SHOWN = ["checks", "member", "site", "measures"] as const;
export type Shown = (typeof SHOWN)[number];

/** The names under which a search stands in an address. */
const SEARCH_PARAMETERS = ["q", "rating", "state", "topic", "language", "sort", "page"] as const;

export const SURFACES = {
  home: { path: "/:locale", shows: ["checks"], isInSitemap: true },
  check: { path: "/:locale/checks/:slug", shows: ["checks"], isInSitemap: true },
  cite: { path: "/:locale/checks/:slug/cite/:form", shows: ["checks"], isInSitemap: false },
  picture: { path: "/:locale/checks/:slug/picture.png", shows: ["checks"], isInSitemap: false },
  embed: { path: "/:locale/embed/:slug", shows: ["checks"], isInSitemap: false, query: ["theme"], isFramed: true },
  receipt: { path: "/:locale/checks/:slug/receipt", shows: ["checks"], isInSitemap: false, hasScript: true },
  annotations: { path: "/:locale/checks/:slug/annotations.json", shows: ["checks"], isInSitemap: false },
  receiptFile: { path: "/:locale/checks/:slug/receipt.json", shows: ["checks"], isInSitemap: false },
  version: { path: "/:locale/checks/:slug/versions/:version", shows: ["checks"], isInSitemap: false },
  versionReceiptFile: {
    path: "/:locale/checks/:slug/versions/:version/receipt.json",
    shows: ["checks"],
    isInSitemap: false,
  },
  corrections: { path: "/:locale/corrections", shows: ["checks"], isInSitemap: true },
  search: { path: "/:locale/search", shows: ["checks"], isInSitemap: false, query: SEARCH_PARAMETERS },
  topics: { path: "/:locale/topics", shows: ["checks"], isInSitemap: true },
  topic: { path: "/:locale/topics/:topic", shows: ["checks"], isInSitemap: false },
  topicFile: { path: "/:locale/topics/:topic/checks.csv", shows: ["checks"], isInSitemap: false },
  claimant: { path: "/:locale/claimants/:claimant", shows: ["checks"], isInSitemap: false },
  claimantFile: { path: "/:locale/claimants/:claimant/checks.csv", shows: ["checks"], isInSitemap: false },
  publisher: { path: "/:locale/publishers/:publisher", shows: ["checks"], isInSitemap: false },
  publisherFile: { path: "/:locale/publishers/:publisher/checks.csv", shows: ["checks"], isInSitemap: false },
  measures: { path: "/:locale/measures", shows: ["measures"], isInSitemap: true },
  methodology: { path: "/:locale/methodology", shows: [], isInSitemap: true },
  member: { path: "/:locale/members/:handle", shows: ["checks", "member"], isInSitemap: false },
  about: { path: "/:locale/about", shows: ["site"], isInSitemap: true },
  privacy: { path: "/:locale/privacy", shows: ["site"], isInSitemap: true },
  terms: { path: "/:locale/terms", shows: ["site"], isInSitemap: true },
  imprint: { path: "/:locale/imprint", shows: ["site"], isInSitemap: true },
  methods: { path: "/:locale/methods", shows: ["site"], isInSitemap: true },
  correctionsPolicy: { path: "/:locale/corrections-policy", shows: ["site"], isInSitemap: true },
  funding: { path: "/:locale/funding", shows: ["site"], isInSitemap: true },
  contact: { path: "/:locale/contact", shows: ["site"], isInSitemap: true },
  textVersion: { path: "/:locale/:text/versions/:version", shows: ["site"], isInSitemap: false },
  keys: { path: "/.well-known/countersign-keys.json", shows: ["checks"], isInSitemap: false },
  feed: { path: "/:locale/feeds/:stream/:feed", shows: ["checks"], isInSitemap: false },
  topicFeed: { path: "/:locale/topics/:topic/:feed", shows: ["checks"], isInSitemap: false },
  claimantFeed: { path: "/:locale/claimants/:claimant/:feed", shows: ["checks"], isInSitemap: false },
  publisherFeed: { path: "/:locale/publishers/:publisher/:feed", shows: ["checks"], isInSitemap: false },
  searchFeed: { path: "/:locale/search/:feed", shows: ["checks"], isInSitemap: false, query: SEARCH_PARAMETERS },
  oembed: { path: "/oembed", shows: ["checks"], isInSitemap: false, query: ["url", "format", "maxwidth", "maxheight"] },
  openSearch: { path: "/:locale/opensearch.xml", shows: ["site"], isInSitemap: false },
  robots: { path: "/robots.txt", shows: ["site"], isInSitemap: false },
  security: { path: "/.well-known/security.txt", shows: ["site"], isInSitemap: false },
  sitemap: { path: "/sitemap.xml", shows: ["checks"], isInSitemap: false },
  sitemapPart: { path: "/sitemaps/:part", shows: ["checks"], isInSitemap: false },
} as const satisfies Record<string, Surface>;

const ALL: readonly Surface[] = Object.values(SURFACES);

/** The addresses of a surface that what `fill` says is known of: one for each combination of it. */
export function addressesOf(
  { path }: Pick<Surface, "path">,
  fill: Record<string, readonly (string | number)[]>,
): string[] {
  return Object.entries(fill).reduce(
    (addresses, [name, values]) =>
      addresses.flatMap((address) =>
        address.includes(`:${name}`) ? values.map((value) => address.replace(`:${name}`, String(value))) : [address],
      ),
    [path],
  );
}

/** The surfaces that must be made again when something changes that they show. */
export const surfacesShowing = (changed: Shown): Surface[] => ALL.filter(({ shows }) => shows.includes(changed));

/** What search engines are told of, besides what stands under an address of its own. */
export const surfacesInSitemap = (): Surface[] => ALL.filter(({ isInSitemap }) => isInSitemap);

/** Public addresses as the framework writes patterns of them, for the languages given. */
export const patternsOf = (locales: readonly string[]): { source: string; hasScript: boolean; isFramed: boolean }[] =>
  ALL.map(({ path, hasScript = false, isFramed = false }) => ({
    source: path.replace(":locale", `:locale(${locales.join("|")})`),
    hasScript,
    isFramed,
  }));
