// The tokenizer: words as the index knows them, folded, split; scripts without spaces in pairs of letters.
const UNSPACED = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{2ffff}]/u

// Most texts need no rule of Unicode.
const fold = text => /^[\w ,.?!:()-]*$/.test(text) ? text.toLowerCase() : text.toLowerCase().normalize('NFKD').replace(/[\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670]/g, '').replace(/(?<![\p{Alphabetic}\p{M}\p{N}]['’‘ʼ`]?)([cdjlmnst]|qu)['’‘ʼ`]/gu, '$1 ').replace(/['’‘ʼ`]/g, '').replace(/[ßœæ]/g, letter => ({ ß: 'ss', œ: 'oe', æ: 'ae' })[letter]).normalize('NFC')

const tokens = text => (fold(text).match(/[\p{Alphabetic}\p{M}\p{N}]+/gu) ?? []).flatMap(word => {
  const letters = [...word]
  if (letters.length < 3 || !UNSPACED.test(word)) return word
  return letters.slice(1).map((letter, at) => letters[at] + letter)
})
