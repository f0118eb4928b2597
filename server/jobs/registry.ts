import "server-only";
import type { EventReader } from "#server/events/read-events";
import { anchoring } from "#server/jobs/anchoring";
import { clearing } from "#server/jobs/clearing";
import { importing } from "#server/jobs/importing";
import type { Job } from "#server/jobs/job";
import { judging } from "#server/jobs/judging";
import { mailing } from "#server/jobs/mailing";
import { noticing } from "#server/jobs/noticing";
import { sealing } from "#server/jobs/sealing";
import { suggesting } from "#server/jobs/suggesting";

/** Everything that the product does by itself: one file each. */
export const JOBS: readonly Job[] = [judging, mailing, importing, anchoring, suggesting, clearing];

/** Who reads the events as they come, besides the jobs that follow some of them. */
export const READERS: readonly EventReader[] = [noticing, sealing];
