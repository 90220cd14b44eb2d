import type { FirstPost } from './first-post.ts';
import type { Measured } from './measure.ts';
import type { BenchResult } from './run.ts';
import type { Spread } from './statistics.ts';
import { cpuPerCheck } from './suite.ts';

const MIB = 1024 * 1024;

/** The figures as a Markdown table: medians, then the spread. */
export function table({ machine, effort, sizes, firstPost, suite, rateLimits, logins }: BenchResult): string {
  const { cost, memory } = rateLimits;
  const rows = [
    ...sizes.flatMap(sizeRows),
    ...firstPostRows(firstPost),
    [
      'the suite',
      `${suite.checks} checks, ${cpuPerCheck(suite).toFixed(1)} ms of CPU time each; ${suite.seconds.toFixed(0)} s in all`,
    ],
    ['cost of rate limits', `${percent(cost.median)} (${percent(cost.lowest)} to ${percent(cost.highest)})`],
    [`memory of ${memory.pairs} rate windows`, `${mib(memory.held)}, ${mib(memory.left)} after they ended`],
    [
      `memory of ${logins.logins} logins`,
      `${mib(logins.held)}, ${mib(logins.left)} after a reset; throughput afterwards ${logins.speedAfter.toFixed(2)} of before`,
    ],
  ];
  return [
    `${machine}; median of ${effort.pairs} alternating pairs of ${effort.seconds} s, and the spread`,
    '',
    '| measured | figure |',
    '| --- | --- |',
    ...rows.map((row) => `| ${row.join(' | ')} |`),
  ].join('\n');
}

function sizeRows({ operations, throughput, startUp, memory }: Measured): string[][] {
  const at = `${operations} operations`;
  return [
    [`${at}: GET list, relative to the Prism CLI`, times(throughput.prismRatio)],
    [`${at}: GET list, relative to bare node:http with the same bytes`, times(throughput.bareRatio)],
    [`${at}: GET list`, `${throughput.requestsPerSecond.median.toFixed(0)} requests/s`],
    [`${at}: time until ready, relative to the Prism CLI`, times(startUp.prismRatio)],
    [`${at}: time until ready`, `${startUp.milliseconds.median.toFixed(0)} ms`],
    [`${at}: memory under load, mock and Prism CLI`, `${mib(memory.mock)} and ${mib(memory.prism)}`],
  ];
}

function firstPostRows({ milliseconds, prismRatio, memory }: FirstPost): string[][] {
  return [
    ['package: time until the first validated POST, relative to the Prism CLI', times(prismRatio)],
    ['package: time until the first validated POST', `${milliseconds.median.toFixed(0)} ms`],
    [
      `package: memory after ${memory.requests} requests, mock and Prism CLI`,
      `${mib(memory.mock)} and ${mib(memory.prism)}`,
    ],
  ];
}

const times = ({ median, least, greatest }: Spread) =>
  `${median.toFixed(2)} times (${least.toFixed(2)} to ${greatest.toFixed(2)})`;
const percent = (part: number) => `${(part * 100).toFixed(1)} %`;
const mib = (bytes: number) => `${(bytes / MIB).toFixed(1)} MiB`;
