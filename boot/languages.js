// Which of the report's languages a tag names. The one reading in scripts; `Lang::from_tag` is the program's, and both are
// held to tests/addresses/language_tags.json.

/**
 * The language that a tag such as `zh-CN` or one of its look-alikes such as `en_US` begins with, in any case and after
 * blanks; null where it is neither of the report's.
 */
export const languageOf = (tag) => /^\s*(zh|en)(?![a-z0-9])/i.exec(tag)?.[1].toLowerCase() ?? null;
