"use client";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { CheckPreview } from "#components/checks/check-preview";
import type { Words } from "#components/checks/draft-words";
import { useTRPC } from "#components/trpc/provider";
import type { DraftView, RenderedBodyView } from "#server/checks/views";

/** After so long without a key, what is typed is drawn anew. */
const PAUSE_MS = 400;

/** A text as it looks on the page, drawn anew while it is typed; what it was drawn as before stays until then. */
export function useRenderedBody(body: string, saved: { body: string; rendered: RenderedBodyView }) {
  const trpc = useTRPC();
  const { mutateAsync } = useMutation(trpc.checks.previewBody.mutationOptions());
  const [drawn, setDrawn] = useState(saved);
  const newest = useRef(body);
  newest.current = body;

  useEffect(() => {
    if (drawn.body === body) return;
    const timer = setTimeout(async () => {
      const rendered = await mutateAsync({ body }).catch(() => null);
      // A text that cannot be drawn is refused with a sentence when it is saved.
      if (rendered && newest.current === body) setDrawn({ body, rendered });
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [body, drawn.body, mutateAsync]);

  return { rendered: drawn.rendered, isCurrent: drawn.body === body };
}

type Props = { draft: DraftView; words: Words; rendered: RenderedBodyView };

/** The page of a draft as readers would see it, following what is typed; verdicts are those of the last judgement. */
export function LivePreview({ draft, words, rendered }: Props) {
  const t = useTranslations("editor");
  const { preview } = draft;
  const known = new Map(preview.readings.map((reading) => [reading.claim.id, reading.claim]));
  const readings = words.readings.flatMap(({ sentence, claim }) => {
    const rated = known.get(claim);
    return rated ? [{ sentence, claim: rated }] : [];
  });
  const isPartial = readings.length < words.readings.length;
  const quotedOf = (chosen: Words["dissent"], saved: DraftView["dissent"], shown: typeof preview.dissent) =>
    JSON.stringify(chosen) === JSON.stringify(saved) ? shown : null;
  return (
    <>
      <p className="px-6 pt-5 text-sm text-ink-soft">
        {t("previewLive")} {isPartial && t("previewReadings")}
      </p>
      <CheckPreview
        check={{
          ...preview,
          title: words.title,
          answer: words.answer,
          rendered,
          readings,
          noQuoteReason: words.noQuoteReason,
          backing: quotedOf(words.backing, draft.backing, preview.backing),
          dissent: quotedOf(words.dissent, draft.dissent, preview.dissent),
        }}
      />
    </>
  );
}
