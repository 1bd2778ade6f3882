// What a person did wrong, or what is missing on their machine: told in one line, without a stack.

/** `exitCode`: 2 for a wrong command line, 1 for what went wrong afterwards. */
export class Mistake extends Error {
  readonly exitCode: number;

  constructor(message: string, exitCode = 2) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** An error's message in one line. */
export function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(/\s*\n\s*/g, " ");
}

/** Who reads what a command prints may have read enough, as `head` has. */
function endWithReader(): void {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    process.exit();
  });
}

/** Runs a command; a mistake becomes a line on standard error and the exit code. Anything else is a bug, with its stack. */
export async function runCommand(command: () => Promise<void>): Promise<void> {
  endWithReader();
  try {
    await command();
  } catch (error) {
    if (!(error instanceof Mistake)) throw error;
    console.error(error.message);
    process.exitCode = error.exitCode;
  }
}
