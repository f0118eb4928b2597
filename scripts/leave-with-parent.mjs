// Preloaded into every child of `npm start`: when the parent is gone, however it went, the child goes too.
const WATCH_MS = 250;
const GRACE_MS = 3000;
const parent = process.ppid;

const watch = setInterval(() => {
  if (process.ppid === parent) return;
  clearInterval(watch);
  setTimeout(() => process.exit(1), GRACE_MS).unref();
  process.kill(process.pid, "SIGTERM");
}, WATCH_MS);
watch.unref();
