/**
 * `npm start` brings up the whole product; `npm run dev` the same with hot reload. Everything else is imported after
 * this check, because an old Node cannot read TypeScript.
 */
const REQUIRED_NODE = [22, 18];

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);

if (major > REQUIRED_NODE[0] || (major === REQUIRED_NODE[0] && minor >= REQUIRED_NODE[1])) {
  const { bringUp } = await import("./bring-up.ts");
  process.exit(await bringUp({ mode: process.argv.includes("--dev") ? "development" : "production" }));
} else {
  console.error(
    `Countersign runs on the Node 26 that \`npm ci\` brings along, but this is Node ${process.versions.node}: run \`npm ci\` and then \`npm start\`. Where npm has no Node for the system, install ${REQUIRED_NODE.join(".")} or newer.`,
  );
  process.exitCode = 1;
}
