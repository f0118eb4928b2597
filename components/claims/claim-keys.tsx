"use client";
import { usePageKeys } from "#components/desk/use-page-keys";

/** Where the keys of a claim lead: to the form of one's vote, and to the form of a new source. */
const LEADS: Record<string, string> = { v: "vote", a: "attach-source" };

function lead(key: string, isAfterG: boolean): boolean {
  const place = document.getElementById(LEADS[key] ?? "");
  if (!place || isAfterG) return false;
  if (place instanceof HTMLDetailsElement) place.open = true;
  place.scrollIntoView({ block: "nearest" });
  place.querySelector<HTMLElement>("input, button, textarea, [tabindex='0']")?.focus();
  return true;
}

/** The keys of a claim's page: `v` goes to the vote, `a` to attaching a source, which is opened. */
export function ClaimKeys() {
  usePageKeys(lead);
  return null;
}
