import { parseDocument } from 'yaml';
import type { OpenApiDocument } from '../../contract/document.ts';
import { noteMismatches } from '../../contract/mapping/check-mapping.ts';
import type { Mapping } from '../../contract/mapping/mapping-model.ts';
import { formatKeyPath } from '../../contract/mapping/problems.ts';
import {
  EMPTY_MAPPING,
  isIdentity,
  MAPPING_FILE,
  parseMapping,
  readMapping,
} from '../../contract/mapping/read-mapping.ts';
import { mappingValue, writeMapping } from '../../contract/mapping/write.ts';
import { sha256 } from '../../contract/provenance.ts';
import type { KeyPath } from '../../contract/yaml-lines.ts';
import { type MappingProposal, proposeMapping } from '../propose/index.ts';
import { formatLine, formatQuestion, isConfident } from '../propose/line-text.ts';

/** The mapping for a new document, and the notes on it. */
export interface AdaptedMapping {
  text: string;
  mapping: Mapping;
  /** The proposed lines that were written, in words. */
  proposed: string[];
  questions: string[];
  /** Lines of the file that do not apply to the document and were removed. */
  dropped: string[];
  /** Whether the whole mapping is proposed, without lines by a person. */
  isProposed: boolean;
}

/** The current mapping file, and the SHA-256 of the mapping that was last proposed. */
export interface CurrentMapping {
  text: string | undefined;
  proposedHash: string | undefined;
}

/**
 * Adapts the mapping to a document. Returns the proposed mapping or, if a person has edited the file, the person's
 * lines and the proposed lines for the rest.
 */
export function adaptMapping(
  { text, proposedHash }: CurrentMapping,
  document: OpenApiDocument,
): AdaptedMapping {
  const proposal = proposeMapping(document);
  const isUntouched = text === undefined || sha256(text) === proposedHash || isIdentity(readMapping(text));
  if (!isUntouched) return completeMapping(text, proposal, document);
  // An empty mapping stays unchanged, byte for byte, if the proposed mapping is empty as well.
  const isUnchanged = text !== undefined && isIdentity(proposal.mapping) && isIdentity(readMapping(text));
  return {
    ...describeProposal(proposal),
    text: isUnchanged ? text : writeProposal(proposal),
    mapping: proposal.mapping,
    dropped: [],
    isProposed: true,
  };
}

/** Keeps the mapping of the current document or of an earlier one that is imported again. */
export function keepMapping(text: string | undefined, document: OpenApiDocument): AdaptedMapping {
  const mapping = text === undefined ? EMPTY_MAPPING : readMapping(text);
  const proposal = proposeMapping(document);
  return {
    ...describeProposal(proposal),
    text: text ?? writeMapping(EMPTY_MAPPING),
    mapping,
    dropped: [],
    isProposed: false,
  };
}

function describeProposal({ lines }: MappingProposal): Pick<AdaptedMapping, 'proposed' | 'questions'> {
  return {
    proposed: lines.filter(isConfident).map(formatLine),
    questions: [
      ...new Set(lines.filter((line) => !isConfident(line) || line.doubt !== undefined).map(formatQuestion)),
    ],
  };
}

function writeProposal(proposal: MappingProposal): string {
  const confidences = new Map(
    proposal.lines
      .filter((line) => isConfident(line) && line.wireName !== undefined)
      .map(({ keys, confidence }) => [keys.join(' '), confidence.toFixed(2)]),
  );
  return writeMapping(proposal.mapping, {
    lineNotes: confidences,
    questions: describeProposal(proposal).questions,
  });
}

const SECTIONS = ['operations', 'query', 'records'];
const MAX_ROUNDS = 5;

/** Keeps the existing lines that apply, and adds proposed lines for everything else. */
function completeMapping(text: string, proposal: MappingProposal, document: OpenApiDocument): AdaptedMapping {
  const file = parseDocument(text);
  const dropped = removeProblems(file, document);
  for (const [section, value] of Object.entries(mappingValue(proposal.mapping))) {
    if (!SECTIONS.includes(section)) addMissing(file, [section], value);
    else for (const [name, each] of Object.entries(value as object)) addMissing(file, [section, name], each);
  }
  // Now two contract names may map to one document name: existing lines take precedence.
  removeProblems(file, document);
  const completed = file.toString({ lineWidth: 110 });
  return {
    ...describeProposal(proposal),
    text: completed,
    mapping: readMapping(completed),
    dropped,
    isProposed: false,
  };
}

type YamlFile = ReturnType<typeof parseDocument>;

function addMissing(file: YamlFile, keys: string[], value: unknown): void {
  if (!file.hasIn(keys)) file.setIn(keys, file.createNode(value));
  else if (keys[0] === 'records' && keys.length < 4 && typeof value === 'object' && value !== null) {
    for (const [name, each] of Object.entries(value)) addMissing(file, [...keys, name], each);
  }
}

/** Removes every line that has a problem in the document, and lists them. */
function removeProblems(file: YamlFile, document: OpenApiDocument): string[] {
  const removed: string[] = [];
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const problems: { keys: KeyPath; text: string }[] = [];
    const note = (keys: KeyPath, text: string) => problems.push({ keys, text });
    noteMismatches(parseMapping(file.toString(), MAPPING_FILE, note), document, note);
    if (problems.length === 0) break;
    for (const { keys, text } of problems) {
      file.deleteIn(removableKeys(keys));
      removed.push(`${formatKeyPath(keys)}: ${text}`);
    }
  }
  return removed;
}

/** The keys of the smallest part that can be removed: a field with its values, or one key of an operation. */
function removableKeys(keys: KeyPath): KeyPath {
  // Without its method and path, the rest of an operation mapping is meaningless.
  if (keys[0] === 'operations' && keys[2] === 'operation') return keys.slice(0, 2);
  const depth = keys[0] === 'records' || keys[0] === 'operations' ? 4 : 2;
  return keys.slice(0, depth);
}
