import { QuotedReason } from "#components/checks/quoted-reason";
import type { QuotedReasonView } from "#server/checks/views";

/** Every vote that was cast openly, each with its reason, under the handle of its author. */
export function EveryVote({ votes }: { votes: QuotedReasonView[] }) {
  return (
    <ul className="grid gap-5">
      {votes.map((vote) => (
        <li key={`${vote.signedBy} ${vote.voice}`}>
          <QuotedReason quoted={vote} />
        </li>
      ))}
    </ul>
  );
}
