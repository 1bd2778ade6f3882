// Signs what we send, so that who shares a secret with us can tell that it is ours. Pure.

/** HMAC-SHA-256 of `body` under `secret`, in hex. @throws Error when the secret is empty. */
export async function hmac(secret: string, body: Uint8Array<ArrayBuffer>): Promise<string> {
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", new TextEncoder().encode(secret), algorithm, false, ["sign"]);
  const signature = new Uint8Array(await crypto.subtle.sign("HMAC", key, body));
  return Array.from(signature, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
