/** Names under .example lead nowhere, by RFC 2606: the outlets of the demo newsroom have such ones. */
export const isReachable = (url: string): boolean => !new URL(url).hostname.endsWith(".example");

/** When a copy was read, to the minute, in UTC: 2026-03-02 10:00. */
export const minuteOf = (at: Date): string => at.toISOString().slice(0, 16).replace("T", " ");
