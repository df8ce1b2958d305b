/** The shape of another language: the same keys as the Italian texts, each with some text. */
export type Translation<Texts> = {
  [Key in keyof Texts]: Texts[Key] extends string ? string : Translation<Texts[Key]>;
};
