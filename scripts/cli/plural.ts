/** `1 record`, `2 records`; `severalNoun` is the plural of an irregular noun. */
export function plural(count: number, noun: string, severalNoun = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : severalNoun}`;
}
