export const importing = {
  extensions: "Expected a list of at most {{n}} extensions exported here, or of Open WebUI's functions or tools.",
  notExtension: 'It is not an extension as they are exported here.',
} as const;
