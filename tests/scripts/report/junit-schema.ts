import type { XmlElement } from './xml.ts';

/*
 * The XML that both common schemas of JUnit reports allow: Ant's (https://github.com/windyroad/JUnit-Schema), and the
 * schema of Jenkins's xUnit plugin (junit-10.xsd). Where the schemas differ, the stricter schema applies.
 */

interface ElementRule {
  /** Required attributes, with the patterns of their values. */
  required: Record<string, RegExp>;
  optional?: Record<string, RegExp>;
  /** The names of the children, separated by spaces, in their order. */
  children: RegExp;
  hasText?: true;
}

const TEXT = /^/;
const TOKEN = /\S/;
const COUNT = /^\d+$/;
const SECONDS = /^\d{1,9}\.\d+$/;

const RULES: Record<string, ElementRule> = {
  testsuites: { required: {}, children: /^(testsuite )*$/ },
  testsuite: {
    required: {
      name: TOKEN,
      package: TOKEN,
      id: COUNT,
      timestamp: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/,
      hostname: TOKEN,
      tests: COUNT,
      failures: COUNT,
      errors: COUNT,
      time: SECONDS,
    },
    optional: { skipped: COUNT },
    children: /^properties (testcase )*system-out system-err $/,
  },
  properties: { required: {}, children: /^(property )*$/ },
  property: { required: { name: TOKEN, value: TEXT }, children: /^$/ },
  testcase: {
    required: { name: TOKEN, classname: TOKEN, time: SECONDS },
    children: /^(skipped |error |failure )?$/,
  },
  skipped: { required: {}, optional: { message: TEXT }, children: /^$/ },
  error: { required: { type: TEXT }, optional: { message: TEXT }, children: /^$/, hasText: true },
  failure: { required: { type: TEXT }, optional: { message: TEXT }, children: /^$/, hasText: true },
  'system-out': { required: {}, children: /^$/, hasText: true },
  'system-err': { required: {}, children: /^$/, hasText: true },
};

/** The schema violations of an element and its descendants. */
export function findSchemaProblems(element: XmlElement): string[] {
  const { name, attributes, children, text } = element;
  const rule = RULES[name];
  if (!rule) return [`<${name}> is unknown`];
  const patterns = { ...rule.required, ...rule.optional };
  const names = children.map((child) => `${child.name} `).join('');
  return [
    ...Object.keys(rule.required).flatMap((key) => (key in attributes ? [] : [`<${name}> has no ${key}`])),
    ...Object.entries(attributes).flatMap(([key, value]) => {
      return patterns[key]?.test(value) ? [] : [`<${name}> has ${key}="${value}"`];
    }),
    ...(rule.children.test(names) ? [] : [`<${name}> has the children ${names}`]),
    ...(text.trim() === '' || rule.hasText ? [] : [`<${name}> has the text ${text}`]),
    ...children.flatMap(findSchemaProblems),
  ];
}
