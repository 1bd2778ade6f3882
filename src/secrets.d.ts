// Secrets that an operator may set (`wrangler secret put NAME`). No variable of wrangler.toml: one there would take the secret's place at every deploy.

interface Env {
  /** Opens what is the operator's; without it there is nothing to open. */
  ADMIN_TOKEN?: string;
}
