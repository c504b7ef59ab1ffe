/** What was typed and not sent, kept for this tab: a reload loses nothing. */
const key = (chat: string) => `atelier.draft.${chat}`;

export const readDraft = (chat: string): string => {
  try {
    return sessionStorage.getItem(key(chat)) ?? '';
  } catch {
    return '';
  }
};

export const keepDraft = (chat: string, text: string): void => {
  try {
    if (text) sessionStorage.setItem(key(chat), text);
    else sessionStorage.removeItem(key(chat));
  } catch {
    // Without storage a draft lives as long as its page.
  }
};
