// Every key in KV. The names are a promise to the stored data: a changed name is lost data.
export const keys = {
  article: (source: string, key: string) => `article:${source}:${key}`,
  index: (source: string) => `index:${source}`,
  views: (source: string) => `views:${source}`,
  state: (source: string) => `state:${source}`,
  document: (source: string, format: string) => `document:${source}:${format}`,
  deadLetters: "dead-letters",
};
