/** Letters that no run before had: digits would be taken for a telephone number. */
export const fresh = () =>
  Array.from({ length: 8 }, () => String.fromCharCode(97 + Math.floor(Math.random() * 26))).join('');
