import "server-only";
import { memberOfStopToken } from "#server/notices/internal";

/** Whether a link stops somebody's mail of notices. */
export const isStopToken = (token: string): boolean => memberOfStopToken(token) !== null;
