import { getTranslations } from "next-intl/server";
import { canBeDrawn, drawPicture } from "#app/_lib/draw-picture";
import { enterLocale } from "#app/_lib/enter-locale";
import { stateInWords } from "#components/verdicts/verdict-in-words";
import { dateLocaleOf, directionOf } from "#messages/locales";
import { getPublishedCheck } from "#server/checks/public-queries";
import { NotFoundError } from "#server/core/errors";
import { isDemo, publicCtx } from "#server/request";

export const dynamic = "force-static";
export const generateStaticParams = () => [];

/** The picture of a check, drawn anew at the same address when it is corrected or retracted. */
export async function GET(_: Request, { params }: RouteContext<"/[locale]/checks/[slug]/picture.png">) {
  const { locale, slug } = await params;
  enterLocale(locale);
  const ctx = await publicCtx();
  try {
    const check = await getPublishedCheck(ctx, slug);
    if (!canBeDrawn(check.title)) return new Response(null, { status: 404 });
    const t = await getTranslations("verdicts");
    const { verdict, statement } = check.claim;
    const isRetracted = check.state === "retracted";
    const day = new Intl.DateTimeFormat(dateLocaleOf(locale), { dateStyle: "long", timeZone: "UTC" });
    const on = day.format(check.changedAt);
    const rating = verdict.rating ? t(`rating.${verdict.rating}`) : t(`state.${verdict.state}`);
    const state = verdict.rating ? stateInWords(t, verdict) : "";
    const picture = await drawPicture({
      site: `${(await isDemo()) ? "DEMO · " : ""}${ctx.settings.name}`,
      corner: isRetracted ? `${t("retracted")}, ${on}` : on,
      question: check.title,
      verdict: rating,
      state: isRetracted ? t("retracted").toUpperCase() : state,
      rated: canBeDrawn(statement) ? `${t("ofClaim")} ${statement}` : "",
      ends: [t("rating.false"), t("rating.true")],
      rating: verdict.rating,
      isHatched: verdict.state === "provisional",
      isRetracted,
      directions: { question: directionOf(check.language), page: directionOf(locale) },
    });
    return new Response(new Uint8Array(picture), { headers: { "content-type": "image/png" } });
  } catch (error) {
    if (!(error instanceof NotFoundError)) throw error;
    return new Response(null, { status: 404 });
  }
}
