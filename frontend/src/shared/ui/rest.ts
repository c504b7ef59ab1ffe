import { everyWord } from '../i18n';

const pieces: (() => Promise<unknown>)[] = [everyWord];

/** Something else that all pages need but the first one. */
export const alsoNeeded = (piece: () => Promise<unknown>): void => {
  pieces.push(piece);
};

/** What the frame and the list of models do without: every word and every style. Asked for by whatever shows more. */
export const theRest = async (): Promise<void> => {
  await Promise.all(pieces.map((piece) => piece()));
};
