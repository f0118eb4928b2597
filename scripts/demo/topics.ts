import type { StandpointAnswer } from "#db/vocabulary";
import type { Handle } from "#scripts/demo/people";

export type DemoTopic = {
  label: string;
  description: string;
  positions: { a: string; b: string };
  /** Who called the positions fair. */
  triedBy: readonly Handle[];
  /** Where each says they stand; who is missing was never asked. Invented, like everyone here. */
  standpoints: Partial<Record<Handle, StandpointAnswer>>;
};

/** What the demo newsroom checks claims about, and where its invented reviewers stand on it. */
export const TOPICS: readonly DemoTopic[] = [
  {
    label: "South Caucasus",
    description: "Borders, routes and agreements between Armenia, Azerbaijan and Georgia.",
    positions: {
      a: "A route across Syunik should run under Armenia’s sole control, like any of its roads.",
      b: "A route across Syunik needs guarantees of passage that do not rest with Armenia alone.",
    },
    triedBy: ["levon", "leyla", "nino", "rustam"],
    standpoints: {
      anush: "a",
      levon: "a",
      hasmik: "leaning_a",
      leyla: "b",
      rustam: "b",
      elchin: "leaning_b",
      nino: "neither",
    },
  },
  {
    label: "Harbour tax",
    description: "The tax on ships that call at Port Calder, and what became of it.",
    positions: {
      a: "The harbour tax asks a fair share of those who use the harbour.",
      b: "The harbour tax drives away what the town lives on.",
    },
    triedBy: ["anush", "elchin", "nino"],
    standpoints: {
      anush: "b",
      levon: "a",
      hasmik: "leaning_b",
      leyla: "a",
      rustam: "leaning_a",
      elchin: "b",
      nino: "neither",
    },
  },
  {
    label: "Low-emission zone",
    description: "The zone in Port Calder’s centre that is closed to old diesel cars.",
    positions: {
      a: "The zone does more good than harm and should stay.",
      b: "The zone does more harm than good and should go.",
    },
    triedBy: ["hasmik", "leyla", "rustam"],
    standpoints: { anush: "a", levon: "a", leyla: "leaning_a", rustam: "a", nino: "neither" },
  },
];
