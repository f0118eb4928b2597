import type { SignUp } from "#db/vocabulary";

/** Who publishes the site: shown on its page “About” and told to search engines. */
export type Publisher = {
  name: string;
  /** ISO 3166-1, two letters. */
  country: string;
  email: string;
  phone: string;
  /** Where letters reach them. */
  address: string;
  /** Who pays for it. */
  funding: string;
  /** How to complain, and to whom. */
  complaints: string;
};

/** What a newsroom decides about its site, and rules may depend on. What a machine decides is in server/env.ts. */
export type Settings = {
  /** What the site is called. */
  name: string;
  /** What it checks, in a sentence; may be empty. */
  about: string;
  /** Who publishes it; null until someone said so. */
  publisher: Publisher | null;
  /** The languages of what it checks, by their BCP 47 tags. */
  languages: readonly string[];
  /** What it checks claims about. */
  topics: readonly string[];
  signUp: SignUp;
  /** Whether reviewers may be asked where they stand on a topic. */
  asksStandpoints: boolean;
  /** Whether anyone may sign in as a member of the demo newsroom. */
  hasDemoSignIn: boolean;
};
