// Secrets that an operator may set (`wrangler secret put NAME`). No variable of wrangler.toml: one there would take the secret's place at every deploy.

interface Env {
  /** Opens what is the operator's; without it there is nothing to open. */
  ADMIN_TOKEN?: string;
  /** Signs alerts to ALERT_WEBHOOK: base64, as in whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw. */
  ALERT_WEBHOOK_SECRET?: string;
}
