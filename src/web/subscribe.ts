// How to subscribe, on a page: buttons for people, links in the head for readers.
import { html } from "hono/html";
import { feedFiles, formatNames, formats } from "../syndicate/format.ts";
import { mediaType } from "./links.ts";

/** Something that has feeds. `folder`: the path that they stand in, as in `/xjyszb/`. */
export interface Subscribable {
  folder: string;
  title: string;
  language: string;
}

/** A row of buttons: each format is another address of the same. */
export function buttons({ folder, title, language }: Subscribable) {
  return html`<p class="feeds"><span lang="${language}">${title}</span>
${formats.map((format) => html`<a class="button" type="${mediaType(format)}" href="${folder}${feedFiles[format]}">${formatNames[format]}</a>`)}</p>`;
}

/** For the head of a page: readers that are given the page find the feeds. */
export function alternates(feeds: readonly Subscribable[]) {
  const links = feeds.flatMap(({ folder, title }) =>
    formats.map(
      (format) =>
        html`<link rel="alternate" type="${mediaType(format)}" title="${title} (${formatNames[format]})" href="${folder}${feedFiles[format]}">`,
    ),
  );
  return html`${links}`;
}
