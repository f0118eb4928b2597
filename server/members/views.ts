import type { Role } from "#db/vocabulary";

/** An invitation as the invited read it. Without an inviter, whoever runs the server let them in. */
export type OpenInvitationView = { role: Role; email: string | null; inviter: string | null; expires: Date };

/** Whether a handle can be had. */
export type HandleView = { state: "free" | "taken" | "reserved" };

/** An invitation as those see it who may revoke it. */
export type InvitationView = {
  id: string;
  role: Role;
  email: string | null;
  inviter: string | null;
  at: Date;
  expires: Date;
  usesMax: number;
  uses: number;
  isRevoked: boolean;
};
