import { ErrorText } from "#components/ui/error-text";
import { Notice } from "#components/ui/notice";
import type { ReasonParams } from "#server/core/errors";

/** A form that was sent back: what is wrong, and what was typed. */
export type SentBackProps = {
  sentBack: { problem: string; params: ReasonParams; typed: Record<string, string> } | null;
};

/** Why a form was sent back, or nothing. */
export function SentBackNotice({ sentBack }: SentBackProps) {
  if (!sentBack) return null;
  return <Notice tone="problem" title={<ErrorText reason={sentBack.problem} params={sentBack.params} />} />;
}
