#include "storage/migrations/texts.h"

namespace guildhall::storage {

std::string_view migration_0002_resource_types() {
    return R"sql(
CREATE TABLE resource_types (
    workspace_id {uuid} NOT NULL REFERENCES workspaces (id),
    id {uuid} NOT NULL,
    name {text} NOT NULL,
    created_at {time} NOT NULL,
    PRIMARY KEY (workspace_id, id)
) {keyed};
CREATE UNIQUE INDEX resource_types_name ON resource_types (workspace_id, name);

CREATE TABLE resource_type_actions (
    workspace_id {uuid} NOT NULL,
    type_id {uuid} NOT NULL,
    name {text} NOT NULL,
    builder_level {int} NOT NULL CHECK (builder_level IN (0, 1)),
    position {int} NOT NULL,
    PRIMARY KEY (workspace_id, type_id, name),
    FOREIGN KEY (workspace_id, type_id) REFERENCES resource_types (workspace_id, id) ON DELETE CASCADE
) {keyed};

CREATE TABLE resource_type_implications (
    workspace_id {uuid} NOT NULL,
    type_id {uuid} NOT NULL,
    action {text} NOT NULL,
    implied {text} NOT NULL,
    PRIMARY KEY (workspace_id, type_id, action, implied),
    FOREIGN KEY (workspace_id, type_id, action)
        REFERENCES resource_type_actions (workspace_id, type_id, name) ON DELETE CASCADE,
    FOREIGN KEY (workspace_id, type_id, implied)
        REFERENCES resource_type_actions (workspace_id, type_id, name) ON DELETE CASCADE
) {keyed};
CREATE INDEX resource_type_implications_of_implied ON resource_type_implications (workspace_id, type_id, implied);

ALTER TABLE resources ADD COLUMN external_id {text};
DROP INDEX resources_name;
CREATE UNIQUE INDEX resources_name ON resources (workspace_id, type, name_folded) WHERE external_id IS NULL;
CREATE UNIQUE INDEX resources_external_id ON resources (workspace_id, type, external_id)
    WHERE external_id IS NOT NULL;
)sql";
}

}  // namespace guildhall::storage
