export * from "#db/schema/articles";
export * from "#db/schema/checks";
export * from "#db/schema/claims";
export * from "#db/schema/events";
export * from "#db/schema/members";
export * from "#db/schema/sources";
export * from "#db/schema/verdicts";
export * from "#db/schema/votes";
