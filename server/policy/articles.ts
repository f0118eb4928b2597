import type { Actor } from "#server/core/context";
import { requireProduct, requireRole } from "#server/policy/decision";

export const articlePolicy = {
  /** Reviewers import articles, by address or by pasting. */
  import: (actor: Actor) => requireRole(actor, "reviewer"),
  /** What members asked to have imported is imported by the product, with what each of them may do. */
  runImports: requireProduct,
  /** Where passages stand in a new copy is found by the product. */
  findPassages: requireProduct,
  /** The text of an article is someone else's: only members read it, at the desk. */
  read: (actor: Actor) => requireRole(actor, "reader"),
};
