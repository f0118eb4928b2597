"use client";
import { type UseMutationOptions, useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { Offers, ReasonParams } from "#server/core/errors";

/** What is wrong in one field: a message key and what fills its blanks. */
export type FieldRefusal = { reason: string; params: ReasonParams };
/** Why a command was refused: a message key, what fills its blanks, and what is wrong in which field. */
export type Refusal = FieldRefusal & { fields: Record<string, FieldRefusal[]>; offers: Offers };

/** What a form shows of a command: that it runs, and why it was refused. */
export type RunningCommand = {
  isPending: boolean;
  refusal: Refusal | null;
  fieldErrors: (name: string) => FieldRefusal[];
  /** The same of a list: what is wrong in it as a whole or in any of its entries, each said once. */
  listErrors: (name: string) => FieldRefusal[];
};

type WireError = { data?: Partial<Refusal> | null };

/** Without an answer of ours the request did not arrive, or its answer did not: what was typed is still in the form. */
const refusalOf = ({ data }: WireError): Refusal => ({
  reason: data?.reason ?? "offline",
  params: data?.params ?? {},
  fields: data?.fields ?? {},
  offers: data?.offers ?? {},
});

/**
 * What was chosen in a form, or nothing. Nothing is sent as it is: the schema of the command then refuses the field and
 * names it, so the type says what the command asks for.
 */
export const chosen = <Value,>(value: Value | null | undefined): Value => value as Value;

/**
 * Runs a command from a form. `run` answers with its result, or with null when it was refused; the refusal then says
 * why, for the whole form and per field. A second click while it runs does nothing.
 */
export function useCommand<Result, Failure extends WireError, Input, Context>(
  options: UseMutationOptions<Result, Failure, Input, Context>,
) {
  const mutation = useMutation(options);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  async function run(input: Input): Promise<{ result: Result } | null> {
    if (mutation.isPending) return null;
    setRefusal(null);
    try {
      return { result: await mutation.mutateAsync(input) };
    } catch (error) {
      setRefusal(refusalOf(error as Failure));
      return null;
    }
  }

  return {
    run,
    isPending: mutation.isPending,
    refusal,
    fieldErrors: (name: string): FieldRefusal[] => refusal?.fields[name] ?? [],
    listErrors: (name: string): FieldRefusal[] => {
      const own = Object.entries(refusal?.fields ?? {}).filter(
        ([field]) => field === name || field.startsWith(`${name}.`),
      );
      return [...new Map(own.flatMap(([, wrong]) => wrong).map((one) => [one.reason, one])).values()];
    },
    clear: () => setRefusal(null),
  };
}
