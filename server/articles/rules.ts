/** Names under .example lead nowhere, by RFC 2606: the outlets of the example newsroom have such ones. */
export const leadsSomewhere = (url: string): boolean => !new URL(url).hostname.endsWith(".example");
