// CPU time of the workerd that this process started, by the kernel's own count: a busy machine makes it no longer. Linux only.
import { readdirSync, readFileSync } from "node:fs";

/** `name` and parent of a process; it may be gone by now. */
function processOf(pid: string): { name: string; parent: string } | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const [, parent = ""] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return { name: stat.slice(stat.indexOf("(") + 1, stat.lastIndexOf(")")), parent };
  } catch {
    return undefined;
  }
}

/** The pids of workerd below this process. @throws Error where there is none. */
export function workerdPids(): string[] {
  const pids = readdirSync("/proc").filter((entry) => /^\d+$/.test(entry));
  const found = pids.filter((pid) => {
    if (processOf(pid)?.name !== "workerd") return false;
    for (let up = processOf(pid)?.parent; up !== undefined && up !== "0"; up = processOf(up)?.parent)
      if (up === `${process.pid}`) return true;
    return false;
  });
  if (found.length === 0) throw new Error("no workerd runs below this process; expected the one that was just started");
  return found;
}

/** Milliseconds that each thread of the processes has spent on a CPU so far. */
export function cpuTimes(pids: readonly string[]): Map<string, number> {
  const threads = pids.flatMap((pid) =>
    readdirSync(`/proc/${pid}/task`).map((thread) => `/proc/${pid}/task/${thread}`),
  );
  return new Map(
    threads.map((thread) => {
      const [nanoseconds = "0"] = readFileSync(`${thread}/schedstat`, "utf8").split(" ");
      return [thread, Number(nanoseconds) / 1e6];
    }),
  );
}
