// Which hub our documents name: our own, or the outside one of the operator. Pure.

/** `outside`: the hub at `url` is told of the changed documents under `origin`. */
export type HubChoice = { kind: "own" } | { kind: "outside"; url: string; origin: string };

/**
 * The hub of these variables. An outside hub is told URLs, and a refresh that nobody asked for knows its own origin from
 * PUBLIC_URL alone: without it HUB_URL does not count.
 */
export function chosenHub({ HUB_URL, PUBLIC_URL }: Pick<Env, "HUB_URL" | "PUBLIC_URL">): HubChoice {
  if (HUB_URL === "" || PUBLIC_URL === "") return { kind: "own" };
  return { kind: "outside", url: HUB_URL, origin: new URL(PUBLIC_URL).origin };
}

/** Where documents say that one may subscribe, given the origin that they are asked at. */
export function hubAddress(choice: HubChoice, origin: string): string {
  return choice.kind === "own" ? `${origin}/hub` : choice.url;
}
