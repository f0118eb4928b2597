"use client";
import { signIn } from "next-auth/react";
import { useState } from "react";
import { Button } from "#components/ui/button";

type Props = { providers: readonly { id: string; words: string }[]; to: string };

/** The outside providers that this site knows. */
export function ProviderButtons({ providers, to }: Props) {
  const [leaving, setLeaving] = useState<string | null>(null);
  return (
    <div className="grid gap-2">
      {providers.map(({ id, words }) => (
        <Button
          key={id}
          variant="secondary"
          isPending={leaving === id}
          onClick={() => {
            setLeaving(id);
            void signIn(id, { callbackUrl: to });
          }}
        >
          {words}
        </Button>
      ))}
    </div>
  );
}
