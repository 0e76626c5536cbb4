import fc from "fast-check";

/** In milliseconds: a property ends then, and of a failure the smallest example found so far is reported. */
const longestSearch = 30_000;

// A run of the tests draws the same inputs each time, so that it fails only for what changed; `npm run fuzz` draws new ones.
fc.configureGlobal({
  seed: Number(process.env["PROPERTY_SEED"] ?? 1),
  interruptAfterTimeLimit: longestSearch,
  markInterruptAsFailure: false,
});

/** The library of property tests, set up for the tests of this project. */
export { fc };
