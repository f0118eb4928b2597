"use client";
import { useRouter } from "next/navigation";
import { useCallback } from "react";
import { usePageKeys } from "#components/desk/use-page-keys";

/** Where the keys of a claim lead: to the form of one's vote, and to the form of a new source. */
const LEADS: Record<string, string> = { v: "vote", a: "attach-source" };

function lead(key: string): boolean {
  const place = document.getElementById(LEADS[key] ?? "");
  if (!place) return false;
  if (place instanceof HTMLDetailsElement) place.open = true;
  place.scrollIntoView({ block: "nearest" });
  place.querySelector<HTMLElement>("input, button, textarea, [tabindex='0']")?.focus();
  return true;
}

/** The keys of a claim's page: `v` goes to the vote, `a` to attaching a source, which is opened, `n` to the next claim. */
export function ClaimKeys({ next }: { next: string | null }) {
  const router = useRouter();
  const act = useCallback(
    (key: string, isAfterG: boolean) => {
      if (isAfterG) return false;
      if (key !== "n" || next === null) return lead(key);
      router.push(next);
      return true;
    },
    [next, router],
  );
  usePageKeys(act);
  return null;
}
