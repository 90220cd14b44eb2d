// Generated from contract.openapi.json by `npm run generate`: do not edit.

export interface paths {
    "/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read your own profile
         * @description Returns the member that the token acts for.
         */
        get: operations["getMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List members
         * @description The users of the workspace. Guess: without `sort_by` the records come by id; different filters narrow the list (and); `search` finds a part of the name or of the e-mail address and is case-insensitive.
         */
        get: operations["listMembers"];
        put?: never;
        /**
         * Invite a member
         * @description Sends an invitation by e-mail; the member is pending until it is accepted. Guess: an address that is in use is rejected, that of a deactivated member and one in other letters as well, and so is a level above that of the caller.
         */
        post: operations["createMember"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/members/{member_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a member
         * @description One user of the workspace.
         */
        get: operations["getMember"];
        /**
         * Change a member
         * @description Only the fields in the body change. Guess: `is_active` 0 deactivates, the data of the member stay and so does their place among managers and groups; nobody changes their own level or gives one above their own.
         */
        put: operations["updateMember"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/clients": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List clients
         * @description The clients of the workspace. Guess: without `sort_by` the records come by id; different filters narrow the list (and); `search` finds a part of the name and is case-insensitive.
         */
        get: operations["listClients"];
        put?: never;
        /**
         * Create a client
         * @description Adds a client to the workspace. Guess: a name that another client has, whether active or not, is rejected.
         */
        post: operations["createClient"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/clients/{client_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a client
         * @description One client.
         */
        get: operations["getClient"];
        /**
         * Change a client
         * @description Only the fields in the body change. Guess: a name that another client has, whether active or not, is rejected.
         */
        put: operations["updateClient"];
        post?: never;
        /**
         * Delete a client
         * @description Guess: projects of the client, archived ones too, stay and lose it.
         */
        delete: operations["deleteClient"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List groups
         * @description The groups of the workspace. Guess: without `sort_by` the records come by id; different filters narrow the list (and); `search` finds a part of the name and is case-insensitive.
         */
        get: operations["listGroups"];
        put?: never;
        /**
         * Create a group
         * @description Adds a group. Guess: a name that another group has is rejected; a member of another group moves to this one, as a user is in one group at most (help-groups).
         */
        post: operations["createGroup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/groups/{group_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a group
         * @description One group.
         */
        get: operations["getGroup"];
        /**
         * Change a group
         * @description Only the fields in the body change. Guess: a list of ids takes the place of the old one; a name that another group has is rejected.
         */
        put: operations["updateGroup"];
        post?: never;
        /**
         * Delete a group
         * @description Guess: its members, deactivated ones too, stay and have no group; its projects stay.
         */
        delete: operations["deleteGroup"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List projects
         * @description The projects that the caller sees. Guess: without `sort_by` the records come by id; different filters narrow the list (and), several values of one filter widen it (or); `search` finds a part of the name and is case-insensitive.
         */
        get: operations["listProjects"];
        put?: never;
        /**
         * Create a project
         * @description Adds a project, with members and phases if they are given. Guess: rejected are a name that another project has, an archived one included, two phases of one name, a time budget without `budget_type` `time` and an amount without `money`; phase budgets that together exceed the time budget raise it. A group manager who creates a project becomes its project manager (help-groups).
         */
        post: operations["createProject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{project_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a project
         * @description One project, with the relations that `load[]` names.
         */
        get: operations["getProject"];
        /**
         * Change a project
         * @description Only the fields in the body change. Guess: `is_active` 0 archives the project, which then takes no new time; `members` takes the place of the old list; names and budgets are checked as in a create.
         */
        put: operations["updateProject"];
        post?: never;
        /**
         * Delete a project
         * @description Guess: its phases, entries, timers and todos go with it; groups lose it.
         */
        delete: operations["deleteProject"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{project_id}/phases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the phases of a project
         * @description The phases of one project. Guess: without `sort_by` the records come by id; different filters narrow the list (and); `search` finds a part of the name and is case-insensitive.
         */
        get: operations["listPhases"];
        put?: never;
        /**
         * Create a phase
         * @description Adds a phase to the project. Guess: a name that another phase of the project has, whether open or closed, is rejected; a budget needs a project with a time budget. Phase budgets that together exceed the budget of the project raise it (help-budget).
         */
        post: operations["createPhase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{project_id}/phases/{phase_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a phase
         * @description One phase of the project.
         */
        get: operations["getPhase"];
        /**
         * Change a phase
         * @description Only the fields in the body change. Guess: `is_open` 0 closes the phase, which then takes no new time; names and budgets are checked as in a create.
         */
        put: operations["updatePhase"];
        post?: never;
        /**
         * Delete a phase
         * @description Guess: a phase with entries or timers is rejected, whether open or closed; todos of the phase stay and lose it.
         */
        delete: operations["deletePhase"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/phase-categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List phase categories
         * @description The phase categories of the workspace. Guess: without `sort_by` the records come by id; different filters narrow the list (and); `search` finds a part of the name and is case-insensitive.
         */
        get: operations["listPhaseCategories"];
        put?: never;
        /**
         * Create a phase category
         * @description Adds a category to the workspace. Guess: a name that another category has is rejected.
         */
        post: operations["createPhaseCategory"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/phase-categories/{phase_category_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change a phase category
         * @description Only the fields in the body change. Guess: a name that another category has is rejected.
         */
        put: operations["updatePhaseCategory"];
        post?: never;
        /**
         * Delete a phase category
         * @description Guess: its phases, closed ones too, stay and have no category.
         */
        delete: operations["deletePhaseCategory"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List entries
         * @description The time that the caller sees. Guess: without `sort_by` the records come by id; different filters narrow the list (and), several values of one filter widen it (or); `date_from` and `date_to` are both inclusive.
         */
        get: operations["listEntries"];
        put?: never;
        /**
         * Create an entry
         * @description Saves time on a phase of a project. Guess: for the caller unless `user_id` says otherwise, for today unless `date` does; the phase must belong to the project; an archived project and a closed phase take no new time; `billed` other than 0 needs a project that is billed by time and material.
         */
        post: operations["createEntry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/entries/{entry_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read an entry
         * @description One entry.
         */
        get: operations["getEntry"];
        /**
         * Change an entry
         * @description Only the fields in the body change. Guess: project, phase and `billed` are checked as in a create, the place also when the time becomes another user's; what stays where it is may be put right anywhere.
         */
        put: operations["updateEntry"];
        post?: never;
        /**
         * Delete an entry
         * @description Removes the entry for good.
         */
        delete: operations["deleteEntry"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/timers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List your own timers
         * @description The timers of the caller, running and paused. Guess: without `sort_by` the records come by id; different filters narrow the list (and).
         */
        get: operations["listTimers"];
        put?: never;
        /**
         * Start a timer
         * @description Starts a timer for the caller. Guess: a running timer of theirs is paused; the phase must belong to the project; an archived project and a closed phase take no new time.
         */
        post: operations["createTimer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/timers/{timer_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change a timer
         * @description Only the fields in the body change. Guess: the time goes on counting; project and phase are checked as in a create, unless the timer stays where it is.
         */
        put: operations["updateTimer"];
        post?: never;
        /**
         * Discard a timer
         * @description Guess: the time is lost, no entry is made.
         */
        delete: operations["deleteTimer"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/timers/{timer_id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pause a timer
         * @description The timer stops counting and stays. Guess: a paused timer is rejected.
         */
        post: operations["pauseTimer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/timers/{timer_id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Resume a timer
         * @description The timer counts on. Guess: a timer of the caller that runs is paused; a running timer is rejected; an archived project, one that the caller no longer sees, and a closed phase take no new time.
         */
        post: operations["resumeTimer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/timers/{timer_id}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Save a timer as an entry
         * @description Saves the time of the timer as an entry and returns that entry. Guess: whole minutes, a rest of seconds is dropped; day, project, phase, todo and notes are those of the timer, even where the project is archived or the phase closed by now; the timer is gone then.
         */
        post: operations["stopTimer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/todos": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List todos
         * @description The tasks in the projects that the caller sees. Guess: without `sort_by` the records come by id; different filters narrow the list (and), several values of one filter widen it (or).
         */
        get: operations["listTodos"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/todos/{todo_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a todo
         * @description One task.
         */
        get: operations["getTodo"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description A user of the workspace. `member_id` in paths and filters is the same number as `user_id` (guess: the filter says member, the entry says user). */
        Member: {
            /** Format: int64 */
            user_id: number;
            name: string;
            /**
             * Format: email
             * @description An address belongs to one workspace only (help-team).
             */
            email: string;
            /** Format: uri */
            avatar_url: string | null;
            /**
             * @description Permission level in the whole workspace. Manager roles come on top of it.
             * @enum {string}
             */
            access_level: "owner" | "admin" | "member";
            /**
             * Format: int64
             * @description The group that the member belongs to, if any.
             */
            group_id: number | null;
            /**
             * Format: int64
             * @description The direct manager of the member, if any.
             */
            manager_id: number | null;
            /**
             * @description 0 when deactivated: the data stay, and the person cannot log in.
             * @enum {integer}
             */
            is_active: 0 | 1;
            /**
             * @description Pending until the invitation is accepted.
             * @enum {string}
             */
            invitation_status: "pending" | "active";
            /** @description What an hour of this member is sold for. Left out for callers from whom it is hidden (guess). */
            hourly_rate?: string | null;
            /** @description What an hour of this member costs. Left out for callers from whom it is hidden (guess). */
            hourly_cost?: string | null;
            /** Format: date-time */
            created_date: string;
        };
        /** @description An invitation. A field that is not named here is rejected, not ignored (guess). */
        MemberCreate: {
            /**
             * Format: email
             * @description Rejected when it is in use already.
             */
            email: string;
            name: string;
            /**
             * @description Member when left out. Not above the level of the caller.
             * @enum {string}
             */
            access_level?: "owner" | "admin" | "member";
            /** @description Projects that the new member is put on. */
            project_ids?: number[];
        };
        /** @description Only the given fields change. A field that is not named here is rejected, not ignored (guess). */
        MemberUpdate: {
            name?: string;
            /**
             * @description Not above the level of the caller, and nobody changes their own.
             * @enum {string}
             */
            access_level?: "owner" | "admin" | "member";
            /**
             * Format: int64
             * @description Null takes the member out of the group.
             */
            group_id?: number | null;
            /**
             * Format: int64
             * @description Null takes the direct manager away.
             */
            manager_id?: number | null;
            /**
             * @description 0 deactivates, 1 activates again.
             * @enum {integer}
             */
            is_active?: 0 | 1;
            /** @description Null takes the rate away. */
            hourly_rate?: string | null;
            /** @description Null takes the cost away. */
            hourly_cost?: string | null;
        };
        /** @description One member. */
        MemberResponse: {
            data: components["schemas"]["Member"];
        };
        /** @description A page of members. */
        MemberListResponse: {
            data: components["schemas"]["Member"][];
            links: components["schemas"]["PaginationLinks"];
            meta: components["schemas"]["PaginationMeta"];
        };
        /** @description A client of the workspace. A client has any number of projects; time is never entered on a client itself (help-clients). */
        Client: {
            /** Format: int64 */
            client_id: number;
            name: string;
            color: string;
            /** @enum {integer} */
            is_active: 0 | 1;
            /** @description Internal cost of the client. Left out for callers from whom it is hidden (guess). */
            cost?: string | null;
            /** Format: date-time */
            created_date: string;
            /** Format: date-time */
            updated_date: string;
        };
        /** @description A new client. Guess: the service picks a color when none is given; active when `is_active` is left out. A field that is not named here is rejected, not ignored (guess). */
        ClientCreate: {
            /** @description Rejected when another client has it, letter by letter, spaces included (guess). */
            name: string;
            color?: string;
            /** @enum {integer} */
            is_active?: 0 | 1;
            /** @description Null takes the internal cost away. */
            cost?: string | null;
        };
        /** @description Only the given fields change. A field that is not named here is rejected, not ignored (guess). */
        ClientUpdate: {
            /** @description Rejected when another client has it, letter by letter, spaces included (guess). */
            name?: string;
            color?: string;
            /** @enum {integer} */
            is_active?: 0 | 1;
            /** @description Null takes the internal cost away. */
            cost?: string | null;
        };
        /** @description One client. */
        ClientResponse: {
            data: components["schemas"]["Client"];
        };
        /** @description A page of clients. */
        ClientListResponse: {
            data: components["schemas"]["Client"][];
            links: components["schemas"]["PaginationLinks"];
            meta: components["schemas"]["PaginationMeta"];
        };
        /** @description A group of users with its managers and linked projects. */
        Group: {
            /** Format: int64 */
            group_id: number;
            name: string;
            color: string;
            /** @description Users in the group. A user is in one group at most (help-groups). */
            member_ids: number[];
            /** @description Users who manage the group, one or more. */
            manager_ids: number[];
            /** @description Projects that are linked to the group. */
            project_ids: number[];
        };
        /** @description A new group. A field that is not named here is rejected, not ignored (guess). */
        GroupCreate: {
            /** @description Rejected when another group has it, letter by letter, spaces included (guess). */
            name: string;
            color?: string;
            /** @description The whole list. A user who is in another group moves. */
            member_ids?: number[];
            /** @description The whole list, one or more. The caller when left out (guess). */
            manager_ids?: number[];
            /** @description The whole list. */
            project_ids?: number[];
        };
        /** @description Only the given fields change. A field that is not named here is rejected, not ignored (guess). */
        GroupUpdate: {
            /** @description Rejected when another group has it, letter by letter, spaces included (guess). */
            name?: string;
            color?: string;
            /** @description The whole list. A user who is in another group moves. */
            member_ids?: number[];
            /** @description The whole list, one or more. */
            manager_ids?: number[];
            /** @description The whole list. */
            project_ids?: number[];
        };
        /** @description One group. */
        GroupResponse: {
            data: components["schemas"]["Group"];
        };
        /** @description A page of groups. */
        GroupListResponse: {
            data: components["schemas"]["Group"][];
            links: components["schemas"]["PaginationLinks"];
            meta: components["schemas"]["PaginationMeta"];
        };
        /** @description A project. It has one client at most (help-clients). Guess: fields that are hidden from the caller are left out; `phases`, `members` and `client` come only when `load[]` asks for them. */
        Project: {
            /** Format: int64 */
            project_id: number;
            name: string;
            color: string;
            /** Format: int64 */
            client_id?: number | null;
            /**
             * @description 0 when archived. An archived project takes no new time and stays in reports.
             * @enum {integer}
             */
            is_active: 0 | 1;
            /**
             * @description 1 when every user of the workspace, future ones too, may track time on it.
             * @enum {integer}
             */
            is_public: 0 | 1;
            /** @enum {string} */
            billing_type: "time_and_material" | "fixed_fee" | "non_billable";
            /**
             * @description Follows from `billing_type`: 0 for `non_billable`, else 1. Read-only.
             * @enum {integer}
             */
            is_billable: 0 | 1;
            hourly_rate?: string | null;
            /**
             * @description A project has a time budget or a money budget, never both.
             * @enum {string}
             */
            budget_type: "none" | "time" | "money";
            /** @description Null unless `budget_type` is `time`. */
            budget_minutes?: number | null;
            /** @description Null unless `budget_type` is `money`. */
            budget_amount?: string | null;
            /**
             * @description How often the budget starts anew.
             * @enum {string}
             */
            budget_recurrence: "none" | "weekly" | "monthly";
            /** @description Share of the budget that is used, in per cent. Guess: the saved time of all users as part of a time budget, to one decimal, over 100 as well; null without a time budget and with one of 0. Read-only. */
            budget_progress?: number | null;
            /** Format: date-time */
            created_date: string;
            /** Format: date-time */
            updated_date: string;
            /** @description With `load[]=phases`. */
            phases?: components["schemas"]["Phase"][];
            /** @description With `load[]=members`. */
            members?: components["schemas"]["ProjectMember"][];
            /** @description With `load[]=client`. Null for a project without a client. */
            client?: components["schemas"]["Client"] | null;
        };
        /** @description A member of a project. */
        ProjectMember: {
            /** Format: int64 */
            user_id: number;
            /**
             * @description 1 for a project manager of this project.
             * @enum {integer}
             */
            is_pm: 0 | 1;
            /** @description Time budget of this member in the project. */
            budget_minutes: number | null;
        };
        /** @description A member to put on a project. Guess: not a project manager and without a budget when left out. A field that is not named here is rejected, not ignored (guess). */
        ProjectMemberWrite: {
            /** Format: int64 */
            user_id: number;
            /**
             * @description 1 for a project manager of this project.
             * @enum {integer}
             */
            is_pm?: 0 | 1;
            /** @description Time budget of this member in the project. */
            budget_minutes?: number | null;
        };
        /** @description A phase to start a project with. A field that is not named here is rejected, not ignored (guess). */
        ProjectPhaseCreate: {
            /** @description Rejected when another phase of the project has it, letter by letter, spaces included (guess). */
            name: string;
            /**
             * Format: int64
             * @description Null for no category.
             */
            phase_category_id?: number | null;
            /** @description Only in a project whose `budget_type` is `time`. Phase budgets that together exceed the budget of the project raise it (help-budget). */
            budget_minutes?: number | null;
        };
        /** @description A new project. Guess: private, `time_and_material` and without a budget when these are left out; the service picks a color. A field that is not named here is rejected, not ignored (guess). */
        ProjectCreate: {
            /** @description Rejected when another project has it, letter by letter, spaces included (guess). */
            name: string;
            color?: string;
            /**
             * Format: int64
             * @description Null for a project without a client.
             */
            client_id?: number | null;
            /** @enum {integer} */
            is_public?: 0 | 1;
            /** @enum {string} */
            billing_type?: "time_and_material" | "fixed_fee" | "non_billable";
            hourly_rate?: string | null;
            /** @enum {string} */
            budget_type?: "none" | "time" | "money";
            /** @description Only with `budget_type` `time`. */
            budget_minutes?: number | null;
            /** @description Only with `budget_type` `money`. */
            budget_amount?: string | null;
            /** @enum {string} */
            budget_recurrence?: "none" | "weekly" | "monthly";
            /** @description The whole list. */
            members?: components["schemas"]["ProjectMemberWrite"][];
            /** @description Phases to start with. A project needs one before time can be tracked (help-phases). */
            phases?: components["schemas"]["ProjectPhaseCreate"][];
        };
        /** @description Only the given fields change. Phases have operations of their own. A field that is not named here is rejected rather than ignored (guess). */
        ProjectUpdate: {
            /** @description Rejected when another project has it, letter by letter, spaces included (guess). */
            name?: string;
            color?: string;
            /**
             * Format: int64
             * @description Null for a project without a client.
             */
            client_id?: number | null;
            /**
             * @description 0 archives the project, 1 takes it back.
             * @enum {integer}
             */
            is_active?: 0 | 1;
            /** @enum {integer} */
            is_public?: 0 | 1;
            /** @enum {string} */
            billing_type?: "time_and_material" | "fixed_fee" | "non_billable";
            hourly_rate?: string | null;
            /** @enum {string} */
            budget_type?: "none" | "time" | "money";
            /** @description Only with `budget_type` `time`. */
            budget_minutes?: number | null;
            /** @description Only with `budget_type` `money`. */
            budget_amount?: string | null;
            /** @enum {string} */
            budget_recurrence?: "none" | "weekly" | "monthly";
            /** @description The whole list. */
            members?: components["schemas"]["ProjectMemberWrite"][];
        };
        /** @description One project. */
        ProjectResponse: {
            data: components["schemas"]["Project"];
        };
        /** @description A page of projects. */
        ProjectListResponse: {
            data: components["schemas"]["Project"][];
            links: components["schemas"]["PaginationLinks"];
            meta: components["schemas"]["PaginationMeta"];
        };
        /** @description A phase of a project. Guess: what may be null, and that `budget_minutes` is left out for callers from whom it is hidden. */
        Phase: {
            /** Format: int64 */
            phase_id: number;
            /** Format: int64 */
            project_id: number;
            name: string;
            /**
             * @description 0 when closed: a closed phase takes no new time (guess).
             * @enum {integer}
             */
            is_open: 0 | 1;
            /**
             * Format: int64
             * @description A phase has one category at most (help-phases).
             */
            phase_category_id: number | null;
            budget_minutes?: number | null;
        };
        /** @description A new phase. Guess: open when `is_open` is left out. A field that is not named here is rejected rather than ignored (guess). */
        PhaseCreate: {
            /** @description Rejected when another phase of the project has it, letter by letter, spaces included (guess). */
            name: string;
            /** @enum {integer} */
            is_open?: 0 | 1;
            /**
             * Format: int64
             * @description Null for no category.
             */
            phase_category_id?: number | null;
            /** @description Only in a project whose `budget_type` is `time`. Phase budgets that together exceed the budget of the project raise it (help-budget). */
            budget_minutes?: number | null;
        };
        /** @description Only the given fields change. A field that is not named here is rejected, not ignored (guess). */
        PhaseUpdate: {
            /** @description Rejected when another phase of the project has it, letter by letter, spaces included (guess). */
            name?: string;
            /** @enum {integer} */
            is_open?: 0 | 1;
            /**
             * Format: int64
             * @description Null for no category.
             */
            phase_category_id?: number | null;
            /** @description Only in a project whose `budget_type` is `time`. Phase budgets that together exceed the budget of the project raise it (help-budget). */
            budget_minutes?: number | null;
        };
        /** @description One phase. */
        PhaseResponse: {
            data: components["schemas"]["Phase"];
        };
        /** @description A page of phases. */
        PhaseListResponse: {
            data: components["schemas"]["Phase"][];
            links: components["schemas"]["PaginationLinks"];
            meta: components["schemas"]["PaginationMeta"];
        };
        /** @description A category of phases, the same for the whole workspace (help-phases). */
        PhaseCategory: {
            /** Format: int64 */
            phase_category_id: number;
            name: string;
            color: string;
        };
        /** @description A new phase category. Guess: the service picks a color when none is given. A field that is not named here is rejected, not ignored (guess). */
        PhaseCategoryCreate: {
            /** @description Rejected when another category has it, letter by letter, spaces included (guess). */
            name: string;
            color?: string;
        };
        /** @description Only the given fields change. A field that is not named here is rejected, not ignored (guess). */
        PhaseCategoryUpdate: {
            /** @description Rejected when another category has it, letter by letter, spaces included (guess). */
            name?: string;
            color?: string;
        };
        /** @description One phase category. */
        PhaseCategoryResponse: {
            data: components["schemas"]["PhaseCategory"];
        };
        /** @description A page of phase categories. */
        PhaseCategoryListResponse: {
            data: components["schemas"]["PhaseCategory"][];
            links: components["schemas"]["PaginationLinks"];
            meta: components["schemas"]["PaginationMeta"];
        };
        /** @description Time that a user spent on a phase of a project. Guess: what may be null, the ranges, and that fields hidden from the caller are left out. Money as text with two decimals was seen in a mock only. */
        Entry: {
            /** Format: int64 */
            entry_id: number;
            /** Format: int64 */
            user_id: number;
            /** Format: int64 */
            project_id: number;
            /** Format: int64 */
            phase_id: number;
            /** Format: int64 */
            todo_id: number | null;
            /**
             * Format: int64
             * @description The client of the project.
             */
            client_id?: number | null;
            /** Format: date */
            entry_date: string;
            entry_minutes: number;
            notes: string | null;
            /**
             * @description 0 unbilled, 1 billed, 2 non-billable (guess: the app knows these three, help-billing).
             * @enum {integer}
             */
            billed: 0 | 1 | 2;
            /**
             * @description 1 when the day lies in a closed period. Read-only.
             * @enum {integer}
             */
            is_locked: 0 | 1;
            /**
             * Format: uri
             * @description Where the entry came from, when an integration made it (guess).
             */
            source_url: string | null;
            /** @description Text that goes with `source_url` (guess). */
            source_text: string | null;
            /** @description The minutes at the `hourly_cost` of the user as it is now, rounded to cents, halves up (guess). */
            cost?: string | null;
            /** @description The minutes at the `hourly_rate` of the project or else of the user as it is now, rounded to cents, halves up; 0.00 unless the project is billed by time and material (guess). */
            revenue?: string | null;
            /** @description Revenue less cost, as they are shown; below 0.00 for a loss (guess). */
            profit?: string | null;
            /** Format: date-time */
            created_date: string;
            /** Format: date-time */
            updated_date: string;
        };
        /** @description A new entry. The names differ from those of the response: `minutes` and `date`. Project and phase are compulsory (help-projects). A field that is not named here is rejected, not ignored (guess). */
        EntryCreate: {
            /**
             * Format: int64
             * @description An archived project takes no new time (guess).
             */
            project_id: number;
            /**
             * Format: int64
             * @description A phase of that project. A closed phase takes no new time (guess).
             */
            phase_id: number;
            /** @description Read back as `entry_minutes`. Guess: at most a day. */
            minutes: number;
            /**
             * Format: date
             * @description Read back as `entry_date`. Guess: today when left out.
             */
            date?: string;
            notes?: string | null;
            /**
             * Format: int64
             * @description Whose time it is. The caller when left out.
             */
            user_id?: number;
            /** Format: int64 */
            todo_id?: number | null;
            /**
             * @description 0 unbilled, 1 billed, 2 non-billable. Other than 0 only in a project whose `billing_type` is `time_and_material`.
             * @enum {integer}
             */
            billed?: 0 | 1 | 2;
        };
        /** @description Only the given fields change. A field that is not named here is rejected, not ignored (guess). */
        EntryUpdate: {
            /**
             * Format: int64
             * @description An archived project takes no new time (guess).
             */
            project_id?: number;
            /**
             * Format: int64
             * @description A phase of that project. A closed phase takes no new time (guess).
             */
            phase_id?: number;
            /** @description Read back as `entry_minutes`. Guess: at most a day. */
            minutes?: number;
            /**
             * Format: date
             * @description Read back as `entry_date`.
             */
            date?: string;
            notes?: string | null;
            /**
             * Format: int64
             * @description Whose time it is.
             */
            user_id?: number;
            /** Format: int64 */
            todo_id?: number | null;
            /**
             * @description 0 unbilled, 1 billed, 2 non-billable. Other than 0 only in a project whose `billing_type` is `time_and_material`.
             * @enum {integer}
             */
            billed?: 0 | 1 | 2;
        };
        /** @description One entry. */
        EntryResponse: {
            data: components["schemas"]["Entry"];
        };
        /** @description A page of entries. */
        EntryListResponse: {
            data: components["schemas"]["Entry"][];
            links: components["schemas"]["PaginationLinks"];
            meta: components["schemas"]["PaginationMeta"];
        };
        /** @description A stopwatch of a user on a phase of a project. It enters reports only once it is saved as an entry (help-timers). */
        Timer: {
            /** Format: int64 */
            timer_id: number;
            /** Format: int64 */
            user_id: number;
            /** Format: int64 */
            project_id: number;
            /** Format: int64 */
            phase_id: number;
            /** Format: int64 */
            todo_id: number | null;
            notes: string | null;
            /**
             * @description At most one timer of a user runs.
             * @enum {string}
             */
            status: "running" | "paused";
            /** @description Time counted so far, pauses left out. */
            seconds: number;
            /**
             * Format: date
             * @description The day on which the timer was started; the entry gets it.
             */
            timer_date: string;
            /** Format: date-time */
            created_date: string;
            /** Format: date-time */
            updated_date: string;
        };
        /** @description A new timer. It starts at once. A field that is not named here is rejected, not ignored (guess). */
        TimerCreate: {
            /**
             * Format: int64
             * @description An archived project takes no new time.
             */
            project_id: number;
            /**
             * Format: int64
             * @description A phase of that project. A closed phase takes no new time.
             */
            phase_id: number;
            /** Format: int64 */
            todo_id?: number | null;
            notes?: string | null;
        };
        /** @description Only the given fields change. A field that is not named here is rejected, not ignored (guess). */
        TimerUpdate: {
            /**
             * Format: int64
             * @description An archived project takes no new time.
             */
            project_id?: number;
            /**
             * Format: int64
             * @description A phase of that project. A closed phase takes no new time.
             */
            phase_id?: number;
            /** Format: int64 */
            todo_id?: number | null;
            notes?: string | null;
        };
        /** @description One timer. */
        TimerResponse: {
            data: components["schemas"]["Timer"];
        };
        /** @description A page of timers. */
        TimerListResponse: {
            data: components["schemas"]["Timer"][];
            links: components["schemas"]["PaginationLinks"];
            meta: components["schemas"]["PaginationMeta"];
        };
        /** @description A task in a project, to which an entry may refer. Read-only. */
        Todo: {
            /** Format: int64 */
            todo_id: number;
            /** Format: int64 */
            project_id: number;
            /** Format: int64 */
            phase_id: number | null;
            name: string;
            /** @enum {integer} */
            is_completed: 0 | 1;
            /**
             * Format: uri
             * @description Where the task came from, when an integration made it.
             */
            source_url: string | null;
        };
        /** @description One todo. */
        TodoResponse: {
            data: components["schemas"]["Todo"];
        };
        /** @description A page of todos. */
        TodoListResponse: {
            data: components["schemas"]["Todo"][];
            links: components["schemas"]["PaginationLinks"];
            meta: components["schemas"]["PaginationMeta"];
        };
        /** @description Addresses of other pages of the same list. */
        PaginationLinks: {
            /** Format: uri */
            first: string;
            /** Format: uri */
            last: string;
            /**
             * Format: uri
             * @description Null on the first page.
             */
            prev: string | null;
            /**
             * Format: uri
             * @description Null on the last page.
             */
            next: string | null;
        };
        /** @description Where this page lies in the list. */
        PaginationMeta: {
            current_page: number;
            /** @description Place of the first record of this page in the list, from 1. Null on an empty page. */
            from: number | null;
            last_page: number;
            /** Format: uri */
            path: string;
            per_page: number;
            /** @description Place of the last record of this page in the list. Null on an empty page. */
            to: number | null;
            /** @description Records on all pages together. */
            total: number;
        };
        /** @description A sentence in place of a record. */
        MessageResponse: {
            message: string;
        };
        /**
         * @description Why a request was rejected.
         * @example {
         *       "message": "This action is unauthorized."
         *     }
         */
        Error: {
            message: string;
        };
        /**
         * @description Why a request was rejected, by field.
         * @example {
         *       "message": "The given data was invalid.",
         *       "errors": {
         *         "name": [
         *           "The name field is required."
         *         ]
         *       }
         *     }
         */
        ValidationError: {
            message: string;
            /** @description Texts by the name of the field or parameter that they are about. */
            errors: {
                [key: string]: string[];
            };
        };
    };
    responses: {
        /** @description The request body is not JSON. */
        MalformedBody: {
            headers: {
                "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "message": "The request body is not valid JSON."
                 *     }
                 */
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The token is missing, malformed, unknown, expired or revoked. */
        Unauthenticated: {
            headers: {
                "WWW-Authenticate": components["headers"]["Authenticate"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "message": "Unauthenticated."
                 *     }
                 */
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The caller may not do this, or the record is locked. */
        Forbidden: {
            headers: {
                "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description There is no such record, or the caller cannot see it. */
        NotFound: {
            headers: {
                "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "message": "Not found."
                 *     }
                 */
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The path exists without this method. Takes precedence over the check of the token. */
        MethodNotAllowed: {
            headers: {
                Allow: components["headers"]["AllowedMethods"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "message": "The PATCH method is not supported for this route."
                 *     }
                 */
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The request body has a type other than JSON. */
        WrongContentType: {
            headers: {
                "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "message": "The request body must be application/json."
                 *     }
                 */
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description A field or parameter is missing, wrong, or at odds with what is stored. */
        Invalid: {
            headers: {
                "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "message": "The given data was invalid.",
                 *       "errors": {
                 *         "name": [
                 *           "The name field is required."
                 *         ]
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["ValidationError"];
            };
        };
        /** @description The limit of the plan is reached in this window. */
        TooManyRequests: {
            headers: {
                /**
                 * @description How many requests the plan allows in a window.
                 * @example 2000
                 */
                "X-RateLimit-Limit": number;
                /**
                 * @description How many requests are left in this window, here none.
                 * @example 0
                 */
                "X-RateLimit-Remaining": number;
                "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "message": "Too Many Attempts."
                 *     }
                 */
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The server failed. */
        ServerError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "message": "Server Error"
                 *     }
                 */
                "application/json": components["schemas"]["Error"];
            };
        };
    };
    parameters: {
        /**
         * @description A member; the same number as `user_id`.
         * @example 6
         */
        MemberId: number;
        /**
         * @description A client.
         * @example 1
         */
        ClientId: number;
        /**
         * @description A group.
         * @example 1
         */
        GroupId: number;
        /**
         * @description A project.
         * @example 1
         */
        ProjectId: number;
        /**
         * @description A phase of the project in the path.
         * @example 1
         */
        PhaseId: number;
        /**
         * @description A phase category.
         * @example 1
         */
        PhaseCategoryId: number;
        /**
         * @description An entry.
         * @example 1
         */
        EntryId: number;
        /**
         * @description A timer.
         * @example 1
         */
        TimerId: number;
        /**
         * @description A todo.
         * @example 1
         */
        TodoId: number;
        /**
         * @description Page to return, from 1.
         * @example 1
         */
        Page: number;
        /**
         * @description Records on a page. That a client uses at most 100 was seen; maximum and default are guesses.
         * @example 15
         */
        PerPage: number;
        /**
         * @description Order of the records: ascending or descending. Only `desc` was seen; `asc` and the default are guesses.
         * @example asc
         */
        Direction: "asc" | "desc";
        /**
         * @description Field to sort by. Without it: by id. Records that are equal in the field come by id (guess).
         * @example name
         */
        SortByName: "name";
        /**
         * @description Field to sort by. Without it: by id. Records that are equal in the field come by id (guess).
         * @example name
         */
        SortByNameOrDate: "name" | "created_date" | "updated_date";
        /**
         * @description Field to sort by. Without it: by id. Records that are equal in the field come by id (guess).
         * @example name
         */
        SortMembersBy: "name" | "email" | "created_date";
        /**
         * @description Field to sort by. Without it: by id. Records that are equal in the field come by id. Only `updated_date` was seen; the rest is a guess.
         * @example entry_date
         */
        SortEntriesBy: "entry_date" | "entry_minutes" | "created_date" | "updated_date";
        /**
         * @description Field to sort by. Without it: by id. Records that are equal in the field come by id (guess).
         * @example timer_date
         */
        SortTimersBy: "timer_date" | "created_date" | "updated_date";
        /**
         * @description 1: only active records, 0: only the others.
         * @example 1
         */
        IsActive: 0 | 1;
        /**
         * @description 1: only open phases, 0: only closed ones.
         * @example 1
         */
        IsOpen: 0 | 1;
        /**
         * @description 1: only completed todos, 0: only open ones.
         * @example 0
         */
        IsCompleted: 0 | 1;
        /**
         * @description Only records with this text in the name (case-insensitive).
         * @example i
         */
        Search: string;
        /**
         * @description Only records with this text in the name or the e-mail address (case-insensitive).
         * @example mia
         */
        SearchMembers: string;
        /**
         * @description Only projects of these clients.
         * @example [
         *       1
         *     ]
         */
        ProjectClientIds: number[];
        /**
         * @description Only projects that have one of these members.
         * @example [
         *       6
         *     ]
         */
        ProjectMemberIds: number[];
        /**
         * @description Only time of these members.
         * @example [
         *       6
         *     ]
         */
        EntryMemberIds: number[];
        /**
         * @description Only time on these projects.
         * @example [
         *       1
         *     ]
         */
        EntryProjectIds: number[];
        /**
         * @description Only time on these phases.
         * @example [
         *       1
         *     ]
         */
        EntryPhaseIds: number[];
        /**
         * @description Only time on phases of these categories.
         * @example [
         *       1
         *     ]
         */
        EntryPhaseCategoryIds: number[];
        /**
         * @description Only time on projects of these clients.
         * @example [
         *       1
         *     ]
         */
        EntryClientIds: number[];
        /**
         * @description 0: only unbilled time, 1: only billed, 2: only non-billable.
         * @example 0
         */
        Billed: 0 | 1 | 2;
        /**
         * @description First day, inclusive (guess). Without it the list has no beginning (guess: the default period is not public).
         * @example 2026-03-01
         */
        DateFrom: string;
        /**
         * @description Last day, inclusive (guess). Without it the list has no end (guess).
         * @example 2026-03-31
         */
        DateTo: string;
        /**
         * @description Only timers in this state.
         * @example running
         */
        TimerStatus: "running" | "paused";
        /**
         * @description Only todos of these projects.
         * @example [
         *       1
         *     ]
         */
        TodoProjectIds: number[];
        /**
         * @description Relations to put into the response.
         * @example [
         *       "phases",
         *       "members",
         *       "client"
         *     ]
         */
        Load: ("phases" | "members" | "client")[];
    };
    requestBodies: never;
    headers: {
        /**
         * @description How to authenticate, and what was wrong with the token if there was one.
         * @example Bearer realm="timeneye"
         */
        Authenticate: string;
        /**
         * @description The methods that this path knows.
         * @example GET, POST
         */
        AllowedMethods: string;
        /**
         * @description Seconds to wait before the next request.
         * @example 177
         */
        RetryAfter: number;
        /**
         * @description When the window ends, in UNIX seconds.
         * @example 1691677002
         */
        RateLimitReset: number;
        /**
         * @description How many requests the plan allows in a window.
         * @example 2000
         */
        RateLimitLimit: number;
        /**
         * @description How many requests are left in this window.
         * @example 1999
         */
        RateLimitRemaining: number;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The caller. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": {
                     *         "user_id": 6,
                     *         "name": "Mia Moss",
                     *         "email": "mia.moss@example.com",
                     *         "avatar_url": null,
                     *         "access_level": "member",
                     *         "group_id": 1,
                     *         "manager_id": 5,
                     *         "is_active": 1,
                     *         "invitation_status": "active",
                     *         "hourly_rate": "80.00",
                     *         "hourly_cost": "30.00",
                     *         "created_date": "2026-01-05T09:00:00Z"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["MemberResponse"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    listMembers: {
        parameters: {
            query?: {
                /**
                 * @description Page to return, from 1.
                 * @example 1
                 */
                page?: components["parameters"]["Page"];
                /**
                 * @description Records on a page. That a client uses at most 100 was seen; maximum and default are guesses.
                 * @example 15
                 */
                per_page?: components["parameters"]["PerPage"];
                /**
                 * @description Field to sort by. Without it: by id. Records that are equal in the field come by id (guess).
                 * @example name
                 */
                sort_by?: components["parameters"]["SortMembersBy"];
                /**
                 * @description Order of the records: ascending or descending. Only `desc` was seen; `asc` and the default are guesses.
                 * @example asc
                 */
                direction?: components["parameters"]["Direction"];
                /**
                 * @description 1: only active records, 0: only the others.
                 * @example 1
                 */
                is_active?: components["parameters"]["IsActive"];
                /**
                 * @description Only records with this text in the name or the e-mail address (case-insensitive).
                 * @example mia
                 */
                search?: components["parameters"]["SearchMembers"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of members. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "user_id": 6,
                     *           "name": "Mia Moss",
                     *           "email": "mia.moss@example.com",
                     *           "avatar_url": null,
                     *           "access_level": "member",
                     *           "group_id": 1,
                     *           "manager_id": 5,
                     *           "is_active": 1,
                     *           "invitation_status": "active",
                     *           "hourly_rate": "80.00",
                     *           "hourly_cost": "30.00",
                     *           "created_date": "2026-01-05T09:00:00Z"
                     *         }
                     *       ],
                     *       "links": {
                     *         "first": "https://api.timeneye.com/api/v1/members?page=1",
                     *         "last": "https://api.timeneye.com/api/v1/members?page=1",
                     *         "prev": null,
                     *         "next": null
                     *       },
                     *       "meta": {
                     *         "current_page": 1,
                     *         "from": 1,
                     *         "last_page": 1,
                     *         "path": "https://api.timeneye.com/api/v1/members",
                     *         "per_page": 15,
                     *         "to": 1,
                     *         "total": 1
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["MemberListResponse"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    createMember: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "nora.north@example.com",
                 *       "name": "Nora North",
                 *       "access_level": "member",
                 *       "project_ids": [
                 *         1
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["MemberCreate"];
            };
        };
        responses: {
            /** @description The invited member. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": {
                     *         "user_id": 8,
                     *         "name": "Nora North",
                     *         "email": "nora.north@example.com",
                     *         "avatar_url": null,
                     *         "access_level": "member",
                     *         "group_id": null,
                     *         "manager_id": null,
                     *         "is_active": 1,
                     *         "invitation_status": "pending",
                     *         "hourly_rate": null,
                     *         "hourly_cost": null,
                     *         "created_date": "2026-03-02T11:30:00Z"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["MemberResponse"];
                };
            };
            400: components["responses"]["MalformedBody"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            415: components["responses"]["WrongContentType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    getMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A member; the same number as `user_id`.
                 * @example 6
                 */
                member_id: components["parameters"]["MemberId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The member. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": {
                     *         "user_id": 6,
                     *         "name": "Mia Moss",
                     *         "email": "mia.moss@example.com",
                     *         "avatar_url": null,
                     *         "access_level": "member",
                     *         "group_id": 1,
                     *         "manager_id": 5,
                     *         "is_active": 1,
                     *         "invitation_status": "active",
                     *         "hourly_rate": "80.00",
                     *         "hourly_cost": "30.00",
                     *         "created_date": "2026-01-05T09:00:00Z"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["MemberResponse"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    updateMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A member; the same number as `user_id`.
                 * @example 6
                 */
                member_id: components["parameters"]["MemberId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "name": "Mia Moss-Meyer",
                 *       "hourly_rate": "85.00"
                 *     }
                 */
                "application/json": components["schemas"]["MemberUpdate"];
            };
        };
        responses: {
            /** @description The changed member. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": {
                     *         "user_id": 6,
                     *         "name": "Mia Moss-Meyer",
                     *         "email": "mia.moss@example.com",
                     *         "avatar_url": null,
                     *         "access_level": "member",
                     *         "group_id": 1,
                     *         "manager_id": 5,
                     *         "is_active": 1,
                     *         "invitation_status": "active",
                     *         "hourly_rate": "85.00",
                     *         "hourly_cost": "30.00",
                     *         "created_date": "2026-01-05T09:00:00Z"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["MemberResponse"];
                };
            };
            400: components["responses"]["MalformedBody"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            415: components["responses"]["WrongContentType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    listClients: {
        parameters: {
            query?: {
                /**
                 * @description Page to return, from 1.
                 * @example 1
                 */
                page?: components["parameters"]["Page"];
                /**
                 * @description Records on a page. That a client uses at most 100 was seen; maximum and default are guesses.
                 * @example 15
                 */
                per_page?: components["parameters"]["PerPage"];
                /**
                 * @description Field to sort by. Without it: by id. Records that are equal in the field come by id (guess).
                 * @example name
                 */
                sort_by?: components["parameters"]["SortByNameOrDate"];
                /**
                 * @description Order of the records: ascending or descending. Only `desc` was seen; `asc` and the default are guesses.
                 * @example asc
                 */
                direction?: components["parameters"]["Direction"];
                /**
                 * @description 1: only active records, 0: only the others.
                 * @example 1
                 */
                is_active?: components["parameters"]["IsActive"];
                /**
                 * @description Only records with this text in the name (case-insensitive).
                 * @example i
                 */
                search?: components["parameters"]["Search"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of clients. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "client_id": 1,
                     *           "name": "Northwind",
                     *           "color": "#2F80ED",
                     *           "is_active": 1,
                     *           "cost": "500.00",
                     *           "created_date": "2026-01-05T09:00:00Z",
                     *           "updated_date": "2026-01-05T09:00:00Z"
                     *         }
                     *       ],
                     *       "links": {
                     *         "first": "https://api.timeneye.com/api/v1/clients?page=1",
                     *         "last": "https://api.timeneye.com/api/v1/clients?page=1",
                     *         "prev": null,
                     *         "next": null
                     *       },
                     *       "meta": {
                     *         "current_page": 1,
                     *         "from": 1,
                     *         "last_page": 1,
                     *         "path": "https://api.timeneye.com/api/v1/clients",
                     *         "per_page": 15,
                     *         "to": 1,
                     *         "total": 1
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ClientListResponse"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    createClient: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Harbour Coffee",
                 *       "color": "#EB5757"
                 *     }
                 */
                "application/json": components["schemas"]["ClientCreate"];
            };
        };
        responses: {
            /** @description The new client. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": {
                     *         "client_id": 4,
                     *         "name": "Harbour Coffee",
                     *         "color": "#EB5757",
                     *         "is_active": 1,
                     *         "cost": null,
                     *         "created_date": "2026-03-02T11:30:00Z",
                     *         "updated_date": "2026-03-02T11:30:00Z"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ClientResponse"];
                };
            };
            400: components["responses"]["MalformedBody"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            415: components["responses"]["WrongContentType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    getClient: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A client.
                 * @example 1
                 */
                client_id: components["parameters"]["ClientId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The client. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": {
                     *         "client_id": 1,
                     *         "name": "Northwind",
                     *         "color": "#2F80ED",
                     *         "is_active": 1,
                     *         "cost": "500.00",
                     *         "created_date": "2026-01-05T09:00:00Z",
                     *         "updated_date": "2026-01-05T09:00:00Z"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ClientResponse"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    updateClient: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A client.
                 * @example 1
                 */
                client_id: components["parameters"]["ClientId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "name": "Northwind Traders",
                 *       "color": "#2D9CDB"
                 *     }
                 */
                "application/json": components["schemas"]["ClientUpdate"];
            };
        };
        responses: {
            /** @description The changed client. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": {
                     *         "client_id": 1,
                     *         "name": "Northwind Traders",
                     *         "color": "#2D9CDB",
                     *         "is_active": 1,
                     *         "cost": "500.00",
                     *         "created_date": "2026-01-05T09:00:00Z",
                     *         "updated_date": "2026-03-02T11:30:00Z"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ClientResponse"];
                };
            };
            400: components["responses"]["MalformedBody"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            415: components["responses"]["WrongContentType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    deleteClient: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A client.
                 * @example 1
                 */
                client_id: components["parameters"]["ClientId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The client is gone. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "The client was deleted."
                     *     }
                     */
                    "application/json": components["schemas"]["MessageResponse"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    listGroups: {
        parameters: {
            query?: {
                /**
                 * @description Page to return, from 1.
                 * @example 1
                 */
                page?: components["parameters"]["Page"];
                /**
                 * @description Records on a page. That a client uses at most 100 was seen; maximum and default are guesses.
                 * @example 15
                 */
                per_page?: components["parameters"]["PerPage"];
                /**
                 * @description Field to sort by. Without it: by id. Records that are equal in the field come by id (guess).
                 * @example name
                 */
                sort_by?: components["parameters"]["SortByName"];
                /**
                 * @description Order of the records: ascending or descending. Only `desc` was seen; `asc` and the default are guesses.
                 * @example asc
                 */
                direction?: components["parameters"]["Direction"];
                /**
                 * @description Only records with this text in the name (case-insensitive).
                 * @example i
                 */
                search?: components["parameters"]["Search"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of groups. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "group_id": 1,
                     *           "name": "Studio",
                     *           "color": "#9B51E0",
                     *           "member_ids": [
                     *             6
                     *           ],
                     *           "manager_ids": [
                     *             3
                     *           ],
                     *           "project_ids": [
                     *             1
                     *           ]
                     *         }
                     *       ],
                     *       "links": {
                     *         "first": "https://api.timeneye.com/api/v1/groups?page=1",
                     *         "last": "https://api.timeneye.com/api/v1/groups?page=1",
                     *         "prev": null,
                     *         "next": null
                     *       },
                     *       "meta": {
                     *         "current_page": 1,
                     *         "from": 1,
                     *         "last_page": 1,
                     *         "path": "https://api.timeneye.com/api/v1/groups",
                     *         "per_page": 15,
                     *         "to": 1,
                     *         "total": 1
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["GroupListResponse"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    createGroup: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Research",
                 *       "color": "#56CCF2",
                 *       "member_ids": [
                 *         7
                 *       ],
                 *       "manager_ids": [
                 *         3
                 *       ],
                 *       "project_ids": [
                 *         1
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["GroupCreate"];
            };
        };
        responses: {
            /** @description The new group. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": {
                     *         "group_id": 3,
                     *         "name": "Research",
                     *         "color": "#56CCF2",
                     *         "member_ids": [
                     *           7
                     *         ],
                     *         "manager_ids": [
                     *           3
                     *         ],
                     *         "project_ids": [
                     *           1
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["GroupResponse"];
                };
            };
            400: components["responses"]["MalformedBody"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            415: components["responses"]["WrongContentType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    getGroup: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A group.
                 * @example 1
                 */
                group_id: components["parameters"]["GroupId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The group. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": {
                     *         "group_id": 1,
                     *         "name": "Studio",
                     *         "color": "#9B51E0",
                     *         "member_ids": [
                     *           6
                     *         ],
                     *         "manager_ids": [
                     *           3
                     *         ],
                     *         "project_ids": [
                     *           1
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["GroupResponse"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    updateGroup: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A group.
                 * @example 1
                 */
                group_id: components["parameters"]["GroupId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "name": "Design studio",
                 *       "member_ids": [
                 *         6,
                 *         7
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["GroupUpdate"];
            };
        };
        responses: {
            /** @description The changed group. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": {
                     *         "group_id": 1,
                     *         "name": "Design studio",
                     *         "color": "#9B51E0",
                     *         "member_ids": [
                     *           6,
                     *           7
                     *         ],
                     *         "manager_ids": [
                     *           3
                     *         ],
                     *         "project_ids": [
                     *           1
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["GroupResponse"];
                };
            };
            400: components["responses"]["MalformedBody"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            415: components["responses"]["WrongContentType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    deleteGroup: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A group.
                 * @example 1
                 */
                group_id: components["parameters"]["GroupId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The group is gone. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "The group was deleted."
                     *     }
                     */
                    "application/json": components["schemas"]["MessageResponse"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    listProjects: {
        parameters: {
            query?: {
                /**
                 * @description Page to return, from 1.
                 * @example 1
                 */
                page?: components["parameters"]["Page"];
                /**
                 * @description Records on a page. That a client uses at most 100 was seen; maximum and default are guesses.
                 * @example 15
                 */
                per_page?: components["parameters"]["PerPage"];
                /**
                 * @description Field to sort by. Without it: by id. Records that are equal in the field come by id (guess).
                 * @example name
                 */
                sort_by?: components["parameters"]["SortByNameOrDate"];
                /**
                 * @description Order of the records: ascending or descending. Only `desc` was seen; `asc` and the default are guesses.
                 * @example asc
                 */
                direction?: components["parameters"]["Direction"];
                /**
                 * @description Only projects of these clients.
                 * @example [
                 *       1
                 *     ]
                 */
                "client_ids[]"?: components["parameters"]["ProjectClientIds"];
                /**
                 * @description Only projects that have one of these members.
                 * @example [
                 *       6
                 *     ]
                 */
                "member_ids[]"?: components["parameters"]["ProjectMemberIds"];
                /**
                 * @description 1: only active records, 0: only the others.
                 * @example 1
                 */
                is_active?: components["parameters"]["IsActive"];
                /**
                 * @description Only records with this text in the name (case-insensitive).
                 * @example i
                 */
                search?: components["parameters"]["Search"];
                /**
                 * @description Relations to put into the response.
                 * @example [
                 *       "phases",
                 *       "members",
                 *       "client"
                 *     ]
                 */
                "load[]"?: components["parameters"]["Load"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of projects. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "project_id": 1,
                     *           "name": "Website relaunch",
                     *           "color": "#27AE60",
                     *           "client_id": 1,
                     *           "is_active": 1,
                     *           "is_public": 0,
                     *           "billing_type": "time_and_material",
                     *           "is_billable": 1,
                     *           "hourly_rate": "80.00",
                     *           "budget_type": "time",
                     *           "budget_minutes": 6000,
                     *           "budget_amount": null,
                     *           "budget_recurrence": "none",
                     *           "budget_progress": 1.5,
                     *           "created_date": "2026-01-12T09:00:00Z",
                     *           "updated_date": "2026-01-12T09:00:00Z",
                     *           "phases": [
                     *             {
                     *               "phase_id": 1,
                     *               "project_id": 1,
                     *               "name": "Design",
                     *               "is_open": 1,
                     *               "phase_category_id": 1,
                     *               "budget_minutes": 2400
                     *             }
                     *           ],
                     *           "members": [
                     *             {
                     *               "user_id": 4,
                     *               "is_pm": 1,
                     *               "budget_minutes": null
                     *             },
                     *             {
                     *               "user_id": 6,
                     *               "is_pm": 0,
                     *               "budget_minutes": 3000
                     *             }
                     *           ],
                     *           "client": {
                     *             "client_id": 1,
                     *             "name": "Northwind",
                     *             "color": "#2F80ED",
                     *             "is_active": 1,
                     *             "cost": "500.00",
                     *             "created_date": "2026-01-05T09:00:00Z",
                     *             "updated_date": "2026-01-05T09:00:00Z"
                     *           }
                     *         }
                     *       ],
                     *       "links": {
                     *         "first": "https://api.timeneye.com/api/v1/projects?page=1",
                     *         "last": "https://api.timeneye.com/api/v1/projects?page=1",
                     *         "prev": null,
                     *         "next": null
                     *       },
                     *       "meta": {
                     *         "current_page": 1,
                     *         "from": 1,
                     *         "last_page": 1,
                     *         "path": "https://api.timeneye.com/api/v1/projects",
                     *         "per_page": 15,
                     *         "to": 1,
                     *         "total": 1
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProjectListResponse"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    createProject: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Mobile app",
                 *       "color": "#BB6BD9",
                 *       "client_id": 1,
                 *       "is_public": 0,
                 *       "billing_type": "time_and_material",
                 *       "hourly_rate": "90.00",
                 *       "budget_type": "time",
                 *       "budget_minutes": 4800,
                 *       "budget_recurrence": "none",
                 *       "members": [
                 *         {
                 *           "user_id": 6,
                 *           "is_pm": 0,
                 *           "budget_minutes": 2400
                 *         }
                 *       ],
                 *       "phases": [
                 *         {
                 *           "name": "Concept",
                 *           "phase_category_id": 1,
                 *           "budget_minutes": 1200
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["ProjectCreate"];
            };
        };
        responses: {
            /** @description The new project. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": {
                     *         "project_id": 5,
                     *         "name": "Mobile app",
                     *         "color": "#BB6BD9",
                     *         "client_id": 1,
                     *         "is_active": 1,
                     *         "is_public": 0,
                     *         "billing_type": "time_and_material",
                     *         "is_billable": 1,
                     *         "hourly_rate": "90.00",
                     *         "budget_type": "time",
                     *         "budget_minutes": 4800,
                     *         "budget_amount": null,
                     *         "budget_recurrence": "none",
                     *         "budget_progress": 0,
                     *         "created_date": "2026-03-02T11:30:00Z",
                     *         "updated_date": "2026-03-02T11:30:00Z"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProjectResponse"];
                };
            };
            400: components["responses"]["MalformedBody"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            415: components["responses"]["WrongContentType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    getProject: {
        parameters: {
            query?: {
                /**
                 * @description Relations to put into the response.
                 * @example [
                 *       "phases",
                 *       "members",
                 *       "client"
                 *     ]
                 */
                "load[]"?: components["parameters"]["Load"];
            };
            header?: never;
            path: {
                /**
                 * @description A project.
                 * @example 1
                 */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The project. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": {
                     *         "project_id": 1,
                     *         "name": "Website relaunch",
                     *         "color": "#27AE60",
                     *         "client_id": 1,
                     *         "is_active": 1,
                     *         "is_public": 0,
                     *         "billing_type": "time_and_material",
                     *         "is_billable": 1,
                     *         "hourly_rate": "80.00",
                     *         "budget_type": "time",
                     *         "budget_minutes": 6000,
                     *         "budget_amount": null,
                     *         "budget_recurrence": "none",
                     *         "budget_progress": 1.5,
                     *         "created_date": "2026-01-12T09:00:00Z",
                     *         "updated_date": "2026-01-12T09:00:00Z",
                     *         "phases": [
                     *           {
                     *             "phase_id": 1,
                     *             "project_id": 1,
                     *             "name": "Design",
                     *             "is_open": 1,
                     *             "phase_category_id": 1,
                     *             "budget_minutes": 2400
                     *           }
                     *         ],
                     *         "members": [
                     *           {
                     *             "user_id": 4,
                     *             "is_pm": 1,
                     *             "budget_minutes": null
                     *           },
                     *           {
                     *             "user_id": 6,
                     *             "is_pm": 0,
                     *             "budget_minutes": 3000
                     *           }
                     *         ],
                     *         "client": {
                     *           "client_id": 1,
                     *           "name": "Northwind",
                     *           "color": "#2F80ED",
                     *           "is_active": 1,
                     *           "cost": "500.00",
                     *           "created_date": "2026-01-05T09:00:00Z",
                     *           "updated_date": "2026-01-05T09:00:00Z"
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProjectResponse"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    updateProject: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A project.
                 * @example 1
                 */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "name": "Website relaunch 2026",
                 *       "budget_minutes": 7200
                 *     }
                 */
                "application/json": components["schemas"]["ProjectUpdate"];
            };
        };
        responses: {
            /** @description The changed project. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": {
                     *         "project_id": 1,
                     *         "name": "Website relaunch 2026",
                     *         "color": "#27AE60",
                     *         "client_id": 1,
                     *         "is_active": 1,
                     *         "is_public": 0,
                     *         "billing_type": "time_and_material",
                     *         "is_billable": 1,
                     *         "hourly_rate": "80.00",
                     *         "budget_type": "time",
                     *         "budget_minutes": 7200,
                     *         "budget_amount": null,
                     *         "budget_recurrence": "none",
                     *         "budget_progress": 1.25,
                     *         "created_date": "2026-01-12T09:00:00Z",
                     *         "updated_date": "2026-03-02T11:30:00Z"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProjectResponse"];
                };
            };
            400: components["responses"]["MalformedBody"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            415: components["responses"]["WrongContentType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    deleteProject: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A project.
                 * @example 1
                 */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The project is gone. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "The project was deleted."
                     *     }
                     */
                    "application/json": components["schemas"]["MessageResponse"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    listPhases: {
        parameters: {
            query?: {
                /**
                 * @description Page to return, from 1.
                 * @example 1
                 */
                page?: components["parameters"]["Page"];
                /**
                 * @description Records on a page. That a client uses at most 100 was seen; maximum and default are guesses.
                 * @example 15
                 */
                per_page?: components["parameters"]["PerPage"];
                /**
                 * @description Field to sort by. Without it: by id. Records that are equal in the field come by id (guess).
                 * @example name
                 */
                sort_by?: components["parameters"]["SortByName"];
                /**
                 * @description Order of the records: ascending or descending. Only `desc` was seen; `asc` and the default are guesses.
                 * @example asc
                 */
                direction?: components["parameters"]["Direction"];
                /**
                 * @description 1: only open phases, 0: only closed ones.
                 * @example 1
                 */
                is_open?: components["parameters"]["IsOpen"];
                /**
                 * @description Only records with this text in the name (case-insensitive).
                 * @example i
                 */
                search?: components["parameters"]["Search"];
            };
            header?: never;
            path: {
                /**
                 * @description A project.
                 * @example 1
                 */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of phases. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "phase_id": 1,
                     *           "project_id": 1,
                     *           "name": "Design",
                     *           "is_open": 1,
                     *           "phase_category_id": 1,
                     *           "budget_minutes": 2400
                     *         }
                     *       ],
                     *       "links": {
                     *         "first": "https://api.timeneye.com/api/v1/projects/1/phases?page=1",
                     *         "last": "https://api.timeneye.com/api/v1/projects/1/phases?page=1",
                     *         "prev": null,
                     *         "next": null
                     *       },
                     *       "meta": {
                     *         "current_page": 1,
                     *         "from": 1,
                     *         "last_page": 1,
                     *         "path": "https://api.timeneye.com/api/v1/projects/1/phases",
                     *         "per_page": 15,
                     *         "to": 1,
                     *         "total": 1
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["PhaseListResponse"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    createPhase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A project.
                 * @example 1
                 */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Build",
                 *       "is_open": 1,
                 *       "phase_category_id": 1,
                 *       "budget_minutes": 1800
                 *     }
                 */
                "application/json": components["schemas"]["PhaseCreate"];
            };
        };
        responses: {
            /** @description The new phase. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": {
                     *         "phase_id": 8,
                     *         "project_id": 1,
                     *         "name": "Build",
                     *         "is_open": 1,
                     *         "phase_category_id": 1,
                     *         "budget_minutes": 1800
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["PhaseResponse"];
                };
            };
            400: components["responses"]["MalformedBody"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            415: components["responses"]["WrongContentType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    getPhase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A project.
                 * @example 1
                 */
                project_id: components["parameters"]["ProjectId"];
                /**
                 * @description A phase of the project in the path.
                 * @example 1
                 */
                phase_id: components["parameters"]["PhaseId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The phase. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": {
                     *         "phase_id": 1,
                     *         "project_id": 1,
                     *         "name": "Design",
                     *         "is_open": 1,
                     *         "phase_category_id": 1,
                     *         "budget_minutes": 2400
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["PhaseResponse"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    updatePhase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A project.
                 * @example 1
                 */
                project_id: components["parameters"]["ProjectId"];
                /**
                 * @description A phase of the project in the path.
                 * @example 1
                 */
                phase_id: components["parameters"]["PhaseId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "name": "Design and copy",
                 *       "budget_minutes": 3000
                 *     }
                 */
                "application/json": components["schemas"]["PhaseUpdate"];
            };
        };
        responses: {
            /** @description The changed phase. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": {
                     *         "phase_id": 1,
                     *         "project_id": 1,
                     *         "name": "Design and copy",
                     *         "is_open": 1,
                     *         "phase_category_id": 1,
                     *         "budget_minutes": 3000
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["PhaseResponse"];
                };
            };
            400: components["responses"]["MalformedBody"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            415: components["responses"]["WrongContentType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    deletePhase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A project.
                 * @example 1
                 */
                project_id: components["parameters"]["ProjectId"];
                /**
                 * @description A phase of the project in the path.
                 * @example 1
                 */
                phase_id: components["parameters"]["PhaseId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The phase is gone. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "The phase was deleted."
                     *     }
                     */
                    "application/json": components["schemas"]["MessageResponse"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    listPhaseCategories: {
        parameters: {
            query?: {
                /**
                 * @description Page to return, from 1.
                 * @example 1
                 */
                page?: components["parameters"]["Page"];
                /**
                 * @description Records on a page. That a client uses at most 100 was seen; maximum and default are guesses.
                 * @example 15
                 */
                per_page?: components["parameters"]["PerPage"];
                /**
                 * @description Field to sort by. Without it: by id. Records that are equal in the field come by id (guess).
                 * @example name
                 */
                sort_by?: components["parameters"]["SortByName"];
                /**
                 * @description Order of the records: ascending or descending. Only `desc` was seen; `asc` and the default are guesses.
                 * @example asc
                 */
                direction?: components["parameters"]["Direction"];
                /**
                 * @description Only records with this text in the name (case-insensitive).
                 * @example i
                 */
                search?: components["parameters"]["Search"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of phase categories. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "phase_category_id": 1,
                     *           "name": "Design",
                     *           "color": "#F2994A"
                     *         }
                     *       ],
                     *       "links": {
                     *         "first": "https://api.timeneye.com/api/v1/phase-categories?page=1",
                     *         "last": "https://api.timeneye.com/api/v1/phase-categories?page=1",
                     *         "prev": null,
                     *         "next": null
                     *       },
                     *       "meta": {
                     *         "current_page": 1,
                     *         "from": 1,
                     *         "last_page": 1,
                     *         "path": "https://api.timeneye.com/api/v1/phase-categories",
                     *         "per_page": 15,
                     *         "to": 1,
                     *         "total": 1
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["PhaseCategoryListResponse"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    createPhaseCategory: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Workshops",
                 *       "color": "#6FCF97"
                 *     }
                 */
                "application/json": components["schemas"]["PhaseCategoryCreate"];
            };
        };
        responses: {
            /** @description The new phase category. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": {
                     *         "phase_category_id": 4,
                     *         "name": "Workshops",
                     *         "color": "#6FCF97"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["PhaseCategoryResponse"];
                };
            };
            400: components["responses"]["MalformedBody"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            415: components["responses"]["WrongContentType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    updatePhaseCategory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A phase category.
                 * @example 1
                 */
                phase_category_id: components["parameters"]["PhaseCategoryId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "name": "Design work",
                 *       "color": "#F2C94C"
                 *     }
                 */
                "application/json": components["schemas"]["PhaseCategoryUpdate"];
            };
        };
        responses: {
            /** @description The changed phase category. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": {
                     *         "phase_category_id": 1,
                     *         "name": "Design work",
                     *         "color": "#F2C94C"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["PhaseCategoryResponse"];
                };
            };
            400: components["responses"]["MalformedBody"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            415: components["responses"]["WrongContentType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    deletePhaseCategory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A phase category.
                 * @example 1
                 */
                phase_category_id: components["parameters"]["PhaseCategoryId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The phase category is gone. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "The phase category was deleted."
                     *     }
                     */
                    "application/json": components["schemas"]["MessageResponse"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    listEntries: {
        parameters: {
            query?: {
                /**
                 * @description Page to return, from 1.
                 * @example 1
                 */
                page?: components["parameters"]["Page"];
                /**
                 * @description Records on a page. That a client uses at most 100 was seen; maximum and default are guesses.
                 * @example 15
                 */
                per_page?: components["parameters"]["PerPage"];
                /**
                 * @description Field to sort by. Without it: by id. Records that are equal in the field come by id. Only `updated_date` was seen; the rest is a guess.
                 * @example entry_date
                 */
                sort_by?: components["parameters"]["SortEntriesBy"];
                /**
                 * @description Order of the records: ascending or descending. Only `desc` was seen; `asc` and the default are guesses.
                 * @example asc
                 */
                direction?: components["parameters"]["Direction"];
                /**
                 * @description Only time of these members.
                 * @example [
                 *       6
                 *     ]
                 */
                "member_ids[]"?: components["parameters"]["EntryMemberIds"];
                /**
                 * @description Only time on these projects.
                 * @example [
                 *       1
                 *     ]
                 */
                "project_ids[]"?: components["parameters"]["EntryProjectIds"];
                /**
                 * @description Only time on these phases.
                 * @example [
                 *       1
                 *     ]
                 */
                "phase_ids[]"?: components["parameters"]["EntryPhaseIds"];
                /**
                 * @description Only time on phases of these categories.
                 * @example [
                 *       1
                 *     ]
                 */
                "phase_category_ids[]"?: components["parameters"]["EntryPhaseCategoryIds"];
                /**
                 * @description Only time on projects of these clients.
                 * @example [
                 *       1
                 *     ]
                 */
                "client_ids[]"?: components["parameters"]["EntryClientIds"];
                /**
                 * @description 0: only unbilled time, 1: only billed, 2: only non-billable.
                 * @example 0
                 */
                billed?: components["parameters"]["Billed"];
                /**
                 * @description First day, inclusive (guess). Without it the list has no beginning (guess: the default period is not public).
                 * @example 2026-03-01
                 */
                date_from?: components["parameters"]["DateFrom"];
                /**
                 * @description Last day, inclusive (guess). Without it the list has no end (guess).
                 * @example 2026-03-31
                 */
                date_to?: components["parameters"]["DateTo"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of entries. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "entry_id": 1,
                     *           "user_id": 6,
                     *           "project_id": 1,
                     *           "phase_id": 1,
                     *           "todo_id": null,
                     *           "client_id": 1,
                     *           "entry_date": "2026-03-02",
                     *           "entry_minutes": 90,
                     *           "notes": "First sketches of the home page",
                     *           "billed": 0,
                     *           "is_locked": 0,
                     *           "source_url": null,
                     *           "source_text": null,
                     *           "cost": "45.00",
                     *           "revenue": "120.00",
                     *           "profit": "75.00",
                     *           "created_date": "2026-03-02T10:30:00Z",
                     *           "updated_date": "2026-03-02T10:30:00Z"
                     *         }
                     *       ],
                     *       "links": {
                     *         "first": "https://api.timeneye.com/api/v1/entries?page=1",
                     *         "last": "https://api.timeneye.com/api/v1/entries?page=1",
                     *         "prev": null,
                     *         "next": null
                     *       },
                     *       "meta": {
                     *         "current_page": 1,
                     *         "from": 1,
                     *         "last_page": 1,
                     *         "path": "https://api.timeneye.com/api/v1/entries",
                     *         "per_page": 15,
                     *         "to": 1,
                     *         "total": 1
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["EntryListResponse"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    createEntry: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "project_id": 1,
                 *       "phase_id": 1,
                 *       "minutes": 45,
                 *       "date": "2026-03-03",
                 *       "notes": "Second draft of the home page"
                 *     }
                 */
                "application/json": components["schemas"]["EntryCreate"];
            };
        };
        responses: {
            /** @description The new entry. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": {
                     *         "entry_id": 12,
                     *         "user_id": 6,
                     *         "project_id": 1,
                     *         "phase_id": 1,
                     *         "todo_id": null,
                     *         "client_id": 1,
                     *         "entry_date": "2026-03-03",
                     *         "entry_minutes": 45,
                     *         "notes": "Second draft of the home page",
                     *         "billed": 0,
                     *         "is_locked": 0,
                     *         "source_url": null,
                     *         "source_text": null,
                     *         "cost": "22.50",
                     *         "revenue": "60.00",
                     *         "profit": "37.50",
                     *         "created_date": "2026-03-03T09:45:00Z",
                     *         "updated_date": "2026-03-03T09:45:00Z"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["EntryResponse"];
                };
            };
            400: components["responses"]["MalformedBody"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            415: components["responses"]["WrongContentType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    getEntry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description An entry.
                 * @example 1
                 */
                entry_id: components["parameters"]["EntryId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The entry. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": {
                     *         "entry_id": 1,
                     *         "user_id": 6,
                     *         "project_id": 1,
                     *         "phase_id": 1,
                     *         "todo_id": null,
                     *         "client_id": 1,
                     *         "entry_date": "2026-03-02",
                     *         "entry_minutes": 90,
                     *         "notes": "First sketches of the home page",
                     *         "billed": 0,
                     *         "is_locked": 0,
                     *         "source_url": null,
                     *         "source_text": null,
                     *         "cost": "45.00",
                     *         "revenue": "120.00",
                     *         "profit": "75.00",
                     *         "created_date": "2026-03-02T10:30:00Z",
                     *         "updated_date": "2026-03-02T10:30:00Z"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["EntryResponse"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    updateEntry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description An entry.
                 * @example 1
                 */
                entry_id: components["parameters"]["EntryId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "minutes": 120,
                 *       "notes": "Sketches of home and contact page"
                 *     }
                 */
                "application/json": components["schemas"]["EntryUpdate"];
            };
        };
        responses: {
            /** @description The changed entry. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": {
                     *         "entry_id": 1,
                     *         "user_id": 6,
                     *         "project_id": 1,
                     *         "phase_id": 1,
                     *         "todo_id": null,
                     *         "client_id": 1,
                     *         "entry_date": "2026-03-02",
                     *         "entry_minutes": 120,
                     *         "notes": "Sketches of home and contact page",
                     *         "billed": 0,
                     *         "is_locked": 0,
                     *         "source_url": null,
                     *         "source_text": null,
                     *         "cost": "60.00",
                     *         "revenue": "160.00",
                     *         "profit": "100.00",
                     *         "created_date": "2026-03-02T10:30:00Z",
                     *         "updated_date": "2026-03-02T11:30:00Z"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["EntryResponse"];
                };
            };
            400: components["responses"]["MalformedBody"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            415: components["responses"]["WrongContentType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    deleteEntry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description An entry.
                 * @example 1
                 */
                entry_id: components["parameters"]["EntryId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The entry is gone. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "The entry was deleted."
                     *     }
                     */
                    "application/json": components["schemas"]["MessageResponse"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    listTimers: {
        parameters: {
            query?: {
                /**
                 * @description Page to return, from 1.
                 * @example 1
                 */
                page?: components["parameters"]["Page"];
                /**
                 * @description Records on a page. That a client uses at most 100 was seen; maximum and default are guesses.
                 * @example 15
                 */
                per_page?: components["parameters"]["PerPage"];
                /**
                 * @description Field to sort by. Without it: by id. Records that are equal in the field come by id (guess).
                 * @example timer_date
                 */
                sort_by?: components["parameters"]["SortTimersBy"];
                /**
                 * @description Order of the records: ascending or descending. Only `desc` was seen; `asc` and the default are guesses.
                 * @example asc
                 */
                direction?: components["parameters"]["Direction"];
                /**
                 * @description Only timers in this state.
                 * @example running
                 */
                status?: components["parameters"]["TimerStatus"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of timers. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "timer_id": 1,
                     *           "user_id": 6,
                     *           "project_id": 1,
                     *           "phase_id": 1,
                     *           "todo_id": 1,
                     *           "notes": "Colour scheme",
                     *           "status": "running",
                     *           "seconds": 1500,
                     *           "timer_date": "2026-03-02",
                     *           "created_date": "2026-03-02T11:00:00Z",
                     *           "updated_date": "2026-03-02T11:00:00Z"
                     *         }
                     *       ],
                     *       "links": {
                     *         "first": "https://api.timeneye.com/api/v1/timers?page=1",
                     *         "last": "https://api.timeneye.com/api/v1/timers?page=1",
                     *         "prev": null,
                     *         "next": null
                     *       },
                     *       "meta": {
                     *         "current_page": 1,
                     *         "from": 1,
                     *         "last_page": 1,
                     *         "path": "https://api.timeneye.com/api/v1/timers",
                     *         "per_page": 15,
                     *         "to": 1,
                     *         "total": 1
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["TimerListResponse"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    createTimer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "project_id": 1,
                 *       "phase_id": 1,
                 *       "todo_id": 1,
                 *       "notes": "Colour scheme"
                 *     }
                 */
                "application/json": components["schemas"]["TimerCreate"];
            };
        };
        responses: {
            /** @description The new timer. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": {
                     *         "timer_id": 3,
                     *         "user_id": 6,
                     *         "project_id": 1,
                     *         "phase_id": 1,
                     *         "todo_id": 1,
                     *         "notes": "Colour scheme",
                     *         "status": "running",
                     *         "seconds": 0,
                     *         "timer_date": "2026-03-02",
                     *         "created_date": "2026-03-02T11:30:00Z",
                     *         "updated_date": "2026-03-02T11:30:00Z"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["TimerResponse"];
                };
            };
            400: components["responses"]["MalformedBody"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            415: components["responses"]["WrongContentType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    updateTimer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A timer.
                 * @example 1
                 */
                timer_id: components["parameters"]["TimerId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "notes": "Colour scheme, second round"
                 *     }
                 */
                "application/json": components["schemas"]["TimerUpdate"];
            };
        };
        responses: {
            /** @description The changed timer. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": {
                     *         "timer_id": 1,
                     *         "user_id": 6,
                     *         "project_id": 1,
                     *         "phase_id": 1,
                     *         "todo_id": 1,
                     *         "notes": "Colour scheme, second round",
                     *         "status": "running",
                     *         "seconds": 1500,
                     *         "timer_date": "2026-03-02",
                     *         "created_date": "2026-03-02T11:00:00Z",
                     *         "updated_date": "2026-03-02T11:30:00Z"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["TimerResponse"];
                };
            };
            400: components["responses"]["MalformedBody"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            415: components["responses"]["WrongContentType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    deleteTimer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A timer.
                 * @example 1
                 */
                timer_id: components["parameters"]["TimerId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The timer is gone. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "The timer was deleted."
                     *     }
                     */
                    "application/json": components["schemas"]["MessageResponse"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    pauseTimer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A timer.
                 * @example 1
                 */
                timer_id: components["parameters"]["TimerId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The paused timer. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": {
                     *         "timer_id": 1,
                     *         "user_id": 6,
                     *         "project_id": 1,
                     *         "phase_id": 1,
                     *         "todo_id": 1,
                     *         "notes": "Colour scheme",
                     *         "status": "paused",
                     *         "seconds": 1500,
                     *         "timer_date": "2026-03-02",
                     *         "created_date": "2026-03-02T11:00:00Z",
                     *         "updated_date": "2026-03-02T11:25:00Z"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["TimerResponse"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    resumeTimer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A timer.
                 * @example 1
                 */
                timer_id: components["parameters"]["TimerId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The running timer. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": {
                     *         "timer_id": 1,
                     *         "user_id": 6,
                     *         "project_id": 1,
                     *         "phase_id": 1,
                     *         "todo_id": 1,
                     *         "notes": "Colour scheme",
                     *         "status": "running",
                     *         "seconds": 1500,
                     *         "timer_date": "2026-03-02",
                     *         "created_date": "2026-03-02T11:00:00Z",
                     *         "updated_date": "2026-03-02T11:30:00Z"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["TimerResponse"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    stopTimer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A timer.
                 * @example 1
                 */
                timer_id: components["parameters"]["TimerId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The new entry. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": {
                     *         "entry_id": 13,
                     *         "user_id": 6,
                     *         "project_id": 1,
                     *         "phase_id": 1,
                     *         "todo_id": 1,
                     *         "client_id": 1,
                     *         "entry_date": "2026-03-02",
                     *         "entry_minutes": 25,
                     *         "notes": "Colour scheme",
                     *         "billed": 0,
                     *         "is_locked": 0,
                     *         "source_url": null,
                     *         "source_text": null,
                     *         "cost": "12.50",
                     *         "revenue": "33.33",
                     *         "profit": "20.83",
                     *         "created_date": "2026-03-02T11:25:00Z",
                     *         "updated_date": "2026-03-02T11:25:00Z"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["EntryResponse"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    listTodos: {
        parameters: {
            query?: {
                /**
                 * @description Page to return, from 1.
                 * @example 1
                 */
                page?: components["parameters"]["Page"];
                /**
                 * @description Records on a page. That a client uses at most 100 was seen; maximum and default are guesses.
                 * @example 15
                 */
                per_page?: components["parameters"]["PerPage"];
                /**
                 * @description Field to sort by. Without it: by id. Records that are equal in the field come by id (guess).
                 * @example name
                 */
                sort_by?: components["parameters"]["SortByName"];
                /**
                 * @description Order of the records: ascending or descending. Only `desc` was seen; `asc` and the default are guesses.
                 * @example asc
                 */
                direction?: components["parameters"]["Direction"];
                /**
                 * @description Only todos of these projects.
                 * @example [
                 *       1
                 *     ]
                 */
                "project_ids[]"?: components["parameters"]["TodoProjectIds"];
                /**
                 * @description 1: only completed todos, 0: only open ones.
                 * @example 0
                 */
                is_completed?: components["parameters"]["IsCompleted"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of todos. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "todo_id": 1,
                     *           "project_id": 1,
                     *           "phase_id": 1,
                     *           "name": "Choose the colour scheme",
                     *           "is_completed": 0,
                     *           "source_url": null
                     *         }
                     *       ],
                     *       "links": {
                     *         "first": "https://api.timeneye.com/api/v1/todos?page=1",
                     *         "last": "https://api.timeneye.com/api/v1/todos?page=1",
                     *         "prev": null,
                     *         "next": null
                     *       },
                     *       "meta": {
                     *         "current_page": 1,
                     *         "from": 1,
                     *         "last_page": 1,
                     *         "path": "https://api.timeneye.com/api/v1/todos",
                     *         "per_page": 15,
                     *         "to": 1,
                     *         "total": 1
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["TodoListResponse"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    getTodo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A todo.
                 * @example 1
                 */
                todo_id: components["parameters"]["TodoId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The todo. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": {
                     *         "todo_id": 1,
                     *         "project_id": 1,
                     *         "phase_id": 1,
                     *         "name": "Choose the colour scheme",
                     *         "is_completed": 0,
                     *         "source_url": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["TodoResponse"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
}
