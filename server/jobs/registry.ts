import "server-only";
import { clearing } from "#server/jobs/clearing";
import type { Job } from "#server/jobs/job";
import { judging } from "#server/jobs/judging";
import { mailing } from "#server/jobs/mailing";

/** Everything that the product does by itself: one file each. */
export const JOBS: readonly Job[] = [judging, mailing, clearing];
