/** What the scripts tell a person. It goes to stderr: stdout belongs to the program that is run (`npm run cli`, `npm run sandbox`). */
export function say(sentence) {
  process.stderr.write(`workbench: ${sentence}\n`);
}

/** An expected end: the sentence is the whole story, no stack trace helps. */
export class Stop extends Error {}

/** Runs a script's main function; a Stop prints its sentence and ends with 1, anything else is a defect and keeps its stack. */
export async function runScript(main) {
  try {
    await main();
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    say(error.message);
    process.exitCode = 1;
  }
}
