import type { Actor } from '../../../spec/contract.ts';
import { reach } from '../contract-edits.ts';
import { type Fault, fault } from '../fault.ts';
import { rowsOf } from '../table.ts';

/* name | what is wrong | operation | actor | how far he reaches | the sentences that say otherwise */

const OPENED = `
member-creates-client                 | A member can create a client.                             | createClient        | members         | all      | operations/article
member-lists-clients                  | A member can list clients.                                | listClients         | members         | all      | authorization/matrix/refused
member-reads-client                   | A member can read a client.                               | getClient           | members         | all      | authorization/matrix/refused
member-invites                        | A member can invite a member.                             | createMember        | members         | all      | authorization/matrix/refused
member-creates-project                | A member can create a project.                            | createProject       | members         | all      | authorization/matrix/refused
member-edits-project                  | A member can edit the projects that he is on.             | updateProject       | members         | own      | authorization/matrix/refused
member-creates-phase                  | A member can create a phase.                              | createPhase         | members         | assigned | authorization/matrix/refused
member-lists-groups                   | A member can list groups.                                 | listGroups          | members         | all      | authorization/matrix/refused
project-manager-creates-project       | A project manager can create a project.                   | createProject       | project-manager | all      | authorization/matrix/refused
project-manager-deletes-client        | A project manager can delete the clients of his projects. | deleteClient        | project-manager | scope    | authorization/matrix/refused
project-manager-reads-group           | A project manager can read groups.                        | getGroup            | project-manager | all      | authorization/matrix/refused
group-manager-deletes-client          | A group manager can delete the clients of his projects.   | deleteClient        | group-manager   | scope    | authorization/matrix/refused
group-manager-edits-group             | A group manager can edit his groups.                      | updateGroup         | group-manager   | scope    | authorization/matrix/refused
group-manager-deactivates             | A group manager can edit his people.                      | updateMember        | group-manager   | scope    | authorization/matrix/refused
group-manager-writes-categories       | A group manager can create a phase category.              | createPhaseCategory | group-manager   | all      | authorization/matrix/refused
direct-manager-deletes-project        | A direct manager can delete the projects of his people.   | deleteProject       | direct-manager  | scope    | authorization/matrix/refused
direct-manager-edits-phase            | A direct manager can edit phases.                         | updatePhase         | direct-manager  | scope    | authorization/matrix/refused
`;

const CLOSED = `
admin-cannot-create-client            | An admin cannot create a client.                          | createClient        | admin           | none     | authorization/matrix/writes
admin-cannot-delete-entry             | An admin cannot delete somebody else's entry.             | deleteEntry         | admin           | own      | authorization/matrix/writes
admin-lists-own-entries-only          | An admin gets his own entries only.                       | listEntries         | admin           | own      | authorization/matrix/lists
group-manager-cannot-create-project   | A group manager cannot create a project.                  | createProject       | group-manager   | none     | authorization/matrix/writes
project-manager-cannot-write-phases   | A project manager cannot create a phase.                  | createPhase         | project-manager | none     | authorization/matrix/writes
direct-manager-cannot-edit-client     | A direct manager cannot edit a client.                    | updateClient        | direct-manager  | none     | authorization/matrix/writes
direct-manager-lists-own-entries-only | A direct manager does not get the entries of his people.  | listEntries         | direct-manager  | own      | authorization/matrix/lists
member-cannot-track-time              | A member cannot create an entry.                          | createEntry         | members         | none     | authorization/matrix/writes
member-cannot-stop-timer              | A member cannot stop his timer.                           | stopTimer           | members         | none     | authorization/matrix/writes
member-cannot-list-categories         | A member cannot list phase categories.                    | listPhaseCategories | members         | none     | authorization/matrix/lists
member-does-not-see-himself           | A member cannot read himself among the members.           | getMember           | members         | none     | authorization/matrix/reads
public-projects-hidden                | A member gets only the projects that he is on.            | listProjects        | members         | own      | authorization/matrix/lists
owner-cannot-invite                   | An owner cannot invite a member.                          | createMember        | owner           | none     | authorization/matrix/writes
`;

/** Cells of the matrix that are opened, and such that are closed. */
export const calls: Fault[] = [
  ...rowsOf(OPENED).map((row) => cell(row, 'OWASP API5:2023 (function level)')),
  ...rowsOf(CLOSED).map((row) => cell(row, 'contract: each role may do its part (help-roles)')),
];

function cell(row: string[], breaks: string): Fault {
  const [name = '', sentence = '', operation = '', actor = '', words = '', caughtBy = ''] = row;
  const actors = actor === 'members' ? ['member', 'other-member'] : [actor];
  return fault(name, { sentence, breaks, caughtBy, weave: reach(operation, actors as Actor[], words) });
}
