// English that is 40 % longer, word by word, for what no language of ours is long enough to show.

/** Doubles the vowels of all texts of a Fluent file, and nothing between braces. */
export function stretched(fluent) {
  const lines = fluent.split('\n').map((line) => {
    if (line.startsWith('#')) return line;
    const [, start, text] = /^(-?[\w-]+ = ?|\s+\.[\w-]+ = ?|\s*\*?\[[^\]]+\] ?|)(.*)$/.exec(line);
    const parts = text.split(/(\{[^{}]*\}?|\})/);
    return start + parts.map((part) => (/^[{}]/.test(part) ? part : part.replace(/[aeiou]/g, '$&$&'))).join('');
  });
  return `### name: Stretched\n${lines.join('\n')}`;
}
