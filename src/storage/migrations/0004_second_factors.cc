#include "storage/migrations/texts.h"

namespace guildhall::storage {

// last_step: the 30 seconds (since 1970) of the newest code that was taken, so that none is taken twice.
std::string_view migration_0004_second_factors() {
    return R"sql(
ALTER TABLE accounts ADD COLUMN second_factor_at {time};
ALTER TABLE instance ADD COLUMN second_factor {text} NOT NULL DEFAULT 'optional'
    CHECK (second_factor IN ('optional', 'admins', 'everyone'));
ALTER TABLE workspaces ADD COLUMN second_factor_required {int} NOT NULL DEFAULT 0
    CHECK (second_factor_required IN (0, 1));

CREATE TABLE second_factors (
    user_id {uuid} NOT NULL REFERENCES accounts (id),
    state {text} NOT NULL CONSTRAINT second_factors_state CHECK (state IN ('pending', 'enabled')),
    sealed {blob} NOT NULL,
    last_step {int} NOT NULL,
    created_at {time} NOT NULL,
    PRIMARY KEY (user_id, state)
) {keyed};

CREATE TABLE recovery_codes (
    user_id {uuid} NOT NULL REFERENCES accounts (id),
    code_hash {blob} NOT NULL,
    PRIMARY KEY (user_id, code_hash)
) {keyed};
)sql";
}

}  // namespace guildhall::storage
