import { describe, expect, test } from "vitest";
import { readFiles, structureProblems } from "#scripts/check-structure";

const COMMAND = `import "server-only";
export async function submitClaim(ctx: Ctx, input: Input) {
  authorize(claimPolicy.submit(ctx.actor));
  return inTransaction(ctx, (tx) => recordEvent(tx, "claim.submitted", claim));
}`;
const STEP = `import "server-only";
export async function keepClaim(tx: Ctx) {}`;
const IMPORT = `import { submitClaim } from "#server/claims/submit-claim";`;

const problemsWith = (files: Record<string, string>) =>
  structureProblems(
    new Map(
      Object.entries({
        "server/claims/submit-claim.ts": COMMAND,
        "server/claims/keep-claim.ts": STEP,
        "server/claims/router.ts": `import "server-only";\n${IMPORT}`,
        "app/claims.ts": "keepClaim consider",
        "tests/integration/claims/submit-claim.test.ts": IMPORT,
        "tests/integration/policy/every-command.test.ts": IMPORT,
        ...files,
      }),
    ),
  );

const told = (sentence: string) => [expect.stringContaining(sentence)];

describe("the structure check", () => {
  test("is content with a command that authorises, records and is tested, and with a step beside it", () => {
    expect(problemsWith({})).toEqual([]);
  });

  test("is content with this repository", () => {
    expect(structureProblems(readFiles(`${import.meta.dirname}/../../..`))).toEqual([]);
  });

  test.each([
    ["authorize(", "never calls authorize()"],
    ["recordEvent(", "never calls recordEvent()"],
    ["submitClaim(", "export async function submitClaim("],
    ['import "server-only";', "must begin with"],
  ])("refuses a command without %s", (part, sentence) => {
    expect(problemsWith({ "server/claims/submit-claim.ts": COMMAND.replace(part, "consider(") })).toEqual(
      told(sentence),
    );
  });

  test("does not take a comment for an authorisation", () => {
    const text = COMMAND.replace("authorize(", "// authorize(\n(");
    expect(problemsWith({ "server/claims/submit-claim.ts": text })).toEqual(told("never calls authorize()"));
  });

  test("refuses a command that the table leaves out, and one without a test of its own", () => {
    const table = "tests/integration/policy/every-command.test.ts";
    for (const text of ["", `// ${IMPORT}`]) expect(problemsWith({ [table]: text })).toEqual(told("is not in"));
    expect(problemsWith({ "tests/integration/claims/submit-claim.test.ts": "" })).toEqual(told("has no test"));
  });

  test("takes what is in the router for a command, whatever it calls", () => {
    const router = `import "server-only";\nimport { keepClaim } from "#server/claims/keep-claim";`;
    expect(problemsWith({ "server/claims/router.ts": router })).toHaveLength(4);
  });

  test("refuses words outside the vocabulary of a room, and rooms outside the glossary", () => {
    expect(problemsWith({ "server/claims/helpers.ts": "" })).toEqual(told("verb-noun"));
    expect(problemsWith({ "server/utils/dates.ts": "" })).toEqual(told("is no room"));
    expect(problemsWith({ "server/claims/parsing/words.ts": "" })).toEqual(told("is no folder"));
    expect(problemsWith({ "server/things.ts": "" })).toEqual(told("move it"));
  });

  test("keeps queries on the server, and rules and views fit for the browser", () => {
    expect(problemsWith({ "server/claims/desk-queries.ts": "" })).toEqual(told("must begin with"));
    expect(problemsWith({ "server/claims/rules.ts": 'import "server-only";' })).toEqual(
      told("shared with the browser"),
    );
  });

  test("lets a query of members ask who reads, and one of the public look at nobody", () => {
    const query = (body: string) => `import "server-only";
export async function listClaims(ctx: Ctx) {
  ${body}
}
export async function listNames(ctx: Ctx) {
  authorize(claimPolicy.read(ctx.actor));
}`;
    const asking = query("authorize(claimPolicy.read(ctx.actor));");
    const uses = { "app/page.tsx": "listClaims listNames" };
    const of = (file: string, text: string) => problemsWith({ [`server/claims/${file}`]: text, ...uses });
    expect(of("queries.ts", asking)).toEqual([]);
    expect(of("queries.ts", query("return ctx.db.select();"))).toEqual(told("listClaims never calls authorize()"));
    expect(of("internal.ts", query("return ctx.db.select();"))).toEqual([]);
    expect(of("public-queries.ts", asking)).toEqual(told("may not look at ctx.actor"));
  });

  test("refuses a form that would put what was typed into an address before its script has come", () => {
    const form = (more: string) => ({ "components/claims/claim-form.tsx": `<form ${more}onSubmit={() => send()}>\n` });
    expect(problemsWith(form(""))).toEqual(told('needs method="post"'));
    expect(problemsWith(form('method="post" '))).toEqual([]);
    expect(problemsWith({ "components/claims/search.tsx": '<form action="/search">\n' })).toEqual([]);
  });

  test("refuses what is exported and imported nowhere", () => {
    expect(problemsWith({ "server/claims/rules.ts": "export const LONGEST = 3;" })).toEqual(told("exports LONGEST"));
    expect(problemsWith({ "server/claims/rules.ts": "export const LONGEST = 3;", "app/page.tsx": "LONGEST" })).toEqual(
      [],
    );
  });

  test("refuses the command of another noun, and allows its queries", () => {
    const of = (file: string) => `import { x } from "#server/claims/${file}";`;
    expect(problemsWith({ "server/votes/rules.ts": of("submit-claim") })).toEqual(told("imports claims/submit-claim"));
    expect(problemsWith({ "server/votes/rules.ts": of("queries") })).toEqual([]);
  });
});
