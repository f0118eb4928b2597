import type { ChangeSettingInput } from "#server/settings/schemas";

type Decided = ChangeSettingInput extends infer One ? (One extends unknown ? Omit<One, "replaces"> : never) : never;

/** What the demo newsroom decided about its site. Nobody publishes it, and it says so. */
export const SETTINGS: readonly Decided[] = [
  { name: "site", value: { name: "Countersign", about: "" } },
  {
    name: "publisher",
    value: {
      name: "The example newsroom",
      country: "CH",
      email: "desk@example.org",
      phone: "",
      address: "",
      funding: "Nobody: it is an example, and everyone in it is invented.",
      complaints: "",
    },
  },
  { name: "languages", value: ["en"] },
  { name: "topics", value: ["South Caucasus"] },
];
