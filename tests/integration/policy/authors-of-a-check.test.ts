import { logApproach } from "#server/approaches/log-approach";
import { addAuthor } from "#server/checks/add-author";
import { deleteDraft } from "#server/checks/delete-draft";
import { publishCheck } from "#server/checks/publish-check";
import { removeAuthor } from "#server/checks/remove-author";
import { restoreDraft } from "#server/checks/restore-draft";
import { saveCheckVersion } from "#server/checks/save-check-version";
import { sendBackCheck } from "#server/checks/send-back-check";
import { submitCheckForReview } from "#server/checks/submit-check-for-review";
import { takeBackCheck } from "#server/checks/take-back-check";
import { type Ctx, memberCtx } from "#server/core/context";
import { DomainError } from "#server/core/errors";
import { approveCorrection } from "#server/corrections/approve-correction";
import { issueCorrection } from "#server/corrections/issue-correction";
import { openReview } from "#server/corrections/open-review";
import { proposeCorrection } from "#server/corrections/propose-correction";
import { refuseCorrection } from "#server/corrections/refuse-correction";
import { suggestWords } from "#server/discussion/suggest-words";
import {
  aDecidedClaim,
  aDraft,
  aMember,
  anApproachInput,
  aSuggestion,
  handIn,
  publish,
  someWords,
  type TestCheck,
  type TestMember,
} from "#tests/support/factories";
import { describe, expect, test } from "#tests/support/test-database";

/**
 * Who of those who write a check, or wrote it once, may do what with it: whoever started it and is a moderator, a
 * co-author, a co-author who is a moderator, and a moderator who was a co-author once. Nobody approves what they wrote.
 */
const KINDS = ["starter, a moderator", "co-author", "co-author, a moderator", "once co-author, a moderator"] as const;
type Kind = (typeof KINDS)[number];
type Outcomes = readonly [string, string, string, string];

const notYours = "check_not_yours";
const own = "check_own";
const moderators = "moderators_only";

type Scene = { ctx: Ctx; check: TestCheck; people: Record<Kind, TestMember>; second: Ctx };

const waiting = ({ ctx, check }: Scene) => handIn(ctx, check);
const published = async (scene: Scene) => publish(scene.ctx, await waiting(scene));
const WHY = "The log turned out to be forged.";

const wordsFrom = ({ id: check, version }: TestCheck) => {
  const { title, answer, body } = someWords();
  return { check, fromVersion: version, text: WHY, title, answer, body };
};
const aProposal = async (scene: Scene) =>
  proposeCorrection(scene.second, { ...wordsFrom(await published(scene)), type: "retraction", overrides: [] });

const COMMANDS: Record<string, [Outcomes, (as: Ctx, scene: Scene, kind: Kind) => Promise<unknown>]> = {
  saveCheckVersion: [
    ["may", "may", "may", notYours],
    (as, { check }) => saveCheckVersion(as, { check: check.id, fromVersion: check.version, ...someWords() }),
  ],
  submitCheckForReview: [
    ["may", "may", "may", notYours],
    (as, { check }) => submitCheckForReview(as, { check: check.id, version: check.version }),
  ],
  takeBackCheck: [
    ["may", "may", "may", notYours],
    async (as, scene) => takeBackCheck(as, { check: (await waiting(scene)).id }),
  ],
  deleteDraft: [["may", notYours, notYours, notYours], (as, { check }) => deleteDraft(as, { check: check.id })],
  restoreDraft: [
    ["may", notYours, notYours, notYours],
    async (as, { ctx, check }) => {
      await deleteDraft(memberCtx(ctx.db, check.author, { now: ctx.now }), { check: check.id });
      return restoreDraft(as, { check: check.id });
    },
  ],
  addAuthor: [
    ["may", notYours, notYours, notYours],
    async (as, { ctx, check }) => addAuthor(as, { check: check.id, handle: (await aMember(ctx)).handle }),
  ],
  "removeAuthor, of another": [
    ["may", notYours, notYours, notYours],
    (as, { check, people }, kind) => {
      const other = kind === "co-author" ? "co-author, a moderator" : "co-author";
      return removeAuthor(as, { check: check.id, member: people[other].id });
    },
  ],
  suggestWords: [[own, moderators, own, own], async (as, scene) => suggestWords(as, aSuggestion(await waiting(scene)))],
  sendBackCheck: [
    [own, moderators, own, own],
    async (as, scene) =>
      sendBackCheck(as, { check: (await waiting(scene)).id, reason: "The second source is missing." }),
  ],
  publishCheck: [
    [own, moderators, own, own],
    async (as, scene) => {
      const { id: check, version } = await waiting(scene);
      return publishCheck(as, { check, version, overrides: [] });
    },
  ],
  issueCorrection: [
    ["may", moderators, "may", "may"],
    async (as, scene) => issueCorrection(as, { ...wordsFrom(await published(scene)), type: "correction" }),
  ],
  proposeCorrection: [
    ["may", moderators, "may", "may"],
    async (as, scene) =>
      proposeCorrection(as, { ...wordsFrom(await published(scene)), type: "retraction", overrides: [] }),
  ],
  approveCorrection: [[own, moderators, own, own], async (as, scene) => approveCorrection(as, await aProposal(scene))],
  refuseCorrection: [
    ["may", moderators, "may", "may"],
    async (as, scene) => refuseCorrection(as, { ...(await aProposal(scene)), reason: "The log still stands." }),
  ],
  openReview: [
    ["may", moderators, "may", "may"],
    async (as, scene) => openReview(as, { check: (await published(scene)).id, reason: WHY }),
  ],
  "logApproach, to a draft": [
    ["may", "may", "may", notYours],
    (as, { check }) => logApproach(as, anApproachInput(check.id)),
  ],
  "logApproach, after publication": [
    ["may", "may", "may", "may"],
    async (as, scene) => logApproach(as, anApproachInput((await published(scene)).id)),
  ],
};

async function aScene(ctx: Ctx): Promise<Scene> {
  const people = {
    "starter, a moderator": await aMember(ctx, { name: "Mary", role: "moderator" }),
    "co-author": await aMember(ctx),
    "co-author, a moderator": await aMember(ctx, { role: "moderator" }),
    "once co-author, a moderator": await aMember(ctx, { role: "moderator" }),
  };
  const check = await aDraft(ctx, { of: await aDecidedClaim(ctx), by: people["starter, a moderator"] });
  const starting = memberCtx(ctx.db, check.author, { now: ctx.now });
  for (const kind of KINDS.slice(1)) await addAuthor(starting, { check: check.id, handle: people[kind].handle });
  await removeAuthor(starting, { check: check.id, member: people["once co-author, a moderator"].id });
  const second = memberCtx(ctx.db, await aMember(ctx, { role: "moderator" }), { now: ctx.now });
  return { ctx, check, people, second };
}

describe("who of its authors may run which command on a check", () => {
  for (const [command, [expected, run]] of Object.entries(COMMANDS)) {
    test(command, async ({ ctx }) => {
      const scene = await aScene(ctx);
      const outcomes: string[] = [];
      for (const kind of KINDS) {
        await ctx.db
          .transaction(async (db) => {
            const as = memberCtx(db, scene.people[kind], { now: ctx.now });
            const inside = { ...scene, ctx: { ...ctx, db }, second: { ...scene.second, db } };
            outcomes.push(await outcomeOf(run(as, inside, kind)));
            throw new Undone();
          })
          .catch((error: unknown) => {
            if (!(error instanceof Undone)) throw error;
          });
      }
      expect(outcomes).toEqual(expected);
    });
  }
});

class Undone extends Error {}

const outcomeOf = async (running: Promise<unknown>): Promise<string> => {
  try {
    await running;
    return "may";
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return error.reason;
  }
};
