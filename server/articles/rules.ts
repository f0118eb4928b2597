/** Names under .example lead nowhere, by RFC 2606: the outlets of the demo newsroom have such ones. */
export const isReachable = (url: string): boolean => !new URL(url).hostname.endsWith(".example");
