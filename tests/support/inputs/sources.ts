/** What rests on no source but on how servers are commonly made. */
export const LENIENT = 'guess: what does not change the meaning of a request does not matter';
