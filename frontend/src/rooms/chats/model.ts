/** At most this many models answer one question. */
export const mostModels = 8;

const pack = (id: string) => id.replaceAll('%', '%25').replaceAll(',', '%2C');
const unpack = (id: string) => id.replaceAll('%2C', ',').replaceAll('%25', '%');

/** `a,b` as links carry it; an id's own comma is written %2C. */
export const modelsInLink = (ids: readonly string[]): string => ids.map(pack).join(',');

export const modelsFromLink = (link: string | undefined): string[] => {
  const ids = (link ?? '')
    .split(',')
    .map((id) => unpack(id.trim()))
    .filter(Boolean);
  return [...new Set(ids)].slice(0, mostModels);
};
