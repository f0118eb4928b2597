import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { RuleConstants } from "#components/methodology/rule-constants";
import { VerdictMark } from "#components/verdicts/verdict-mark";
import { CONFIDENCES, RATINGS, VERDICT_STATES } from "#db/vocabulary";
import { EXERCISE_CLAIMS } from "#server/exercises/rules";
import { DAILY_KINDS, DAILY_LIMITS, TRUSTED_AFTER_DAYS } from "#server/limits/rules";
import { STANDPOINT_KEPT_DAYS } from "#server/standpoints/rules";
import {
  AGREEMENT_ROUNDED_PERCENT,
  CONFIDENCE_WEIGHT,
  EXPLAINED_AFTER_CHANGES,
  LEAST_SHOWN,
  RULE,
  RULE_VERSION,
} from "#server/verdicts/rules";
import type { SmallExample, WorkedExample } from "#server/verdicts/views";

const HOUR_SECONDS = 3_600;
const DAY_SECONDS = 86_400;
const LIMITS = [
  "truth",
  "suppression",
  "prepared",
  "inverters",
  "small",
  "saying",
  "constants",
  "provisional",
] as const;

/** The rule by which verdicts are found, in plain words, with every number taken from the code that applies it. */
export function Methodology({ examples }: { examples: { camps: WorkedExample; small: SmallExample } }) {
  const t = useTranslations("methodology");
  const tv = useTranslations("verdicts");
  const tt = useTranslations("votes");
  const tp = useTranslations("profile");
  const format = useFormatter();
  const share = (value: number) => format.number(value, { style: "percent", maximumFractionDigits: 0 });
  return (
    <article className="max-w-measure pb-4 font-text text-body leading-relaxed [&_p]:mb-4">
      <h1 className="mt-10 mb-4 text-display leading-[1.08] font-semibold tracking-[-0.018em]">{t("title")}</h1>
      <p className="text-lead leading-snug">{t("lead")}</p>

      <Section id="rating" title={t("ratingTitle")}>
        <p>{t("rating")}</p>
        <dl className="mb-4 grid gap-x-5 gap-y-0.5 font-ui text-base leading-snug sm:grid-cols-[11rem_1fr] sm:gap-y-2.5">
          {RATINGS.map((rating) => (
            <div key={rating} className="contents">
              <dt>
                <VerdictMark state="agreed" rating={rating} size="small" />
              </dt>
              <dd className="text-ink-soft max-sm:mb-2.5">{tv(`ratingDefinition.${rating}`)}</dd>
            </div>
          ))}
        </dl>
      </Section>

      <Section id="states" title={t("statesTitle")}>
        <dl className="mb-4 grid gap-x-5 gap-y-0.5 font-ui text-base leading-snug sm:grid-cols-[11rem_1fr] sm:gap-y-2.5">
          {VERDICT_STATES.map((state) => (
            <div key={state} className="contents">
              <dt className="font-semibold">{tv(`state.${state}`)}</dt>
              <dd className="text-ink-soft max-sm:mb-2.5">{t(`states.${state}`, numbers(share))}</dd>
            </div>
          ))}
        </dl>
      </Section>

      <Section id="sides" title={t("sidesTitle")}>
        <p>{t("sidesHow")}</p>
        <p>{t("sidesConsent")}</p>
        <p>{t("sidesNone", numbers(share))}</p>
      </Section>

      <Section id="vote" title={t("voteTitle")}>
        <p>
          {t("confidence", {
            weights: format.list(
              CONFIDENCES.map((one) => `${tt(`confidences.${one}`)} ${format.number(CONFIDENCE_WEIGHT[one])}`),
              { type: "unit" },
            ),
          })}
        </p>
        <p>{t("experience", numbers(share))}</p>
        <p>{t("reliability", numbers(share))}</p>
        <p>{t("ground", numbers(share))}</p>
        <p>{t("copies", numbers(share))}</p>
      </Section>

      <Section id="new" title={t("newTitle")}>
        <p>{t("newHow", { days: TRUSTED_AFTER_DAYS, claims: EXERCISE_CLAIMS })}</p>
        <div className="mb-4 overflow-x-auto font-ui text-base">
          <table className="w-full border-collapse">
            <thead>
              <tr className="text-sm text-ink-soft">
                {(["newKind", "newFirst", "newPerDay", "newPerSource", "newMost"] as const).map((column, place) => (
                  <th
                    key={column}
                    scope="col"
                    className={`py-1 font-normal ${place === 0 ? "text-start" : "ps-4 text-end"}`}
                  >
                    {t(column)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {DAILY_KINDS.map((kind) => (
                <tr key={kind} className="border-t border-rule">
                  <th scope="row" className="py-1 text-start font-normal">
                    {tp(`limit.${kind}`)}
                  </th>
                  {Object.values(DAILY_LIMITS[kind]).map((value, place) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: the columns never change places
                    <td key={place} className="py-1 ps-4 text-end tabular-nums">
                      {format.number(value)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <p>{t("newDropped")}</p>
      </Section>

      <Section id="example" title={t("exampleTitle")}>
        <Example example={examples.camps} share={share} />
      </Section>

      <Section id="small-groups" title={t("smallTitle")}>
        <p>{t("smallWhy", numbers(share))}</p>
        <p>{t("smallHow", numbers(share))}</p>
        <p>{t("smallStands", numbers(share))}</p>
        <Small example={examples.small} share={share} />
        <p>{t("smallPrivate")}</p>
        <p>{t("smallCosts")}</p>
      </Section>

      <Section id="publication" title={t("publicationTitle")}>
        <p>
          {t("publication", {
            hold: RULE.holdIn / HOUR_SECONDS,
            lock: RULE.lockAfter / DAY_SECONDS,
            locked: RULE.holdOutLocked / DAY_SECONDS,
          })}
        </p>
        <p>{t("page")}</p>
      </Section>

      <Section id="shown" title={t("shownTitle")}>
        <p>
          {t("shown", {
            least: LEAST_SHOWN,
            changes: EXPLAINED_AFTER_CHANGES,
            percent: AGREEMENT_ROUNDED_PERCENT,
          })}
        </p>
        <p>{t("smallNumbers", { least: LEAST_SHOWN })}</p>
        <p>{t("reasons")}</p>
        <p>{t("afterReadingHow")}</p>
        <p>{t("asideHow", { least: LEAST_SHOWN })}</p>
      </Section>

      <Section id="limits" title={t("limitsTitle")}>
        <ul className="mb-4 list-disc ps-5 [&_li]:mb-2">
          {LIMITS.map((limit) => (
            <li key={limit}>{t(`limits.${limit}`, numbers(share))}</li>
          ))}
        </ul>
      </Section>

      <Section id="robot" title={t("robotTitle")}>
        <p>{t("robot")}</p>
      </Section>

      <Section id="constants" title={t("constantsTitle")}>
        <p>{t("constants", { version: RULE_VERSION })}</p>
        <RuleConstants />
      </Section>
    </article>
  );
}

/** The rule's numbers as its sentences name them. */
const numbers = (share: (value: number) => string) => ({
  enter: share(RULE.tIn),
  pool: share(RULE.tPool),
  poolVotes: RULE.minPool,
  sideVotes: RULE.minSide,
  margin: share(RULE.margin),
  leave: share(RULE.tOut),
  least: RULE.minProvisional,
  leaning: share(RULE.tProvisional),
  contested: RULE.minContested,
  experience: RULE.experience,
  itemVotes: RULE.minItemVotes,
  aside: share(RULE.asideCap),
  ground: RULE.ground,
  all: share(RULE.allCap),
  common: RULE.ringMinCommon,
  match: share(RULE.ringMatch),
  together: RULE.ringTogether,
  axisSide: RULE.axisSideReviewers,
  others: RULE.others,
  sideLeast: RULE.sideLeast,
  sideMost: RULE.sideMost,
  contrary: share(RULE.contrary),
  days: STANDPOINT_KEPT_DAYS,
});

function Section({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section id={id} aria-labelledby={`${id}-heading`} className="scroll-mt-4">
      <h2 id={`${id}-heading`} className="mt-9 mb-3 text-h2 leading-tight font-semibold tracking-[-0.01em]">
        {title}
      </h2>
      {children}
    </section>
  );
}

type ExampleProps = { example: WorkedExample; share: (value: number) => string };

function Example({ example, share }: ExampleProps) {
  const t = useTranslations("methodology");
  const tv = useTranslations("verdicts");
  const format = useFormatter();
  const { rating, sides, lower, margin, isAgreed } = example;
  const named = tv(`rating.${rating}`);
  return (
    <>
      <p>{t("exampleLead")}</p>
      <ul className="mb-4 list-disc ps-5 [&_li]:mb-2">
        {sides.map(({ votes, agreement, withDoubter }, side) => (
          <li key={NAMES[side]}>
            {t("exampleSide", {
              side: NAMES[side] ?? "",
              votes: format.list(votes.map((vote) => `${vote.count} × ${tv(`rating.${vote.rating}`)}`)),
              rating: named,
              agreement: share(agreement),
              withDoubter: share(withDoubter),
            })}
          </li>
        ))}
      </ul>
      <p>
        {t("exampleOutcome", { rating: named, lower: share(lower), margin: share(margin), limit: share(RULE.tIn) })}{" "}
        {isAgreed && t("exampleAgreed", { rating: named })}
      </p>
    </>
  );
}

function Small({ example, share }: { example: SmallExample; share: (value: number) => string }) {
  const t = useTranslations("methodology");
  const tv = useTranslations("verdicts");
  const format = useFormatter();
  const { rating, sides, votes, need, lead, leadNeeded, sure, leaning, isAgreed, isAgreedWithout } = example;
  const number = (value: number) => format.number(value, { maximumFractionDigits: 1 });
  return (
    <>
      <p>{t("smallExample", { sure: share(sure), leaning: share(leaning) })}</p>
      <ul className="mb-4 list-disc ps-5 [&_li]:mb-2">
        {sides.map((side) => (
          <li key={side.position}>
            {t("smallSide", {
              position: side.position.toUpperCase(),
              votes: format.list(
                side.votes.map((vote) => tv(`rating.${vote}`)),
                { type: "unit" },
              ),
            })}
          </li>
        ))}
      </ul>
      <p>
        {t("smallOutcome", { votes: number(votes), need, lead: number(lead), leadNeeded })}{" "}
        {isAgreed && t("smallAgreed", { rating: tv(`rating.${rating}`) })} {!isAgreedWithout && t("smallWithout")}
      </p>
    </>
  );
}

const NAMES = ["A", "B"] as const;
