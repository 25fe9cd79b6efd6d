#include "storage/migrations/texts.h"

namespace guildhall::storage {
namespace {

// Words and columns are those of model.md. What compares case-folded has a `…_folded` column that the program makes;
// a member's name_folded is of the name that the workspace sees. last_active_at 0 is never. Booleans are 0 and 1, times
// milliseconds. Every table of a workspace has workspace_id first in its key and refers to others with it, so a
// reference across workspaces can't be stored. Of tokens only SHA-256 is stored; secrets are sealed.
constexpr std::string_view kSchema = R"sql(
CREATE TABLE instance (
    id {int} PRIMARY KEY CHECK (id = 1),
    name {text} NOT NULL,
    revision {int} NOT NULL,
    user_limit {int} CHECK (user_limit >= 0),
    builder_limit {int} CHECK (builder_limit >= 0),
    invitation_days {int} NOT NULL DEFAULT 7 CHECK (invitation_days > 0),
    anyone_makes_workspaces {int} NOT NULL DEFAULT 0 CHECK (anyone_makes_workspaces IN (0, 1)),
    setup_done {int} NOT NULL CHECK (setup_done IN (0, 1))
) {rows};

CREATE TABLE accounts (
    id {uuid} NOT NULL,
    email {text} NOT NULL,
    email_folded {text} NOT NULL,
    name {text} NOT NULL,
    name_folded {text} NOT NULL,
    status {text} NOT NULL CONSTRAINT accounts_status CHECK (status IN ('pending', 'active', 'archived')),
    password_hash {text},
    email_verified_at {time},
    instance_admin {int} NOT NULL DEFAULT 0 CHECK (instance_admin IN (0, 1)),
    created_at {time} NOT NULL,
    {accounts_key}
) {rows};
CREATE UNIQUE INDEX accounts_email ON accounts (email_folded);
CREATE INDEX accounts_by_name ON accounts (name_folded, id);
CREATE INDEX accounts_by_status ON accounts (status, name_folded, id);
{account_search}

CREATE TABLE workspaces (
    id {uuid} PRIMARY KEY,
    name {text} NOT NULL,
    name_folded {text} NOT NULL,
    slug {text} NOT NULL,
    status {text} NOT NULL CONSTRAINT workspaces_status CHECK (status IN ('active', 'archived')),
    revision {int} NOT NULL,
    created_at {time} NOT NULL
) {keyed};
CREATE UNIQUE INDEX workspaces_name ON workspaces (name_folded);
CREATE UNIQUE INDEX workspaces_slug ON workspaces (slug);

CREATE TABLE guarded_origins (
    origin {text} PRIMARY KEY,
    workspace_id {uuid} NOT NULL REFERENCES workspaces (id),
    position {int} NOT NULL
) {keyed};
CREATE INDEX guarded_origins_workspace ON guarded_origins (workspace_id);

CREATE TABLE members (
    workspace_id {uuid} NOT NULL REFERENCES workspaces (id),
    id {uuid} NOT NULL,
    user_id {uuid} NOT NULL REFERENCES accounts (id),
    email_folded {text} NOT NULL,
    given_name {text} NOT NULL,
    name_folded {text} NOT NULL,
    role {text} NOT NULL CONSTRAINT members_role CHECK (role IN ('admin', 'builder', 'end_user')),
    role_cause {text} NOT NULL CONSTRAINT members_role_cause CHECK (role_cause IN ('explicit', 'automatic')),
    status {text} NOT NULL CONSTRAINT members_status CHECK (status IN ('invited', 'active', 'archived')),
    source {text} NOT NULL,
    invited_at {time} NOT NULL,
    invitation_expires_at {time},
    accepted_at {time},
    last_active_at {time} NOT NULL DEFAULT 0,
    {members_key}
) {rows};
CREATE UNIQUE INDEX members_user ON members (workspace_id, user_id);
CREATE INDEX members_of_user ON members (user_id);
CREATE INDEX members_by_name ON members (workspace_id, name_folded, id);
CREATE INDEX members_by_email ON members (workspace_id, email_folded, id);
CREATE INDEX members_by_role ON members (workspace_id, role, name_folded, id);
CREATE INDEX members_by_status ON members (workspace_id, status, name_folded, id);
CREATE INDEX members_by_last_active ON members (workspace_id, last_active_at, id);
{member_search}

CREATE TABLE member_metadata (
    workspace_id {uuid} NOT NULL,
    member_id {uuid} NOT NULL,
    key {text} NOT NULL,
    sealed {blob} NOT NULL,
    PRIMARY KEY (workspace_id, member_id, key),
    FOREIGN KEY (workspace_id, member_id) REFERENCES members (workspace_id, id) ON DELETE CASCADE
) {keyed};

CREATE TABLE groups (
    workspace_id {uuid} NOT NULL REFERENCES workspaces (id),
    id {uuid} NOT NULL,
    name {text} NOT NULL,
    name_folded {text} NOT NULL,
    kind {text} NOT NULL CONSTRAINT groups_kind CHECK (kind IN ('role', 'custom')),
    role {text} CONSTRAINT groups_role_value CHECK (role IN ('admin', 'builder', 'end_user')),
    app_create {int} NOT NULL DEFAULT 0 CHECK (app_create IN (0, 1)),
    app_delete {int} NOT NULL DEFAULT 0 CHECK (app_delete IN (0, 1)),
    data_source_create {int} NOT NULL DEFAULT 0 CHECK (data_source_create IN (0, 1)),
    data_source_delete {int} NOT NULL DEFAULT 0 CHECK (data_source_delete IN (0, 1)),
    folder_manage {int} NOT NULL DEFAULT 0 CHECK (folder_manage IN (0, 1)),
    constant_manage {int} NOT NULL DEFAULT 0 CHECK (constant_manage IN (0, 1)),
    version {int} NOT NULL,
    reviewed_at {time},
    reviewed_by {uuid} REFERENCES accounts (id),
    created_at {time} NOT NULL,
    PRIMARY KEY (workspace_id, id),
    CONSTRAINT groups_role_iff_role_group CHECK ((kind = 'role') = (role IS NOT NULL))
) {keyed};
CREATE UNIQUE INDEX groups_name ON groups (workspace_id, name_folded);
CREATE UNIQUE INDEX groups_role ON groups (workspace_id, role);
CREATE INDEX groups_reviewed_by ON groups (reviewed_by);

CREATE TABLE group_members (
    workspace_id {uuid} NOT NULL,
    group_id {uuid} NOT NULL,
    member_id {uuid} NOT NULL,
    expires_at {time},
    PRIMARY KEY (workspace_id, group_id, member_id),
    FOREIGN KEY (workspace_id, group_id) REFERENCES groups (workspace_id, id) ON DELETE CASCADE,
    FOREIGN KEY (workspace_id, member_id) REFERENCES members (workspace_id, id) ON DELETE CASCADE
) {keyed};
CREATE INDEX group_members_of_member ON group_members (workspace_id, member_id);

CREATE TABLE resources (
    workspace_id {uuid} NOT NULL REFERENCES workspaces (id),
    id {uuid} NOT NULL,
    type {text} NOT NULL,
    name {text} NOT NULL,
    name_folded {text} NOT NULL,
    kind {text} NOT NULL,
    owner_id {uuid},
    created_at {time} NOT NULL,
    PRIMARY KEY (workspace_id, id),
    FOREIGN KEY (workspace_id, owner_id) REFERENCES members (workspace_id, id)
) {keyed};
CREATE UNIQUE INDEX resources_name ON resources (workspace_id, type, name_folded);
CREATE INDEX resources_of_owner ON resources (workspace_id, owner_id);

CREATE TABLE apps (
    workspace_id {uuid} NOT NULL,
    id {uuid} NOT NULL,
    slug {text} NOT NULL,
    url {text} NOT NULL,
    description {text} NOT NULL,
    icon {text} NOT NULL,
    folder_id {uuid},
    released {int} NOT NULL DEFAULT 0 CHECK (released IN (0, 1)),
    PRIMARY KEY (workspace_id, id),
    FOREIGN KEY (workspace_id, id) REFERENCES resources (workspace_id, id) ON DELETE CASCADE,
    FOREIGN KEY (workspace_id, folder_id) REFERENCES resources (workspace_id, id)
) {keyed};
CREATE UNIQUE INDEX apps_slug ON apps (workspace_id, slug);
CREATE INDEX apps_in_folder ON apps (workspace_id, folder_id);

CREATE TABLE data_sources (
    workspace_id {uuid} NOT NULL,
    id {uuid} NOT NULL,
    options {text} NOT NULL,
    secrets {blob},
    PRIMARY KEY (workspace_id, id),
    FOREIGN KEY (workspace_id, id) REFERENCES resources (workspace_id, id) ON DELETE CASCADE
) {keyed};

CREATE TABLE constants (
    workspace_id {uuid} NOT NULL,
    id {uuid} NOT NULL,
    value {text},
    sealed {blob},
    PRIMARY KEY (workspace_id, id),
    FOREIGN KEY (workspace_id, id) REFERENCES resources (workspace_id, id) ON DELETE CASCADE,
    CONSTRAINT constants_open_or_sealed CHECK ((value IS NULL) <> (sealed IS NULL))
) {keyed};

CREATE TABLE grants (
    workspace_id {uuid} NOT NULL,
    id {uuid} NOT NULL,
    group_id {uuid} NOT NULL,
    name {text} NOT NULL,
    name_folded {text} NOT NULL,
    resource_type {text} NOT NULL,
    access {text} NOT NULL,
    hide_from_dashboard {int} NOT NULL DEFAULT 0 CHECK (hide_from_dashboard IN (0, 1)),
    scope {text} NOT NULL CONSTRAINT grants_scope CHECK (scope IN ('all', 'selected')),
    position {int} NOT NULL,
    PRIMARY KEY (workspace_id, id),
    FOREIGN KEY (workspace_id, group_id) REFERENCES groups (workspace_id, id) ON DELETE CASCADE,
    CONSTRAINT grants_hide_only_views CHECK (hide_from_dashboard = 0 OR (resource_type = 'app' AND access = 'view'))
) {keyed};
CREATE UNIQUE INDEX grants_name ON grants (workspace_id, group_id, name_folded);

CREATE TABLE grant_resources (
    workspace_id {uuid} NOT NULL,
    grant_id {uuid} NOT NULL,
    resource_id {uuid} NOT NULL,
    PRIMARY KEY (workspace_id, grant_id, resource_id),
    FOREIGN KEY (workspace_id, grant_id) REFERENCES grants (workspace_id, id) ON DELETE CASCADE,
    FOREIGN KEY (workspace_id, resource_id) REFERENCES resources (workspace_id, id) ON DELETE CASCADE
) {keyed};
CREATE INDEX grant_resources_of_resource ON grant_resources (workspace_id, resource_id);

CREATE TABLE invitations (
    workspace_id {uuid} NOT NULL,
    id {uuid} NOT NULL,
    member_id {uuid} NOT NULL,
    token_hash {blob} NOT NULL,
    kind {text} NOT NULL CONSTRAINT invitations_kind CHECK (kind IN ('shown', 'mailed')),
    was_shown {int} NOT NULL CHECK (was_shown IN (0, 1)),
    created_at {time} NOT NULL,
    expires_at {time} NOT NULL,
    PRIMARY KEY (workspace_id, id),
    FOREIGN KEY (workspace_id, member_id) REFERENCES members (workspace_id, id) ON DELETE CASCADE
) {keyed};
CREATE UNIQUE INDEX invitations_token ON invitations (token_hash);
CREATE INDEX invitations_of_member ON invitations (workspace_id, member_id, created_at);
CREATE INDEX invitations_by_end ON invitations (expires_at);

CREATE TABLE password_resets (
    id {uuid} PRIMARY KEY,
    user_id {uuid} NOT NULL REFERENCES accounts (id),
    token_hash {blob} NOT NULL,
    was_shown {int} NOT NULL CHECK (was_shown IN (0, 1)),
    made_by_admin {int} NOT NULL DEFAULT 0 CHECK (made_by_admin IN (0, 1)),
    created_at {time} NOT NULL,
    expires_at {time} NOT NULL
) {keyed};
CREATE UNIQUE INDEX password_resets_token ON password_resets (token_hash);
CREATE INDEX password_resets_of_user ON password_resets (user_id, created_at);
CREATE INDEX password_resets_by_end ON password_resets (expires_at);

CREATE TABLE sessions (
    id {uuid} PRIMARY KEY,
    user_id {uuid} NOT NULL REFERENCES accounts (id),
    token_hash {blob} NOT NULL,
    created_at {time} NOT NULL,
    last_seen_at {time} NOT NULL,
    expires_at {time} NOT NULL,
    confirmed_at {time} NOT NULL,
    address {text} NOT NULL,
    user_agent {text} NOT NULL
) {keyed};
CREATE UNIQUE INDEX sessions_token ON sessions (token_hash);
CREATE INDEX sessions_of_user ON sessions (user_id, last_seen_at);
CREATE INDEX sessions_by_end ON sessions (expires_at);

CREATE TABLE api_tokens (
    id {uuid} PRIMARY KEY,
    workspace_id {uuid} REFERENCES workspaces (id),
    user_id {uuid} NOT NULL REFERENCES accounts (id),
    name {text} NOT NULL,
    scopes {text} NOT NULL,
    token_hash {blob} NOT NULL,
    created_at {time} NOT NULL,
    expires_at {time},
    last_used_at {time},
    ended_at {time}
) {keyed};
CREATE UNIQUE INDEX api_tokens_token ON api_tokens (token_hash);
CREATE INDEX api_tokens_of_workspace ON api_tokens (workspace_id, created_at, id);
CREATE INDEX api_tokens_of_user ON api_tokens (user_id);

CREATE TABLE idempotency_keys (
    key_hash {blob} PRIMARY KEY,
    request_hash {blob} NOT NULL,
    status {int} NOT NULL,
    headers {text} NOT NULL,
    body {blob} NOT NULL,
    created_at {time} NOT NULL
) {rows};
CREATE INDEX idempotency_keys_by_age ON idempotency_keys (created_at);

CREATE TABLE audit_events (
    trail {blob} NOT NULL,
    seq {int} NOT NULL,
    id {uuid} NOT NULL,
    at {time} NOT NULL,
    workspace_id {uuid} REFERENCES workspaces (id),
    change_id {uuid} NOT NULL,
    actor_user_id {uuid},
    actor_email {text} NOT NULL,
    actor_folded {text} NOT NULL,
    via {text} NOT NULL,
    address {text} NOT NULL,
    request_id {text} NOT NULL,
    action {text} NOT NULL,
    target_type {text} NOT NULL,
    target_id {text} NOT NULL,
    target_name {text} NOT NULL,
    body {text} NOT NULL,
    undo {text},
    search_text {text} NOT NULL,
    prev_hash {blob} NOT NULL,
    hash {blob} NOT NULL,
    PRIMARY KEY (trail, seq)
) {rows};
CREATE UNIQUE INDEX audit_events_id ON audit_events (id);
CREATE INDEX audit_events_by_change ON audit_events (trail, change_id, seq);
CREATE INDEX audit_events_by_time ON audit_events (trail, at, seq);
CREATE INDEX audit_events_by_action ON audit_events (trail, action, seq);
CREATE INDEX audit_events_by_actor ON audit_events (trail, actor_folded, seq);
CREATE INDEX audit_events_by_target ON audit_events (trail, target_id, seq);
CREATE INDEX audit_events_by_request ON audit_events (trail, request_id, seq);
CREATE INDEX audit_events_of_workspace ON audit_events (workspace_id);

CREATE TABLE audit_checkpoints (
    trail {blob} NOT NULL,
    seq {int} NOT NULL,
    hash {blob} NOT NULL,
    at {time} NOT NULL,
    signature {blob} NOT NULL,
    PRIMARY KEY (trail, seq)
) {keyed};

CREATE TABLE outbox (
    id {uuid} PRIMARY KEY,
    kind {text} NOT NULL,
    recipient {text} NOT NULL,
    user_id {uuid} REFERENCES accounts (id),
    workspace_id {uuid},
    member_id {uuid},
    details {text} NOT NULL,
    sealed_token {blob},
    counted {int} NOT NULL CHECK (counted IN (0, 1)),
    state {text} NOT NULL CONSTRAINT outbox_state CHECK (state IN ('queued', 'sent', 'failed', 'ended')),
    attempts {int} NOT NULL DEFAULT 0,
    next_attempt_at {time} NOT NULL,
    error {text} NOT NULL DEFAULT '',
    created_at {time} NOT NULL,
    sent_at {time},
    FOREIGN KEY (workspace_id, member_id) REFERENCES members (workspace_id, id) ON DELETE CASCADE,
    CONSTRAINT outbox_done_is_wiped CHECK (state NOT IN ('sent', 'ended') OR sealed_token IS NULL)
) {keyed};
CREATE INDEX outbox_due ON outbox (state, next_attempt_at);
CREATE INDEX outbox_by_recipient ON outbox (recipient, kind, created_at);
CREATE INDEX outbox_by_age ON outbox (created_at, id);
CREATE INDEX outbox_of_member ON outbox (workspace_id, member_id);
CREATE INDEX outbox_of_user ON outbox (user_id);

CREATE TABLE throttle (
    key_hash {blob} PRIMARY KEY,
    failures {int} NOT NULL,
    first_at {time} NOT NULL,
    last_at {time} NOT NULL,
    last_success_at {time} NOT NULL
) {keyed};
CREATE INDEX throttle_by_age ON throttle (last_at);
)sql";

}  // namespace

std::string_view migration_0001_schema() { return kSchema; }

}  // namespace guildhall::storage
