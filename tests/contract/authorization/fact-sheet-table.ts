/*
 * What the help articles and the other public sources say of roles, to be read beside them. Nothing here is taken
 * from the contract document: a wrong word there is found by comparing it with these tables.
 *
 *   all       every record of the workspace
 *   scope     of the projects, groups or people that he manages
 *   assigned  of the projects that he is on, and of public ones
 *   own       his own
 *   -         refused, or not shown
 *
 * "Member" stands for each of the two members; without a token everything is refused. The source is that of the
 * whole row; after a semicolon follow those of single cells.
 */

export const CALL_TABLE = `
What                          | Owner | Admin | Group manager  | Project manager | Direct manager | Member   | Source
read his own profile          | own   | own   | own            | own             | own            | own      | guess
list members                  | all   | all   | own+managed      | own+managed       | own+managed      | own      | guess
invite or edit a member       | all   | all   | -              | -               | -              | -        | help-team
deactivate a member           | all   | all   | -              | -               | -              | -        | help-team
set an hourly rate            | all   | -     | -              | -               | -              | -        | help-costs
set an hourly cost            | all   | -     | -              | -               | -              | -        | help-costs
list or read clients          | all   | all   | managed        | managed         | managed        | -        | help-clients; Group manager: guess; Project manager: guess; Direct manager: help-roles
create a client               | all   | all   | -              | -               | -              | -        | help-clients; Member: article
edit a client                 | all   | all   | -              | -               | managed        | -        | guess; Direct manager: help-roles
delete a client               | all   | all   | -              | -               | -              | -        | guess
list groups                   | all   | all   | managed        | -               | -              | -        | guess
create a group                | all   | all   | -              | -               | -              | -        | help-groups
edit or delete a group        | all   | all   | -              | -               | -              | -        | guess
list projects                 | all   | all   | managed+assigned | managed+assigned  | managed+assigned | assigned | old-api, help-projects
create a project              | all   | all   | managed        | -               | -              | -        | help-projects
edit a project                | all   | all   | managed        | managed         | managed        | -        | help-roles
archive a project             | all   | all   | managed        | managed         | -              | -        | guess; Owner: help-roles; Admin: help-roles
delete a project              | all   | all   | managed        | managed         | -              | -        | guess; Project manager: old-api
write phases                  | all   | all   | managed        | managed         | -              | -        | guess; Owner: help-phases; Admin: help-phases; Project manager: old-api
read phases                   | all   | all   | managed+assigned | managed+assigned  | managed+assigned | assigned | old-api
write phase categories        | all   | all   | -              | -               | -              | -        | guess; Admin: help-phases
list phase categories         | all   | all   | all            | all             | all            | all      | guess
list entries                  | all   | all   | own+managed      | own+managed       | own+managed      | own      | help-manager; Member: article
create an entry for himself   | own   | own   | own            | own             | own            | own      | help-roles
create an entry for another   | all   | all   | managed        | managed         | managed        | -        | guess
edit an entry                 | all   | all   | own+managed      | own+managed       | own+managed      | own      | help-manager
delete an entry               | all   | all   | own+managed      | own+managed       | own+managed      | own      | guess
edit a locked entry           | all   | all   | -              | -               | -              | -        | help-lock
use timers                    | own   | own   | own            | own             | own            | own      | old-api
read todos                    | all   | all   | managed+assigned | managed+assigned  | managed+assigned | assigned | guess
`;

export const VISIBILITY_TABLE = `
What                                   | Owner | Admin | Group manager | Project manager | Direct manager | Member | Source
cost of an entry                       | all   | -     | -             | -               | -              | -      | help-roles; Direct manager: guess
profit of an entry                     | all   | -     | -             | -               | -              | -      | guess
hourly cost of a member                | all   | -     | -             | -               | -              | -      | help-roles; Direct manager: guess
internal cost of a client              | all   | -     | -             | -               | -              | -      | help-clients; Direct manager: guess
amount of a non-billable project       | all   | -     | -             | -               | -              | -      | help-status
revenue of an entry                    | all   | all   | managed       | managed         | -              | -      | help-roles; Direct manager: guess
hourly rate of a member                | all   | all   | managed       | managed         | -              | -      | help-roles; Direct manager: guess
hourly rate of a project               | all   | all   | managed       | managed         | -              | -      | help-roles, old-api; Direct manager: guess
amount of a billable project           | all   | all   | -             | managed         | -              | -      | help-status
progress of a project's budget         | all   | all   | own+managed     | own+managed       | own+managed      | own    | help-roles, help-status
client id of a project                 | all   | all   | managed       | managed         | managed        | -      | old-api; Direct manager: guess
embedded client of a project           | all   | all   | managed       | managed         | managed        | -      | help-clients; Group manager: guess; Project manager: guess; Direct manager: help-roles
budget minutes of a project            | all   | all   | managed       | managed         | -              | -      | old-api; Direct manager: guess
budget minutes of a phase              | all   | all   | managed       | managed         | -              | -      | old-api; Direct manager: guess
client id of an entry                  | all   | all   | managed       | managed         | managed        | -      | guess
`;
