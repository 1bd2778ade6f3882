import { cloudflareTest } from "@cloudflare/vitest-plugin";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [cloudflareTest({ wrangler: { configPath: "./wrangler.toml" } })],
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["test/e2e/**"],
    // A whole fill of a newspaper takes a second; on a busy machine, many.
    testTimeout: 60_000,
    // Vitest leaves one core to others by default: of two, half.
    maxWorkers: "100%",
    // sanitize-html is CommonJS that workerd cannot load as it is.
    deps: { optimizer: { ssr: { enabled: true, include: ["sanitize-html"] } } },
  },
});
