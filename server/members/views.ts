import type { Role } from "#db/vocabulary";
import type { InterestView } from "#server/interests/views";

/** An invitation as the invited read it. Without an inviter, whoever runs the server let them in. */
export type OpenInvitationView = { role: Role; email: string | null; inviter: string | null; expires: Date };

/** A member as everyone may know them. */
export type ProfileView = {
  id: string;
  handle: string;
  name: string | null;
  biography: string;
  joinedAt: Date;
  leftAt: Date | null;
  role: Role;
};

/** A member in the list of moderators. */
export type MemberLineView = { id: string; handle: string; name: string | null; role: Role; joinedAt: Date };

/** A member as moderators know them. */
export type MemberView = MemberLineView & {
  languages: string[];
  leftAt: Date | null;
  /** The roles that they were given, the newest first; by nobody where the product gave it. */
  grants: { role: Role; reason: string; by: string | null; at: Date }[];
  interests: InterestView[];
};

/** A member as they know themselves. */
export type OwnProfileView = {
  handle: string;
  name: string;
  biography: string;
  languages: string[];
  email: string | null;
  joinedAt: Date;
  /** The outside providers by which they sign in. */
  providers: string[];
};

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
