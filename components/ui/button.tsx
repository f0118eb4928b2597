import Link from "next/link";
import type { ButtonHTMLAttributes, ReactNode } from "react";
import { classNames } from "#components/ui/class-names";

type ButtonVariant = "primary" | "secondary" | "quiet" | "danger";

const SHAPE =
  "inline-flex min-h-9 items-center justify-center gap-2 rounded px-3.5 py-1.5 text-sm font-semibold no-underline disabled:opacity-55 disabled:cursor-not-allowed";

const LOOK: Record<ButtonVariant, string> = {
  primary: "bg-ink text-paper hover:bg-ink/85",
  secondary: "border border-field bg-paper-raised text-ink hover:bg-paper-sunk",
  quiet:
    "px-2 font-medium text-ink-soft underline decoration-rule underline-offset-4 hover:text-ink hover:decoration-current",
  danger: "border border-danger text-danger hover:bg-danger hover:text-paper",
};

const buttonClass = (variant: ButtonVariant = "primary") => classNames(SHAPE, LOOK[variant]);

type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & { variant?: ButtonVariant; isPending?: boolean };

/** A button that says what happens. While its command runs it stays focusable and does nothing. */
export function Button({ variant, isPending = false, className, onClick, type = "button", ...more }: ButtonProps) {
  const { children, ...rest } = more;
  return (
    <button
      {...rest}
      type={type}
      aria-disabled={isPending || undefined}
      aria-busy={isPending || undefined}
      onClick={isPending ? (event) => event.preventDefault() : onClick}
      className={classNames(buttonClass(variant), isPending && "opacity-60", className)}
    >
      {children}
      {isPending && <span aria-hidden="true">…</span>}
    </button>
  );
}

type ButtonLinkProps = { href: string; variant?: ButtonVariant; children: ReactNode; className?: string };

/** A link that leads to the next thing to do. */
export function ButtonLink({ href, variant = "secondary", children, className }: ButtonLinkProps) {
  return (
    <Link href={href} prefetch={false} className={classNames(buttonClass(variant), className)}>
      {children}
    </Link>
  );
}
