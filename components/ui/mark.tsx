/** The product's mark: two signatures, one under the other. */
export function Mark() {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 30 22"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.2"
      strokeLinecap="round"
      className="h-[1.1rem] w-6 shrink-0"
    >
      <path d="M2 9c4-8 6 4 9 1s4-7 7-3 4 2 10-4" />
      <path d="M2 18c5-5 7 3 10 0s5-4 8-1 4 0 8-3" className="stroke-accent" />
    </svg>
  );
}
