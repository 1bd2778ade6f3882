// `npm run bench -- NAME [ARGUMENTS]`: one of the benchmarks of this folder. Measures and prints; judges nothing, so that a busy machine fails no test.
import { readdir } from "node:fs/promises";

const ending = ".bench.ts";
const [name = "", ...args] = process.argv.slice(2);
const files = await readdir(import.meta.dirname);
const names = files.filter((file) => file.endsWith(ending)).map((file) => file.slice(0, -ending.length));

if (names.includes(name)) {
  const { bench } = await import(`./${name}${ending}`);
  await bench(args);
} else {
  console.error(`no benchmark "${name}"; expected npm run bench -- ${names.join("|")}`);
  process.exitCode = 2;
}
