export * from "#db/schema/checks";
export * from "#db/schema/events";
export * from "#db/schema/members";
