// A source as the text of its file in src/sources/, ready to be kept. Pure.
import type { SourceFile } from "../sources/schema.ts";

export function sourceText(file: SourceFile): string {
  const name = file.id.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase()).replace(/^\d/, "site$&");
  const fields = Object.entries(file).map(([field, value]) => `  ${field}: ${JSON.stringify(value)},\n`);
  return `import { defineSource } from "./schema.ts";\n\nexport const ${name} = defineSource({\n${fields.join("")}});`;
}
