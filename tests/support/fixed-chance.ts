import fc from "fast-check";

/**
 * On one's own machine properties are tried with new examples each time; where a landing depends on it, always with the
 * same ones, so that a change is judged by what it changed.
 */
if (process.env.CI) fc.configureGlobal({ seed: 20_261_127 });
