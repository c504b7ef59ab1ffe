/** A guess that needs no tokenizer: four Latin letters, or one and a half of Hangul and its kin, to a token. */
export const tokensAbout = (text: string): number => {
  let wide = 0;
  let other = 0;
  for (const character of text) {
    if (/[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(character)) wide += 1;
    else other += /\p{Script=Cyrillic}/u.test(character) ? 1.6 : 1;
  }
  return Math.ceil(wide / 1.5 + other / 4);
};
