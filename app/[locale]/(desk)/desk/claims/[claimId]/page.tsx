import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { enterLocale } from "#app/_lib/enter-locale";
import { idFrom } from "#app/_lib/id-from";
import { orNotFound } from "#app/_lib/or-not-found";
import { pageFrom } from "#app/_lib/page-from";
import { titleFrom } from "#app/_lib/title-of";
import { AnchorLine } from "#components/articles/anchor-line";
import { CopyBeside } from "#components/articles/copy-beside";
import { AskForm } from "#components/assignments/ask-form";
import { StartCheckForm } from "#components/checks/start-check-form";
import { ClaimActions } from "#components/claims/claim-actions";
import { ClaimForm } from "#components/claims/claim-form";
import { ClaimHead } from "#components/claims/claim-head";
import { ClaimKeys } from "#components/claims/claim-keys";
import { ClaimList } from "#components/claims/claim-list";
import { Talk } from "#components/discussion/talk";
import { FollowButtons } from "#components/notices/follow-buttons";
import { ReportLink } from "#components/reports/report-link";
import { SourceActions } from "#components/sources/source-actions";
import { SourceCard } from "#components/sources/source-card";
import { SourceForm } from "#components/sources/source-form";
import { SourceRating } from "#components/sources/source-rating";
import { ButtonLink } from "#components/ui/button";
import { classNames } from "#components/ui/class-names";
import { Key } from "#components/ui/key";
import { OtherVotes } from "#components/votes/other-votes";
import { VotePanel } from "#components/votes/vote-panel";
import { getArticle, listAnchorsOfClaim, listCopyOptions } from "#server/articles/queries";
import { listAssignments } from "#server/assignments/queries";
import { listPagesOfClaim } from "#server/checks/desk-queries";
import { listClaims } from "#server/claims/desk-queries";
import { getClaim } from "#server/claims/queries";
import { signedIn } from "#server/core/context";
import { findThread } from "#server/discussion/queries";
import { isExerciseDue } from "#server/exercises/queries";
import { findOwnConsent } from "#server/members/queries";
import { findFollowing } from "#server/notices/queries";
import { assignmentPolicy } from "#server/policy/assignments";
import { checkPolicy } from "#server/policy/checks";
import { claimPolicy, isClosed, isPublished } from "#server/policy/claims";
import { requireRole } from "#server/policy/decision";
import { sourcePolicy } from "#server/policy/sources";
import { votePolicy } from "#server/policy/votes";
import { getCtx } from "#server/request";
import { listOwnSourceRatings, listSourceCards } from "#server/sources/queries";
import type { SourceAtDeskView } from "#server/sources/views";
import { findQuestionOfClaim } from "#server/standpoints/queries";
import { listTopicLabels } from "#server/topics/queries";
import { getVerdict, isInvited } from "#server/verdicts/queries";
import { findOwnVote, getOwnVoteFacts, listOtherVotes } from "#server/votes/queries";

/** Asked for by the title and by the page, and loaded once. */
const find = cache(async (id: string) => getClaim(await getCtx(), idFrom(id)));

export async function generateMetadata({ params }: PageProps<"/[locale]/desk/claims/[claimId]">): Promise<Metadata> {
  const { claimId } = await params;
  return titleFrom(find(claimId), ({ statement }) => statement);
}

export default async function ClaimPage({ params, searchParams }: PageProps<"/[locale]/desk/claims/[claimId]">) {
  const { locale, claimId } = await params;
  const { talk, beside } = await searchParams;
  const talkPage = pageFrom(talk);
  enterLocale(locale);
  const ctx = await getCtx();
  const id = idFrom(claimId);
  const claim = await orNotFound(find(claimId));
  const mayAsk = assignmentPolicy.ask(ctx.actor).allowed;
  const [
    t,
    ts,
    ta,
    td,
    sources,
    copies,
    votable,
    pages,
    facts,
    own,
    consent,
    invited,
    rated,
    question,
    listed,
    followed,
    assigned,
    evidence,
    afterVote,
    lacksExercise,
    anchored,
  ] = await Promise.all([
    getTranslations("claims"),
    getTranslations("sources"),
    getTranslations("assignments"),
    getTranslations("discussion"),
    listSourceCards(ctx, id),
    listCopyOptions(ctx),
    listClaims(ctx, { view: "needs_vote" }),
    listPagesOfClaim(ctx, id),
    getOwnVoteFacts(ctx, id),
    findOwnVote(ctx, id),
    findOwnConsent(ctx),
    isInvited(ctx, id),
    listOwnSourceRatings(ctx, id),
    findQuestionOfClaim(ctx, id),
    listTopicLabels(ctx),
    findFollowing(ctx, id),
    mayAsk ? listAssignments(ctx, id) : [],
    findThread(ctx, "evidence", id, talkPage),
    findThread(ctx, "after_vote", id, talkPage),
    mayAsk ? isExerciseDue(ctx) : false,
    listAnchorsOfClaim(ctx, id),
  ]);
  const { statement, language, state } = claim;
  const seesOthers = votePolicy.seeOthers(ctx.actor, facts).allowed;
  const [others, verdict] = seesOthers
    ? await Promise.all([listOtherVotes(ctx, id), getVerdict(ctx, id)])
    : [null, null];
  const casting = votePolicy.cast(ctx.actor, { ...facts, lacksExercise });
  const isModerator = requireRole(ctx.actor, "moderator").allowed;
  const numbered = sources.map(({ id: source, number }) => ({ id: source, number }));
  const olderAt = `/${locale}/desk/claims/${id}?talk=${talkPage + 1}#talk`;
  const standing = sources.filter(({ withdrawnBecause }) => withdrawnBecause === null);
  const mayChange = ({ attachedBy, isPublished, withdrawnBecause }: SourceAtDeskView) =>
    sourcePolicy.edit(ctx.actor, { state, attachedBy, isPublished, isWithdrawn: withdrawnBecause !== null }).allowed;
  const claimFacts = { state: claim.state, submittedBy: claim.submitter };
  const may = {
    edit: claimPolicy.edit(ctx.actor, claimFacts).allowed,
    withdraw: claimPolicy.withdraw(ctx.actor, claimFacts, { hasSources: sources.length > 0 }).allowed,
    decline: claimPolicy.decline(ctx.actor, claimFacts).allowed,
    restore: claimPolicy.restore(ctx.actor, claimFacts).allowed,
    reopen: votePolicy.reopen(ctx.actor, claimFacts).allowed,
  };
  const following = votable.findIndex((other) => other.id === id) + 1;
  const after = votable[following] ?? votable.find((other) => other.id !== id);
  const next = after ? `/${locale}/desk/claims/${after.id}` : null;
  const { passage } = claim;
  const besideIt = passage && beside === "copy" ? await getArticle(ctx, passage.article, passage.copy) : null;
  const heading = "mt-8 mb-3 text-sm font-semibold text-ink-soft";
  return (
    <div
      className={classNames(
        "grid",
        besideIt ? "lg:grid-cols-[minmax(0,26rem)_minmax(0,1fr)_21rem]" : "lg:grid-cols-[17rem_minmax(0,1fr)_21rem]",
      )}
    >
      <ClaimKeys next={next} />
      {besideIt && passage && (
        <CopyBeside article={besideIt} place={passage} closeAt={`/${locale}/desk/claims/${id}`} />
      )}
      <nav
        aria-label={t("workList")}
        hidden={besideIt !== null}
        className={classNames(
          "hidden border-e border-rule p-4 lg:sticky lg:top-0 lg:max-h-dvh lg:self-start lg:overflow-y-auto",
          besideIt === null && "lg:block",
        )}
      >
        <p className="mb-2 flex items-baseline justify-between gap-2 text-sm">
          <span className="font-semibold text-ink-soft">{t(votable.length > 0 ? "view.needs_vote" : "workList")}</span>
          {votable.length > 0 && (
            <Link href={`/${locale}/desk/claims`} prefetch={false} className="text-ink-soft underline">
              {t("workList")}
            </Link>
          )}
        </p>
        <ClaimList claims={votable.length > 0 ? votable : await listClaims(ctx)} locale={locale} current={id} />
      </nav>
      <div className="min-w-0 px-4 py-6 sm:px-8">
        <ClaimHead claim={claim} sources={sources.length} pages={pages} anchor={anchored.passage} locale={locale} />
        <div className="flex flex-wrap items-baseline gap-x-4">
          <FollowButtons kind="claim" subject={id} following={followed} />
          <ReportLink kind="claim" subject={id} locale={locale} />
        </div>
        <h2 id="sources" className={heading}>
          {ts("title")}
        </h2>
        {sources.length === 0 && <p className="text-ink-soft">{ts("none")}</p>}
        <div className="grid gap-x-5 gap-y-5 md:grid-cols-2">
          {sources.map((source) => (
            <div key={source.id}>
              <SourceCard source={source} />
              <AnchorLine locale={locale} anchor={anchored.sources.get(source.id)} />
              <SourceActions
                source={source}
                may={{ change: mayChange(source), accept: isModerator && verdict?.isLocked === true }}
              />
              <ReportLink kind="source" subject={source.id} locale={locale} />
              {sourcePolicy.rate(ctx.actor, { state }).allowed && (
                <SourceRating source={source.id} number={source.number} own={rated.get(source.id) ?? null} />
              )}
            </div>
          ))}
        </div>
        {sourcePolicy.attach(ctx.actor, { state }).allowed && (
          <details id="attach-source" className="mt-5 border-y border-rule" open={sources.length === 0}>
            <summary className="py-2.5 font-semibold">
              {ts("attach")} <Key>a</Key>
            </summary>
            <SourceForm
              claim={id}
              copies={copies}
              sources={standing.map(({ id: source, number }) => ({ source, number }))}
              replaceable={standing.filter(mayChange).map(({ id: source, number }) => ({ source, number }))}
            />
          </details>
        )}
        {others && verdict && (
          <OtherVotes
            votes={others}
            verdict={verdict}
            isOpen={!isPublished(state)}
            inviteAt={isModerator ? `/${locale}/desk/members/invitations` : null}
          />
        )}
        <div id="talk" className="mt-8 grid scroll-mt-4 gap-8 border-t border-rule pt-4">
          {evidence && <Talk thread={evidence} locale={locale} sources={numbered} olderAt={olderAt} />}
          {afterVote ? (
            <Talk thread={afterVote} locale={locale} sources={numbered} olderAt={olderAt} />
          ) : (
            <section aria-labelledby="talk-after_vote">
              <h2 id="talk-after_vote" className="text-sm font-semibold text-ink-soft">
                {td("thread.after_vote")}
              </h2>
              <p className="text-sm text-ink-soft">{td("closed")}</p>
            </section>
          )}
        </div>
        {!isClosed(state) && checkPolicy.draft(ctx.actor).allowed && (
          <>
            <details className="border-b border-rule" open={own !== null}>
              <summary className="py-2.5 font-semibold">{t("startCheck")}</summary>
              <StartCheckForm locale={locale} claim={id} language={language} />
            </details>
            <details className="border-b border-rule">
              <summary className="py-2.5 font-semibold">{t("readingTitle")}</summary>
              <ClaimForm locale={locale} language={language} about={{ derivedFrom: id }} listed={listed} />
            </details>
          </>
        )}
        {mayAsk && !isClosed(state) && (
          <details className="border-b border-rule">
            <summary className="py-2.5 font-semibold">{ta("title")}</summary>
            <AskForm kind="claim" subject={id} own={signedIn(ctx).handle} assignments={assigned} />
          </details>
        )}
        <ClaimActions claim={{ id, statement, version: claim.version }} may={may} />
        {casting.allowed && own === null && (
          <nav
            aria-label={t("onThisPage")}
            className="sticky bottom-0 z-10 -mx-4 mt-6 flex gap-2 border-t border-rule bg-paper px-4 py-2 sm:-mx-8 sm:px-8 lg:hidden"
          >
            <ButtonLink href="#vote" variant="primary" className="min-h-11 flex-1">
              {t("toVote")}
            </ButtonLink>
            <ButtonLink href="#sources" className="min-h-11">
              {t("toSources", { count: sources.length })}
            </ButtonLink>
          </nav>
        )}
      </div>
      <aside
        id="vote"
        className="border-rule bg-paper-sunk px-4 pt-3 max-lg:border-t lg:sticky lg:top-0 lg:max-h-[calc(100dvh-3.25rem-var(--banner,0px))] lg:self-start lg:overflow-y-auto lg:border-s"
      >
        <VotePanel
          claim={id}
          own={own}
          head={facts.head}
          isRecused={facts.isRecused}
          exerciseAt={lacksExercise ? `/${locale}/desk/exercise` : null}
          refusedBecause={casting.allowed ? null : casting.because}
          sources={standing.map(({ id: source, number, quote }) => ({ id: source, number, quote }))}
          isReopened={facts.round > 1}
          seesOthers={seesOthers}
          allowsEstimation={consent}
          isInvited={invited}
          next={next}
          question={
            question && {
              label: question.label,
              href: `/${locale}/desk/topics/${question.topic}/question?claim=${id}`,
            }
          }
        />
      </aside>
    </div>
  );
}
