// Where alerts go, by the Worker's variables.

/** Without a secret they are not signed. */
export interface AlertTarget {
  url: string;
  /** Base64, with or without `whsec_` before it. */
  secret?: string;
}

/** Where the operator wants alerts: nowhere without ALERT_WEBHOOK. */
export function alertTarget({
  ALERT_WEBHOOK,
  ALERT_WEBHOOK_SECRET,
}: Pick<Env, "ALERT_WEBHOOK" | "ALERT_WEBHOOK_SECRET">): AlertTarget | undefined {
  if (ALERT_WEBHOOK === "") return undefined;
  const isSigned = ALERT_WEBHOOK_SECRET !== undefined && ALERT_WEBHOOK_SECRET !== "";
  return { url: ALERT_WEBHOOK, ...(isSigned ? { secret: ALERT_WEBHOOK_SECRET } : {}) };
}
